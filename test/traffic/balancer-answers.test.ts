import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import http from "node:http";
import http2 from "node:http2";
import net from "node:net";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import type { Certificate } from "../../twin/contract/certificate";
import type { TargetGroup } from "../../twin/contract/desired-state";
import { PlaneFixture } from "../support/balancer-plane";
import { balancer, forward, listener, quickCheck, targetGroup } from "../support/balancing";
import { reserveSlot } from "../support/slots";
import { type AskOptions, ask, sleep, until } from "../support/traffic";

const slot = reserveSlot();
const address = `127.${slot}.0.4`;
const url = `http://${address}:8080`;
const secure = `https://${address}:8443`;
const certificate: Certificate = {
  arn: "arn:aws:acm:eu-west-1:123456789012:certificate/first",
  domainNames: ["first.example.com"],
  keyAlgorithm: "EC_prime256v1",
  imported: undefined,
};

/** Header lines of so many bytes each. */
const lines = (count: number, bytes: number): http.OutgoingHttpHeaders =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const name = `x-line-${String(index).padStart(5, "0")}`;
      return [name, "a".repeat(bytes - name.length - ": \r\n".length)];
    }),
  );

/** Sends bytes on a connection of their own and returns the first line of what comes back. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = net.connect({ host: address, port: 8080 }, () => socket.write(text));
    socket.setTimeout(5_000, () => socket.destroy(new Error("timeout")));
    socket.on("data", (chunk: Buffer) => {
      answer += chunk.toString("latin1");
      if (answer.includes("\r\n\r\n")) socket.end();
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(answer.split("\r\n")[0] ?? ""));
  });
}

describe("an application balancer's own answers", { timeout: 120_000 }, () => {
  let fixture: PlaneFixture;
  before(async () => {
    fixture = await PlaneFixture.open(slot);
    await fixture.start("a");
    await serve();
    await fixture.whenAll("healthy", ["a"]);
  });
  after(() => fixture.close());

  const serve = (stickiness?: TargetGroup["stickiness"]) => {
    const defaultAction = forward({ blue: 1 }, stickiness === undefined ? 0 : 3600);
    const listeners = [
      listener(8080, { defaultAction }),
      listener(8443, { defaultAction, protocol: "HTTPS", certificates: [certificate.arn] }),
    ];
    return fixture.apply(
      {
        balancers: [balancer(slot, listeners, { accessLogs: true })],
        targetGroups: [targetGroup("blue", { healthCheck: { ...quickCheck, unhealthyThreshold: 10 }, stickiness })],
        certificates: [certificate],
      },
      fixture.in("blue", "a"),
    );
  };
  const log = async () => {
    const text = await readFile(path.join(fixture.folder, "logs", "web", "access.log"), "utf8").catch(() => "");
    return text.split("\n").filter((line) => line !== "");
  };
  const status = async (target: string, options: AskOptions = {}) => (await ask(`${url}${target}`, options)).status;

  it("is 502 whenever a target closes, on any request of a connection: case twin-keepalive-502", async () => {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    const statuses: number[] = [];
    for (let round = 0; round < 10; round++) {
      for (const target of ["/", "/abort", "/", "/reset"]) {
        statuses.push((await ask(`${url}${target}?keep=1`, { agent })).status);
      }
    }
    agent.destroy();
    assert.deepEqual(statuses, Array.from({ length: 10 }, () => [200, 502, 200, 502]).flat());
    const page = await ask(`${url}/abort`);
    assert.deepEqual([page.headers["server"], page.body.includes("502 Bad Gateway")], ["awselb/2.0", true]);
    const failed = async () => (await log()).filter((line) => /\/(abort|reset)\?keep=1 HTTP/.test(line));
    await until(async () => (await failed()).length >= 20, 5_000, "a line for every failed request");
    for (const line of await failed()) {
      const [kind, , , client = "", target = "", ...rest] = line.split(" ");
      assert.equal(kind, "http");
      assert.match(client, /^127\.0\.0\.1:\d+$/);
      assert.equal(target, `${fixture.node("a").address}:8080`);
      // The three times, the balancer's status and the target's.
      assert.match(rest.slice(0, 5).join(" "), /^\d+\.\d{3} -1 -1 502 -$/);
      assert.match(line, /targetgroup\/blue\/.* "forward" /);
    }
    assert.equal((await failed()).length, 20);
  });

  it("is 502 over HTTP/2 too: case twin-keepalive-502", async () => {
    const ca = await readFile(path.join(fixture.folder, "ca", "ca.pem"), "utf8");
    const session = http2.connect(secure, { ca, checkServerIdentity: () => undefined });
    const get = (target: string) =>
      new Promise<number>((resolve, reject) => {
        const stream = session.request({ ":path": target });
        stream.on("response", (headers) => resolve(Number(headers[":status"])));
        stream.on("error", reject);
        stream.resume();
        stream.end();
      });
    const statuses = [await get("/abort"), await get("/"), await get("/reset"), await get("/")];
    session.close();
    assert.deepEqual(statuses, [502, 200, 502, 200]);
    await until(
      async () => (await log()).some((line) => /^h2 .* 502 - .*\/reset HTTP\/2\.0/.test(line)),
      5_000,
      "a line",
    );
  });

  it("counts such a request among the server's errors", async () => {
    const errors = () => fixture.plane.counters().balancers.values().next().value?.serverErrors ?? 0;
    const before = errors();
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    for (const target of ["/", "/abort"]) await ask(`${url}${target}`, { agent });
    agent.destroy();
    await until(() => errors() > before, 5_000, "another error is counted");
  });

  it("takes headers up to the vendor's quotas and no more: case twin-header-limits", async () => {
    const cases: [string, number, string, http.OutgoingHttpHeaders][] = [
      ["60 KB of headers", 200, "/", lines(15, 4000)],
      ["68 KB of headers", 400, "/", lines(17, 4000)],
      ["a header of 16,000 bytes", 200, "/", lines(1, 16_000)],
      ["a header of 17,000 bytes", 400, "/", lines(1, 17_000)],
      ["300 lines", 200, "/", lines(300, 60)],
      ["1,500 lines", 200, "/", lines(1500, 30)],
      ["a URL of 16,000 bytes", 200, `/${"a".repeat(16_000)}`, {}],
      ["a URL of 17,000 bytes", 414, `/${"a".repeat(17_000)}`, {}],
      ["30 KB of answer's headers", 200, "/headers/30000", {}],
      ["34 KB of answer's headers", 502, "/headers/34000", {}],
      ["30 addresses", 200, "/", { "x-forwarded-for": Array(30).fill("10.0.0.1").join(", ") }],
      ["31 addresses", 463, "/", { "x-forwarded-for": Array(31).fill("10.0.0.1").join(", ") }],
    ];
    const large = new http.Agent({ maxSockets: 1 });
    for (const [what, expected, target, headers] of cases) {
      const answer = await new Promise<{ status: number; server: unknown }>((resolve, reject) => {
        const request = http.request(
          `${url}${target}`,
          { headers, agent: large, maxHeaderSize: 200_000 },
          (response) => {
            response.resume();
            response.on("end", () =>
              resolve({ status: response.statusCode ?? 0, server: response.headers["server"] ?? "" }),
            );
          },
        );
        request.on("error", reject);
        request.end();
      });
      assert.deepEqual([what, answer.status], [what, expected]);
      if (expected !== 200) assert.equal(answer.server, "awselb/2.0", what);
    }
    large.destroy();
  });

  it("refuses a body that follows large headers no more than without them", async () => {
    assert.equal(await status("/", { method: "POST", headers: lines(10, 4000), body: "b".repeat(200_000) }), 200);
  });

  it("refuses TRACE, transfer codings it does not know and what is no HTTP", async () => {
    assert.equal(await status("/", { method: "TRACE" }), 405);
    // HAProxy's own number for it; the log has the vendor's.
    const coded = "GET /coded HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n";
    assert.match(await raw(coded), / 422 /);
    await until(async () => (await log()).some((line) => / 501 - /.test(line)), 5_000, "a line");
    assert.match(await raw("GET / nonsense\r\n\r\n"), / 400 /);
    await until(
      async () => (await log()).some((line) => /"TRACE .* 405 - /.test(line) || / 405 - .*"TRACE /.test(line)),
      5_000,
      "a line",
    );
    const line = (await log()).find((candidate) => candidate.includes('"TRACE ')) ?? "";
    assert.match(line, / -1 \d{4}-\d\d-\d\dT\S+ "-" /);
  });

  it("logs 460 for a client that takes its request back before the answer", async () => {
    const ca = await readFile(path.join(fixture.folder, "ca", "ca.pem"), "utf8");
    const session = http2.connect(secure, { ca, checkServerIdentity: () => undefined });
    session.on("error", () => undefined);
    const stream = session.request({ ":path": "/slow?ms=1500&gone" });
    stream.on("error", () => undefined);
    stream.end();
    await sleep(300);
    stream.close(http2.constants.NGHTTP2_CANCEL);
    const line = async () => (await log()).find((candidate) => candidate.includes("&gone"));
    await until(async () => (await line()) !== undefined, 6_000, "a line for it");
    session.close();
    assert.match((await line()) ?? "", / 460 - /);
  });

  it("sets cookies that browsers keep: case 21-twin-cors-cookies", async () => {
    await serve({ type: "lb_cookie", duration: 600 });
    const ca = await readFile(path.join(fixture.folder, "ca", "ca.pem"), "utf8");
    const cookies = async (target: string, options: AskOptions = {}) =>
      ((await ask(target, options)).headers["set-cookie"] ?? [])
        .map((cookie) => cookie.replace(/=[^;]+;/, "=v;"))
        .toSorted();
    const date = /Expires=[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT/;
    const dated = (list: readonly string[]) => list.map((cookie) => cookie.replace(date, "Expires=date"));
    assert.deepEqual(dated(await cookies(secure, { ca })), [
      "AWSALB=v; Expires=date; Path=/",
      "AWSALBCORS=v; Expires=date; Path=/; SameSite=None; Secure",
      "AWSALBTG=v; Expires=date; Path=/",
      "AWSALBTGCORS=v; Expires=date; Path=/; SameSite=None; Secure",
    ]);
    assert.deepEqual(dated(await cookies(url)), [
      "AWSALB=v; Expires=date; Path=/",
      "AWSALBCORS=v; Expires=date; Path=/; SameSite=None",
      "AWSALBTG=v; Expires=date; Path=/",
      "AWSALBTGCORS=v; Expires=date; Path=/; SameSite=None",
    ]);
    const [first = ""] = await cookies(secure, { ca });
    const until = Date.parse(/Expires=([^;]+)/.exec(first)?.[1] ?? "");
    assert.ok(Math.abs(until - Date.now() - 600_000) < 5_000, first);
  });
});
