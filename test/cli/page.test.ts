import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { get, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { pageFiles } from "../../cli/page/files";
import { pathBehind, refusal } from "../../cli/page/guard";
import { readLastDrill } from "../../cli/page/last-drill";
import { PageServer } from "../../cli/page/server";
import { UserError } from "../../model/user-error";
import { root } from "../../tools/setup";
import { runCommand } from "../support/commands";
import { playedSource } from "../support/page";

const token = "0123456789abcdef0123456789abcdef";

describe("who is answered by the page's server", () => {
  const asked = (headers: Record<string, string>, method = "GET") =>
    refusal({ method, headers: { host: "127.0.0.1:4700", ...headers } }, 4700)?.status;

  test("its own page, a link that is opened, and curl", () => {
    assert.equal(asked({}), undefined);
    assert.equal(asked({ host: "localhost:4700" }), undefined);
    assert.equal(asked({ origin: "http://127.0.0.1:4700", "sec-fetch-site": "same-origin" }), undefined);
    assert.equal(asked({ "sec-fetch-site": "none" }), undefined);
  });

  test("no other name, origin or site, and no method that changes anything", () => {
    for (const host of ["evil.example", "evil.example:4700", "127.0.0.1:4701", "127.0.0.1", ""])
      assert.equal(asked({ host }), 403);
    assert.equal(asked({ origin: "http://evil.example" }), 403);
    assert.equal(asked({ origin: "null" }), 403);
    assert.equal(asked({ origin: "https://127.0.0.1:4700" }), 403);
    assert.equal(asked({ "sec-fetch-site": "cross-site" }), 403);
    assert.equal(asked({ "sec-fetch-site": "same-site" }), 403);
    for (const method of ["POST", "PUT", "DELETE", "HEAD", "OPTIONS"]) assert.equal(asked({}, method), 405);
  });

  test("nothing without the secret of its address", () => {
    assert.equal(pathBehind(token, `/${token}/events`)?.pathname, "/events");
    assert.equal(pathBehind(token, `/${token}/`)?.pathname, "/");
    for (const url of [
      "/",
      "/events",
      `/${token.slice(1)}/`,
      `/${token.slice(1)}0/`,
      "//",
      "http://[",
      `/x/../${token.slice(0, 31)}g/`,
    ])
      assert.equal(pathBehind(token, url), undefined, url);
  });
});

describe("the page's server", () => {
  let server: PageServer;
  before(async () => {
    server = await PageServer.start({
      ...{ port: 0, token, files: pageFiles('sh"op<') },
      source: playedSource(500, {
        ask: (id) =>
          Promise.reject(id === "broken" ? new Error("/secret/path") : new UserError(`${id}: no such query`)),
      }),
    });
  });
  after(() => server.stop());

  interface Got {
    readonly status: number;
    readonly headers: NodeJS.Dict<string | string[]>;
    readonly body: Buffer;
  }
  const ask = (path: string, headers: Record<string, string> = {}): Promise<Got> =>
    new Promise((resolve, reject) => {
      get(`http://127.0.0.1:${server.port}${path}`, { headers }, (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
        );
      }).on("error", reject);
    });

  test("is on this machine's own address, with all that keeps other origins out on every answer", async () => {
    assert.match(server.url, /^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\/$/);
    for (const path of [`/${token}/`, `/${token}/page.js`, `/${token}/drill`, `/${token}/none`, "/"]) {
      const { headers } = await ask(path);
      const policy = String(headers["content-security-policy"]);
      assert.match(policy, /default-src 'none'.*script-src 'self'.*connect-src 'self'.*frame-ancestors 'none'/, path);
      assert.doesNotMatch(policy, /unsafe|https?:|\*/);
      assert.equal(headers["x-content-type-options"], "nosniff");
      assert.equal(headers["referrer-policy"], "no-referrer");
    }
    assert.equal((await ask("/")).status, 404);
    assert.equal((await ask(`/${token}/`, { host: "evil.example" })).status, 403);
  });

  test("names the stack as text, and all its files together are below 150 kB", async () => {
    const files = await Promise.all(
      ["", "page.js", "page.css"].map((file) => ask(`/${token}/${file}`, { "accept-encoding": "gzip" })),
    );
    assert.deepEqual(
      files.map(({ status }) => status),
      [200, 200, 200],
    );
    const size = files.reduce((sum, { body }) => sum + body.length, 0);
    assert.ok(size < 150_000, `${size} bytes`);
    const [page] = files;
    assert.ok(page);
    assert.match(gunzipSync(page.body).toString(), /<h1>sh&#34;op&#60;<\/h1>/);
    const plain = (await ask(`/${token}/page.js`)).body.toString();
    assert.match(plain, /^\/\*! uplot\nThe MIT License/);
    assert.doesNotMatch(plain, /https?:\/\/(?!www\.w3\.org\/)/);
  });

  test("tells a view at once and another each second, and looks no more once it is left", async () => {
    const texts: string[] = [];
    const stream = request(`${server.url}events`);
    await new Promise<void>((resolve, reject) => {
      stream.on("response", (response) => {
        assert.equal(response.headers["content-type"], "text/event-stream");
        response.setEncoding("utf8").on("data", (text: string) => {
          texts.push(text);
          if (texts.join("").split("\n\n").length > 2) resolve();
        });
        response.on("error", () => undefined);
      });
      stream.on("error", reject).end();
    });
    stream
      .removeAllListeners("error")
      .on("error", () => undefined)
      .destroy();
    const [first = "", second = ""] = texts.join("").split("\n\n");
    const at = (text: string) => (JSON.parse(text.slice("data: ".length)) as { at: number; nodes: unknown[] }).at;
    assert.equal(at(second) - at(first), 1000);
  });

  test("says what a user can mend, and nothing of what broke inside", async () => {
    const users = await ask(`/${token}/logs?question=none`);
    assert.deepEqual([users.status, JSON.parse(users.body.toString())], [422, { problem: "none: no such query" }]);
    const broken = await ask(`/${token}/logs?question=broken`);
    assert.equal(broken.status, 500);
    assert.doesNotMatch(broken.body.toString(), /secret/);
  });
});

test("a port that is taken is refused", async () => {
  const options = { token, files: new Map(), source: playedSource(1) };
  const one = await PageServer.start({ ...options, port: 0 });
  try {
    await assert.rejects(PageServer.start({ ...options, port: one.port }), /--port \d+: listen EADDRINUSE/);
  } finally {
    await one.stop();
  }
  const { code, stderr } = await runCommand({
    args: ["page", "local", "--port", "70000"],
    cwd: root,
    env: process.env,
  });
  assert.deepEqual([code, stderr.includes("--port 70000: not a port; 1 to 65535")], [2, true], stderr);
});

test("the last drill is the newest file that can be read; what is none, or being written, is passed over", () => {
  const folder = mkdtempSync(join(tmpdir(), "vipkit-page-"));
  try {
    assert.equal(readLastDrill(folder), undefined);
    const drills = join(folder, "drills");
    mkdirSync(drills);
    const drill = playedSource(1).lastDrill();
    writeFileSync(join(drills, "20261130T220000-nodeCrash.json"), JSON.stringify({ schemaVersion: 1, ...drill }));
    writeFileSync(join(drills, "20261130T230000-zoneLoss.json"), '{"drill":"zoneL');
    writeFileSync(join(drills, "20261130T230001-zoneLoss.json"), '{"drill":"zoneLoss"}');
    assert.deepEqual(readLastDrill(folder), drill);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
