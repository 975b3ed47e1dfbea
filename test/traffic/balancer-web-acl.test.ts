import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { WebAclInput } from "../../components/aws/web-acl/inputs";
import { PlaneFixture } from "../support/balancer-plane";
import { balancer, forward, listener, quickCheck, targetGroup } from "../support/balancing";
import { reserveSlot } from "../support/slots";
import { ask } from "../support/traffic";
import { enforced } from "../support/web-acl";

const slot = reserveSlot();
const address = `127.${slot}.0.4`;
const url = `http://${address}:8080`;
/** A client inside 10.20.9.0/24 and one beside it, as this machine has them. */
const office = `127.${slot}.9.7`;
const elsewhere = `127.${slot}.8.7`;

describe("a web ACL before an application balancer", { timeout: 120_000 }, () => {
  let fixture: PlaneFixture;
  before(async () => {
    fixture = await PlaneFixture.open(slot);
    await fixture.start("a");
    await serve({ flood: { priority: 1, rate: { limit: 2000000000 } } });
    await fixture.whenAll("healthy", ["a"]);
  });
  after(() => fixture.close());

  const serve = (rules: WebAclInput["rules"], more: Partial<WebAclInput> = {}) =>
    fixture.apply(
      {
        balancers: [
          balancer(
            slot,
            [8080, 8081].map((port) => listener(port, { defaultAction: forward({ blue: 1 }) })),
            {
              webAcl: enforced({ rules, ...more }),
            },
          ),
        ],
        targetGroups: [targetGroup("blue", { healthCheck: quickCheck })],
      },
      fixture.in("blue", "a"),
    );

  type Request = NonNullable<Parameters<typeof ask>[1]>;
  const status = async (path: string, request: Request = {}, at = url) => (await ask(`${at}${path}`, request)).status;

  it("lets in the ranges of an IP set, and answers the others as the rule says", async () => {
    const response = { statusCode: 451, body: "not\nfrom here: 100 %", headers: { "x-why": "range" } };
    await serve({ abroad: { priority: 1, except: { ips: ["10.20.9.0/24", "2001:db8::/32"] }, response } });
    assert.equal(await status("/", { from: office }), 200);
    const refused = await ask(url, { from: elsewhere });
    assert.deepEqual(
      [refused.status, refused.body, refused.headers["x-why"], refused.headers["content-type"], refused.headers.server],
      [451, "not\nfrom here: 100 %", "range", "text/plain", "awselb/2.0"],
    );
  });

  it("blocks beyond a rate, each client apart, over all listeners together, and what it does not describe never", async () => {
    await serve({
      flood: {
        priority: 1,
        match: { path: { startsWith: ["/search"] } },
        rate: { limit: 10, window: 60 },
        response: { statusCode: 429 },
      },
    });
    const answers: number[] = [];
    for (let count = 0; count < 15; count += 1) {
      const at = count % 2 === 0 ? url : `http://${address}:8081`;
      answers.push(await status("/search", { from: office }, at));
    }
    assert.deepEqual(answers, [...Array<number>(10).fill(200), ...Array<number>(5).fill(429)]);
    assert.equal(await status("/search", { from: elsewhere }), 200);
    assert.equal(await status("/", { from: office }), 200);
  });

  it("counts by the address in X-Forwarded-For, or all together", async () => {
    await serve({
      proxied: { priority: 1, match: { path: { exactly: ["/one"] } }, rate: { limit: 10, by: "forwardedIp" } },
      all: { priority: 2, match: { path: { exactly: ["/all"] } }, rate: { limit: 10, by: "all" } },
    });
    const last = async (path: string, request: (count: number) => Request) => {
      let answer = 0;
      for (let count = 0; count < 11; count += 1) answer = await status(path, request(count));
      return answer;
    };
    const from = (ip: string): Request => ({ headers: { "x-forwarded-for": `${ip}, 192.0.2.9` } });
    assert.equal(await last("/one", () => from("192.0.2.1")), 403);
    assert.equal(await status("/one", from("192.0.2.2")), 200);
    assert.equal(await last("/one", () => ({})), 200);
    assert.equal(await last("/all", (count) => ({ from: count % 2 === 0 ? office : elsewhere })), 403);
  });

  it("asks rules in their order: the first that allows or blocks decides, one that counts goes on", async () => {
    await serve({
      last: { priority: 30, match: { path: { startsWith: ["/admin"] } } },
      seen: {
        priority: 10,
        action: "count",
        match: { headers: { "User-Agent": { contains: ["curl"], ignoreCase: true } } },
        labels: ["tool"],
      },
      staff: {
        priority: 20,
        action: "allow",
        match: { headers: { "x-staff": { exactly: ["yes"] } }, methods: ["GET", "HEAD"] },
      },
      tools: { priority: 40, match: { label: "tool", path: { regex: ["^/v[0-9]+/export$"] } } },
    });
    assert.equal(await status("/admin/x"), 403);
    assert.equal(await status("/admin/x", { headers: { "x-staff": "yes" } }), 200);
    assert.equal(await status("/admin/x", { method: "POST", headers: { "x-staff": "yes" } }), 403);
    assert.equal(await status("/", { headers: { "user-agent": "CURL/8" } }), 200);
    assert.equal(await status("/v2/export", { headers: { "user-agent": "CURL/8" } }), 403);
    assert.equal(await status("/v2/export", { headers: { "user-agent": "firefox" } }), 200);
    assert.equal(await status("/v2/exports", { headers: { "user-agent": "curl" } }), 200);
  });

  it("joins conditions: all of match, any text of one, nothing of except", async () => {
    await serve({
      odd: {
        priority: 1,
        match: { path: { endsWith: [".php", ".asp"], contains: ["/cgi/"] }, query: { contains: ["id="] } },
        except: { ips: ["10.20.9.0/24"], headers: { "x-pass": { startsWith: ["let"] } } },
      },
    });
    const cases: readonly (readonly [path: string, request: Request])[] = [
      ["/a.php?id=1", {}],
      ["/x/cgi/y?id=1", {}],
      ["/a.php", {}],
      ["/a.phpx?id=1", {}],
      ["/a.asp?id=1", { from: office }],
      ["/a.asp?id=1", { headers: { "x-pass": "let me in" } }],
      ["/a.asp?id=1", { headers: { "x-pass": "no" } }],
    ];
    const got = await Promise.all(cases.map(([path, request]) => status(path, request)));
    assert.deepEqual(got, [403, 403, 200, 200, 200, 200, 403]);
  });

  it("blocks by default what no rule allows, and bodies that are too large", async () => {
    await serve(
      {
        large: { priority: 1, match: { bodyLargerThan: 1000 }, response: { statusCode: 413 } },
        known: { priority: 2, action: "allow", match: { path: { startsWith: ["/shop"] } } },
      },
      { defaultAction: "block", response: { statusCode: 404, contentType: "application/json", body: '{"a":1}' } },
    );
    assert.equal(await status("/shop/1"), 200);
    const none = await ask(`${url}/other`);
    assert.deepEqual([none.status, none.body, none.headers["content-type"]], [404, '{"a":1}', "application/json"]);
    assert.equal(await status("/shop/1", { method: "POST", body: "x".repeat(1001) }), 413);
    assert.equal(await status("/shop/1", { method: "POST", body: "x".repeat(1000) }), 200);
  });
});
