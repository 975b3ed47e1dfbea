import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Condition, Listener, Rewrite, Rule } from "../../twin/contract/desired-state";
import { PlaneFixture } from "../support/balancer-plane";
import { balancer, forward, listener, quickCheck, targetGroup } from "../support/balancing";
import { reserveSlot } from "../support/slots";
import { ask } from "../support/traffic";

const slot = reserveSlot();
const address = `127.${slot}.0.4`;
const url = `http://${address}:8080`;

const rule = (priority: number, conditions: Condition[], rewrites: Rewrite[], action = forward({ blue: 1 })): Rule => ({
  arn: `rule/${priority}`,
  priority,
  conditions,
  rewrites,
  action,
});
const say = (body: string): Rule["action"] => ({
  type: "fixed-response",
  statusCode: 200,
  contentType: "text/plain",
  body,
});
const under = (prefix: string): Condition => ({ field: "path", values: [`${prefix}*`] });
const rewrite = (part: Rewrite["part"], regex: string, replace: string): Rewrite => ({ part, regex, replace });

describe("an application balancer that rewrites", { timeout: 120_000 }, () => {
  let fixture: PlaneFixture;
  before(async () => {
    fixture = await PlaneFixture.open(slot);
    await fixture.start("a");
    await serve([], {});
    await fixture.whenAll("healthy", ["a"]);
  });
  after(() => fixture.close());

  const serve = (rules: readonly Rule[], changes: Partial<Listener>) =>
    fixture.apply(
      {
        balancers: [balancer(slot, [listener(8080, { rules, defaultAction: forward({ blue: 1 }), ...changes })])],
        targetGroups: [targetGroup("blue", { healthCheck: quickCheck })],
      },
      fixture.in("blue", "a"),
    );

  /** Host and URL as the node gets them. */
  const seen = async (path: string, host = "shop.example.com") => {
    const answer = await ask(`${url}/`, { path, headers: { host } });
    if (answer.status !== 200) return String(answer.status);
    const { url: target, headers } = JSON.parse(answer.body);
    return `${headers.host} ${target}`;
  };

  it("rewrites the URL of the rule that matched, where its expression matches", async () => {
    await serve(
      [
        rule(1, [under("/dp/")], [rewrite("url", "^/dp/([A-Za-z0-9]+)/?$", "/product.php?id=$1")]),
        rule(2, [under("/api/")], [rewrite("url", "^/api", "")]),
        rule(3, [under("/swap/")], [rewrite("url", "^/swap/(\\w+)/(\\w+)", "/$2/$1")]),
        rule(4, [under("/odd/")], [rewrite("url", "b|c", "100%[src]\\1$0$2")]),
        rule(5, [under("/q")], [rewrite("url", "\\?(.*&)?debug=1", "?$1debug=0")]),
        rule(6, [under("/broken/")], [rewrite("url", "^/broken/", "broken")]),
        rule(7, [under("/case/")], [rewrite("url", "(?i)^/CASE/(?:x)(?P<rest>.*)", "/$1")]),
      ],
      {},
    );
    const got = await Promise.all(
      [
        "/dp/B09G3HRMW",
        "/dp/B09G3HRMW?ref=1",
        "/api/orders?x=1",
        "/swap/a/b/c?d",
        "/odd/abc",
        "/q?x=1&debug=1&y=2",
        "/broken/x",
        "/case/xyz",
        "/other/api",
      ].map((path) => seen(path)),
    );
    assert.deepEqual(got, [
      "shop.example.com /product.php?id=B09G3HRMW",
      "shop.example.com /dp/B09G3HRMW?ref=1",
      "shop.example.com /orders?x=1",
      "shop.example.com /b/a/c?d",
      "shop.example.com /odd/a100%[src]\\1c",
      "shop.example.com /q?x=1&debug=0&y=2",
      "500",
      "shop.example.com /yz",
      "shop.example.com /other/api",
    ]);
  });

  it("rewrites the host, and leaves the choice of the rule to the request as it came", async () => {
    const both = [
      rewrite("host", "^mywebsite-(.+)\\.com$", "internal.dev.$1.myweb.com"),
      rewrite("url", "^/(.*)$", "/new/$1"),
    ];
    await serve([rule(1, [{ field: "host", values: ["mywebsite-*.com"] }], both)], {});
    assert.equal(await seen("/a?b", "mywebsite-example.com"), "internal.dev.example.myweb.com /new/a?b");
    assert.equal(await seen("/a?b", "mywebsite-example.org"), "mywebsite-example.org /a?b");
  });

  it("takes regular expressions for paths, hosts and headers", async () => {
    const regex = true as const;
    await serve(
      [
        rule(1, [{ field: "path", values: ["^/(en|de)/", "^/v[0-9]+$"], regex }], [], say("path")),
        rule(2, [{ field: "host", values: ["^[a-z]+\\.example\\.com:8443$"], regex }], [], say("host")),
        rule(3, [{ field: "header", name: "X-Version", values: ["^v[12]$", "(?i)BETA"], regex }], [], say("header")),
      ],
      { defaultAction: say("none") },
    );
    const bodies = await Promise.all(
      [
        ask(`${url}/de/x`),
        ask(`${url}/v12`),
        ask(`${url}/v12/`),
        ask(`${url}/DE/x`),
        ask(url, { headers: { host: "shop.example.com:8443" } }),
        ask(url, { headers: { host: "shop.example.com" } }),
        ask(url, { headers: { "x-version": "v2" } }),
        ask(url, { headers: { "x-version": "v3-beta" } }),
        ask(url, { headers: { "x-version": "v3" } }),
      ].map(async (answer) => (await answer).body),
    );
    assert.deepEqual(bodies, ["path", "path", "none", "none", "host", "none", "header", "header", "none"]);
  });

  it("puts its headers into every answer, its own ones too, in place of a node's", async () => {
    const responseHeaders = [
      { name: "Strict-Transport-Security", value: "max-age=31536000; includeSubDomains" },
      { name: "Content-Security-Policy", value: "default-src 'self' %[src] \"x\"" },
      { name: "X-Node", value: "hidden" },
    ];
    await serve([rule(1, [under("/own")], [], say("own"))], { responseHeaders });
    const [node, own] = await Promise.all([ask(url), ask(`${url}/own`)]);
    for (const { headers } of [node, own]) {
      assert.equal(headers["strict-transport-security"], "max-age=31536000; includeSubDomains");
      assert.equal(headers["content-security-policy"], "default-src 'self' %[src] \"x\"");
      assert.equal(headers["x-node"], "hidden");
    }
    assert.equal(own.headers.server, "awselb/2.0");
    await serve([rule(1, [under("/own")], [], say("own"))], { serverHeader: false });
    assert.equal((await ask(`${url}/own`)).headers.server, undefined);
  });

  it("refuses more groups than HAProxy has", async () => {
    const groups = rewrite("url", "(a)(b)(c)(d)(e)(f)(g)(h)", "/$8");
    await assert.rejects(serve([rule(1, [under("/")], [groups])], {}), /up to 7 groups, got 8/);
  });
});
