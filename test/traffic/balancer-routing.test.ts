import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Condition, Rule } from "../../twin/contract/desired-state";
import { PlaneFixture } from "../support/balancer-plane";
import { balancer, forward, listener, quickCheck, targetGroup } from "../support/balancing";
import { reserveSlot } from "../support/slots";
import { agrees, ask, cookieHeader } from "../support/traffic";

const slot = reserveSlot();
const url = `http://127.${slot}.0.4:8080`;

const rule = (priority: number, conditions: Condition[], action: Rule["action"] = say(String(priority))): Rule => ({
  arn: `rule/${priority}`,
  priority,
  conditions,
  rewrites: [],
  action,
});
const say = (body: string): Rule["action"] => ({
  type: "fixed-response",
  statusCode: 200,
  contentType: "text/plain",
  body,
});
const group = (name: string, changes = {}) => targetGroup(name, { healthCheck: quickCheck, ...changes });

describe("an application balancer", { timeout: 120_000 }, () => {
  let fixture: PlaneFixture;
  before(async () => {
    fixture = await PlaneFixture.open(slot);
    await fixture.start("a", "b", "c", "d");
  });
  after(() => fixture.close());

  const serve = async (changes: Parameters<typeof listener>[1], groups = [group("blue"), group("green")]) => {
    const registrations = [...fixture.in("blue", "a", "b"), ...fixture.in("green", "c", "d")];
    await fixture.apply(
      { balancers: [balancer(slot, [listener(8080, changes)])], targetGroups: groups },
      registrations,
    );
  };
  const bodies = (requests: readonly [string, object?][]) =>
    Promise.all(requests.map(async ([path, options]) => (await ask(`${url}${path}`, options)).body));

  it("takes the first rule by priority whose conditions all hold", async () => {
    const rules = [
      rule(1, [{ field: "path", values: ["/img/*", "/a?c/*.png"] }]),
      rule(2, [
        { field: "host", values: ["*.Example.com"] },
        { field: "method", values: ["POST", "PUT"] },
      ]),
      rule(3, [{ field: "header", name: "X-Version", values: ["v?", "beta*"] }]),
      rule(4, [
        {
          field: "query",
          values: [
            { key: "color", value: "bl*" },
            { key: undefined, value: "any" },
          ],
        },
      ]),
      rule(5, [{ field: "source-ip", values: ["127.0.0.9/32"] }]),
      rule(6, [{ field: "path", values: ["/img/*"] }]),
      rule(7, [{ field: "path", values: ['/exact\'s "$x" #%[src]'] }]),
      rule(8, [{ field: "path", values: ["/dots.(a)+[b]*"] }]),
    ];
    await serve({ rules, defaultAction: say("default") });
    const got = await bodies([
      ["/img/x"],
      ["/abc/x.png"],
      ["/IMG/x"],
      ["/", { method: "POST", headers: { host: "shop.example.com:8080" } }],
      ["/", { method: "GET", headers: { host: "shop.example.com" } }],
      ["/", { method: "POST", headers: { host: "example.com" } }],
      ["/", { headers: { "x-version": "V1" } }],
      ["/", { headers: { "x-version": "v10" } }],
      ["/", { headers: { "x-version": "beta, v1" } }],
      ["/?size=1&Color=BLUE"],
      ["/?x=any"],
      ["/?xcolor=blue"],
      ["/", { from: "127.0.0.9" }],
      ["/dots.(a)+[b]tail"],
      ["/dotsX(a)+[b]tail"],
    ]);
    assert.deepEqual(got, [
      ..."1 1 default".split(" "),
      ..."2 default default".split(" "),
      ..."3 default 3".split(" "),
      ..."4 4 default".split(" "),
      ..."5 8 default".split(" "),
    ]);
  });

  it("fills a redirect's placeholders once and drops an empty query", async () => {
    const redirect = (host: string, path: string, query: string): Rule["action"] => ({
      type: "redirect",
      statusCode: 302,
      protocol: "HTTPS",
      host,
      port: "#{port}",
      path,
      query,
    });
    const rules = [
      rule(1, [{ field: "path", values: ["/keep/*"] }], redirect("#{host}", "/#{path}", "#{query}")),
      rule(2, [{ field: "path", values: ["/more/*"] }], redirect("www.#{host}", "/new/#{path}", "from=100%&#{query}")),
    ];
    await serve({ rules });
    const locations = await Promise.all(
      ["/keep/a?x=1&y=%20", "/keep/a", "/keep/%[src]?{query}", "/more/b?z"].map(async (path) => {
        const answer = await ask(`${url}/`, { headers: { host: "example.com:99" }, path });
        return [answer.status, answer.headers.location];
      }),
    );
    assert.deepEqual(locations, [
      [302, "https://example.com:8080/keep/a?x=1&y=%20"],
      [302, "https://example.com:8080/keep/a"],
      [302, "https://example.com:8080/keep/%[src]?{query}"],
      [302, "https://www.example.com:8080/new/more/b?from=100%&z"],
    ]);
  });

  it("answers a fixed response as it was written", async () => {
    const body = `<h1>it's "down" #1 $HOME %[src] \\n</h1>\r\n\té{} `;
    const action = { type: "fixed-response", statusCode: 503, contentType: "text/html", body } as const;
    await serve({
      rules: [rule(1, [{ field: "path", values: ["/empty"] }], { ...action, body: "" })],
      defaultAction: action,
    });
    const answer = await ask(url);
    assert.deepEqual([answer.status, answer.headers["content-type"], answer.body], [503, "text/html", body]);
    assert.equal((await ask(`${url}/empty`)).body, "");
  });

  it("tells the target who asked, and drops header names that are not valid", async () => {
    await serve({ defaultAction: forward({ blue: 1 }) });
    await fixture.whenAll("healthy", ["a", "b"]);
    const headers = { "x-forwarded-for": "10.9.8.7", x_bad: "1", "x-good": "1", "x-forwarded-proto": "gopher" };
    const seen = JSON.parse((await ask(url, { headers, from: "127.0.0.7" })).body);
    assert.equal(seen.peer, `127.${slot}.0.4`);
    assert.equal(seen.headers["x-forwarded-for"], "10.9.8.7, 127.0.0.7");
    assert.equal(seen.headers["x-forwarded-proto"], "http");
    assert.equal(seen.headers["x-forwarded-port"], "8080");
    assert.match(String(seen.headers["x-amzn-trace-id"]), /^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/);
    assert.equal(seen.headers["x-good"], "1");
    assert.equal(seen.headers.x_bad, undefined);
    const traced = { "x-amzn-trace-id": "Root=1-67891233-abcdef012345678912345678;Custom=1" };
    const again = JSON.parse((await ask(url, { headers: traced })).body);
    assert.match(
      String(again.headers["x-amzn-trace-id"]),
      /^Self=1-[0-9a-f]{8}-[0-9a-f]{24};Root=1-67891233-abcdef012345678912345678;Custom=1$/,
    );
  });

  it("splits by weight, within four standard deviations", async () => {
    await serve({ defaultAction: forward({ blue: 90, green: 10 }) });
    await fixture.whenAll("healthy", ["a", "b", "c", "d"]);
    const samples = 1500;
    const counts: Record<string, number> = {};
    for (let index = 0; index < samples; index++) {
      const { node } = await ask(url);
      counts[node] = (counts[node] ?? 0) + 1;
    }
    const green = (counts["c"] ?? 0) + (counts["d"] ?? 0);
    assert.ok(agrees(green, samples, 0.1), `${green} of ${samples} went to green`);
    // Round robin within the group: never more than one apart.
    assert.ok(Math.abs((counts["a"] ?? 0) - (counts["b"] ?? 0)) <= 2, JSON.stringify(counts));
  });

  it("sends nothing to a weight of 0, and everything to the only group", async () => {
    await serve({ defaultAction: forward({ blue: 0, green: 5 }) });
    const nodes = new Set<string>();
    for (let index = 0; index < 40; index++) nodes.add((await ask(url)).node);
    assert.deepEqual([...nodes].toSorted(), ["c", "d"]);
    await serve({ defaultAction: forward({ blue: 0 }) });
    assert.equal((await ask(url)).status, 200);
    await serve({ defaultAction: forward({ blue: 0, green: 0 }) });
    assert.equal((await ask(url)).status, 503);
  });

  it("keeps a client on its group while the group is in the action", async () => {
    await serve({ defaultAction: forward({ blue: 50, green: 50 }, 60) });
    const clients = await Promise.all(Array.from({ length: 40 }, () => ask(url)));
    const inBlue = ({ node }: { node: string }) => "ab".includes(node);
    for (const client of clients) {
      assert.ok(client.cookies["AWSALBTG"] !== undefined && client.cookies["AWSALBTGCORS"] !== undefined);
      for (let turn = 0; turn < 3; turn++) {
        const next = await ask(url, { headers: { cookie: cookieHeader(client.cookies) } });
        assert.equal(inBlue(next), inBlue(client));
      }
    }
    const blue = clients.find(inBlue);
    assert.ok(blue !== undefined);
    const cookie = cookieHeader(blue.cookies);
    // Weight 0 still honours the cookie; a group that left the action does not.
    await serve({ defaultAction: forward({ blue: 0, green: 1 }, 60) });
    assert.ok(inBlue(await ask(url, { headers: { cookie } })));
    await serve({ defaultAction: forward({ green: 1 }, 60) });
    assert.ok(!inBlue(await ask(url, { headers: { cookie } })));
  });

  it("forgets a group's cookie after its duration", async () => {
    await serve({ defaultAction: forward({ blue: 1, green: 0 }, 1) });
    const { cookies } = await ask(url);
    await serve({ defaultAction: forward({ blue: 0, green: 1 }, 1) });
    await new Promise((resolve) => setTimeout(resolve, 2100));
    const { node } = await ask(url, { headers: { cookie: cookieHeader(cookies) } });
    assert.ok("cd".includes(node), node);
  });

  it("keeps a client on its target by the balancer's cookie", async () => {
    const sticky = { stickiness: { type: "lb_cookie", duration: 60 } };
    await serve({ defaultAction: forward({ blue: 1 }) }, [group("blue", sticky), group("green")]);
    const clients = await Promise.all(Array.from({ length: 20 }, () => ask(url)));
    assert.deepEqual(new Set(clients.map(({ node }) => node)), new Set(["a", "b"]));
    for (const client of clients) {
      const { AWSALB = "", AWSALBCORS = "" } = client.cookies;
      assert.equal((await ask(url, { headers: { cookie: `x=1; AWSALB=${AWSALB}` } })).node, client.node);
      assert.equal((await ask(url, { headers: { cookie: `AWSALBCORS=${AWSALBCORS}` } })).node, client.node);
      assert.ok(!AWSALB.includes(`127.${slot}`), "the cookie tells no address");
    }
  });

  it("keeps a client on its target by the application's cookie, from log-in on", async () => {
    const sticky = { stickiness: { type: "app_cookie", duration: 60, cookieName: "SESSION" } };
    await serve({ defaultAction: forward({ blue: 1 }) }, [group("blue", sticky), group("green")]);
    const stranger = await ask(url);
    assert.equal(stranger.cookies["AWSALBAPP-0"], undefined);
    for (let index = 0; index < 10; index++) {
      const login = await ask(`${url}/login`);
      assert.ok(login.cookies["AWSALBAPP-0"] !== undefined);
      for (let turn = 0; turn < 3; turn++) {
        assert.equal((await ask(url, { headers: { cookie: cookieHeader(login.cookies) } })).node, login.node);
      }
      // Without the application's own cookie the session is over.
      const nodes = new Set<string>();
      const cookie = `AWSALBAPP-0=${login.cookies["AWSALBAPP-0"]}`;
      for (let turn = 0; turn < 4; turn++) nodes.add((await ask(url, { headers: { cookie } })).node);
      assert.equal(nodes.size, 2);
    }
  });

  it("prefers targets with fewer requests in flight, when told to", async () => {
    const least = { algorithm: "least_outstanding_requests" };
    await serve({ defaultAction: forward({ blue: 1 }) }, [group("blue", least), group("green")]);
    const slow = ask(`${url}/slow?ms=1500`);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const nodes = new Set<string>();
    for (let index = 0; index < 10; index++) nodes.add((await ask(url)).node);
    assert.equal(nodes.size, 1);
    assert.ok(!nodes.has((await slow).node));
  });
});
