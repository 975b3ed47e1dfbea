import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { KubernetesClusterSpecInput } from "../../../components/kubernetes/cluster/inputs";
import { type Applied, objectsOf, only, recordCluster } from "../../support/kubernetes/cluster";
import { connections, smallest, widest } from "../../support/kubernetes/specs";
import { reversed } from "../../support/stacks";

interface Backend {
  readonly name: string;
  readonly weight: number;
  readonly filters?: readonly { readonly type: string }[];
}
interface Rule {
  readonly name: string;
  readonly matches: readonly Readonly<Record<string, unknown>>[];
  readonly backendRefs?: readonly Backend[];
  readonly filters?: readonly Readonly<Record<string, unknown>>[];
  readonly timeouts?: Readonly<Record<string, string>>;
}

const rulesOf = (route: Applied) => route.spec?.["rules"] as readonly Rule[];
const weighted = (rule: Rule | undefined) =>
  rule?.backendRefs?.map(({ name, weight, filters }) => [name, weight, filters?.length ?? 0]);

/** Two colours of the same kind, 90 to 10. */
function colours(group: object, action: object = {}): KubernetesClusterSpecInput {
  const spec = smallest();
  return {
    ...spec,
    loadBalancer: {
      listeners: {
        https: {
          port: 443,
          protocol: "HTTPS",
          defaultAction: { type: "forward", targetGroups: { blue: 90, green: 10 }, ...action },
        },
      },
    },
    targetGroups: { blue: group, green: group },
    nodeGroups: { blue: { targetGroups: ["blue"] }, green: { targetGroups: ["green"] } },
  };
}

const objectsFor = async (spec: KubernetesClusterSpecInput) => objectsOf(await recordCluster(spec));
const trafficOf = (objects: readonly Applied[], name: string) =>
  only(objects, "BackendTrafficPolicy", name).spec as Readonly<Record<string, Readonly<Record<string, unknown>>>>;

describe("weights", () => {
  test("without affinity are those of one pool, in which the others take over", async () => {
    const [safe, all] = rulesOf(only(await objectsFor(colours({})), "HTTPRoute", "shop-https"));
    for (const rule of [safe, all])
      assert.deepEqual(weighted(rule), [
        ["shop-blue", 90, 0],
        ["shop-green", 10, 0],
      ]);
  });

  for (const [title, group, action] of [
    ["a cookie", { stickiness: { type: "lb_cookie" } }, {}],
    ["the application's cookie", { stickiness: { type: "app_cookie", cookieName: "session" } }, {}],
    ["the client's address", { stickiness: { type: "source_ip" } }, {}],
    ["the action itself", {}, { stickiness: { duration: 60 } }],
  ] as const) {
    test(`with affinity by ${title} are those of pools of their own, since a hash ignores weights within one`, async () => {
      const [safe, all] = rulesOf(only(await objectsFor(colours(group, action)), "HTTPRoute", "shop-https"));
      for (const rule of [safe, all])
        assert.deepEqual(weighted(rule), [
          ["shop-blue", 90, 1],
          ["shop-green", 10, 1],
        ]);
    });
  }

  test("of one group need no pool of its own", async () => {
    const spec = { ...smallest(), targetGroups: { web: { stickiness: { type: "lb_cookie" as const } } } };
    const [rule] = rulesOf(only(await objectsFor(spec), "HTTPRoute", "shop-https"));
    assert.deepEqual(weighted(rule), [["shop-web", 1, 0]]);
  });
});

describe("affinity", () => {
  const balancerOf = async (group: object, action: object = {}) =>
    trafficOf(await objectsFor(colours(group, action)), "shop-https").loadBalancer;

  test("is a hash of the gateway's cookie, whose life is written in hours where seconds have six digits", async () => {
    assert.deepEqual(await balancerOf({ stickiness: { type: "lb_cookie", cookieDuration: 604800 } }), {
      type: "ConsistentHash",
      consistentHash: {
        type: "Cookie",
        cookie: { name: "VIPKIT", ttl: "168h", attributes: { Path: "/", HttpOnly: "", SameSite: "Lax" } },
      },
    });
  });

  test("by the application's cookie makes no cookie", async () => {
    assert.deepEqual(await balancerOf({ stickiness: { type: "app_cookie", cookieName: "session" } }), {
      type: "ConsistentHash",
      consistentHash: { type: "Cookie", cookie: { name: "session" } },
    });
  });

  test("by address hashes the address, and an action's own is a cookie", async () => {
    assert.deepEqual(await balancerOf({ stickiness: { type: "source_ip" } }), {
      type: "ConsistentHash",
      consistentHash: { type: "SourceIP" },
    });
    const own = await balancerOf({}, { stickiness: { duration: 90 } });
    assert.equal((own?.["consistentHash"] as { cookie: { ttl: string } }).cookie.ttl, "1m30s");
  });

  test("is absent: the algorithm chooses, and a new node's share grows", async () => {
    const chosen = { loadBalancingAlgorithmType: "least_outstanding_requests", slowStart: 30 };
    assert.deepEqual(await balancerOf(chosen), { type: "LeastRequest", slowStart: { window: "30s" } });
    assert.deepEqual(await balancerOf({}), { type: "RoundRobin" });
    assert.deepEqual(await balancerOf({ loadBalancingAlgorithmType: "weighted_random" }), { type: "Random" });
  });
});

describe("how requests reach the nodes", () => {
  test("checks, ejections and panic are such that one of two may be out, and nothing goes to dead nodes while one lives", async () => {
    const { healthCheck, circuitBreaker } = trafficOf(await objectsFor(colours({})), "shop-https");
    const active = healthCheck?.["active"] as Record<string, unknown>;
    assert.deepEqual(
      [active["interval"], active["timeout"], active["healthyThreshold"], active["unhealthyThreshold"], active["type"]],
      ["5s", "2s", 2, 2, "HTTP"],
    );
    const http = active["http"] as { hostname: string; path: string; expectedStatuses: readonly number[] };
    assert.deepEqual([http.hostname, http.path, http.expectedStatuses.length], ["shop-blue.shop", "/healthz", 100]);
    const passive = healthCheck?.["passive"] as Record<string, unknown>;
    assert.deepEqual([passive["maxEjectionPercent"], passive["alwaysEjectOneEndpoint"]], [50, true]);
    assert.equal(healthCheck?.["panicThreshold"], 1);
    assert.ok((circuitBreaker?.["maxParallelRequests"] as unknown as number) > 1024);
  });

  test("what a node took nothing of is sent again, and only what may be repeated when it answered nothing", async () => {
    const objects = await objectsFor(colours({}));
    const triggers = (name: string) =>
      (trafficOf(objects, name).retry?.["retryOn"] as { triggers: readonly string[] }).triggers;
    assert.deepEqual(triggers("shop-https"), ["connect-failure", "refused-stream", "reset-before-request"]);
    assert.deepEqual(triggers("shop-https-safe"), [...triggers("shop-https"), "reset"]);
    const [safe] = rulesOf(only(objects, "HTTPRoute", "shop-https"));
    assert.deepEqual(
      safe?.matches.map(({ method }) => method),
      ["GET", "HEAD", "OPTIONS"],
    );
    const targets = (name: string) => trafficOf(objects, name)["targetRefs"];
    const route = { group: "gateway.networking.k8s.io", kind: "HTTPRoute", name: "shop-https" };
    // A policy for the whole route would be overridden by the one of a rule.
    assert.deepEqual(targets("shop-https"), [{ ...route, sectionName: "all" }]);
    assert.deepEqual(targets("shop-https-safe"), [{ ...route, sectionName: "safe" }]);
  });

  test("no time of Envoy's own ends a request, and none is given to a single try", async () => {
    for (const rule of rulesOf(only(await objectsFor(colours({})), "HTTPRoute", "shop-https")))
      assert.deepEqual(rule.timeouts, { request: "0s" });
  });

  test("rules that name methods leave nothing to be split by them", async () => {
    const spec = colours({});
    const https = spec.loadBalancer.listeners.https;
    assert.ok(https);
    https.rules = {
      write: { priority: 1, conditions: { method: ["POST"] }, action: { type: "forward", targetGroups: { green: 1 } } },
    };
    const objects = await objectsFor(spec);
    assert.deepEqual(
      rulesOf(only(objects, "HTTPRoute", "shop-https")).map(({ name }) => name),
      ["all"],
    );
    assert.equal(objects.filter(({ metadata }) => metadata.name.endsWith("-safe")).length, 0);
  });
});

describe("routes", () => {
  test("stand for one action each, with every host that it holds for", async () => {
    const objects = await objectsFor(widest());
    const routes = objects.filter(({ kind }) => kind === "HTTPRoute");
    assert.deepEqual(routes.map(({ metadata, spec }) => [metadata.name, spec?.["hostnames"]]).sort(), [
      ["shop-http", undefined],
      ["shop-https", undefined],
      ["shop-https-admin", ["admin.shop.example.com"]],
      ["shop-https-api", undefined],
      // A proxy that knows a host asks no other list of routes for it. The rule for all of the host takes the default's place.
      ["shop-https-api-hosts", ["admin.shop.example.com"]],
      ["shop-https-gone", undefined],
      ["shop-https-gone-hosts", ["admin.shop.example.com"]],
      ["shop-other", undefined],
    ]);
  });

  test("are the same in whatever order a file has its maps", async () => {
    assert.deepEqual(await recordCluster(reversed(widest())), await recordCluster(widest()));
  });

  test("redirect without a port where it is the usual one, and answer with what a percent sign means to Envoy", async () => {
    const objects = await objectsFor(widest());
    const [redirect] = rulesOf(only(objects, "HTTPRoute", "shop-http"));
    assert.deepEqual(redirect?.filters, [
      {
        type: "RequestRedirect",
        requestRedirect: {
          scheme: "https",
          port: 443,
          hostname: "www.example.com",
          path: { type: "ReplaceFullPath", replaceFullPath: "/start" },
          statusCode: 302,
        },
      },
    ]);
    const answer = only(objects, "HTTPRouteFilter", "shop-https-gone-answer").spec?.["directResponse"];
    assert.deepEqual(answer, {
      statusCode: 410,
      contentType: "text/html",
      body: { type: "Inline", inline: "<p>100%% gone</p>" },
    });
  });

  test("of connections have weights and no filters", async () => {
    const objects = await objectsFor(connections());
    const [smtp] = only(objects, "TCPRoute", "mail-smtp").spec?.["rules"] as readonly Rule[];
    assert.deepEqual(weighted(smtp), [
      ["mail-next", 1, 0],
      ["mail-smtp", 3, 0],
    ]);
    assert.ok(only(objects, "UDPRoute", "mail-names"));
    assert.deepEqual(only(objects, "SecurityPolicy", "mail-smtp").spec?.["targetRefs"], [
      { group: "gateway.networking.k8s.io", kind: "TCPRoute", name: "mail-smtp" },
    ]);
  });
});
