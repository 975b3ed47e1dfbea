import assert from "node:assert/strict";
import { test } from "node:test";
import { compareEnvironments, directions, unexplained } from "../../components/vip-cluster/diff";
import { stackFileSchema } from "../../components/vip-cluster/json-schema";
import { parseStackConfig } from "../../components/vip-cluster/stack/stack";
import { lossOf } from "../../platforms/aws/weaker";

interface Change {
  readonly reasons?: Readonly<Record<string, string>>;
  readonly kind?: "development" | "production";
  readonly cluster?: object;
  readonly loadBalancer?: object;
  readonly listener?: object;
  readonly targetGroup?: object;
  readonly nodeGroup?: object;
  readonly objectives?: object;
}

const environment = (name: string, change: Change = {}) => {
  const forward = { type: "forward", targetGroups: { web: 1 } };
  const listener = { port: 443, protocol: "HTTPS", defaultAction: forward, ...change.listener };
  const cluster = {
    name: "shop",
    certificate: { domainName: "shop.example.com", zoneId: "Z0123456789ABCDEXAMP" },
    loadBalancer: { listeners: { main: listener }, ...change.loadBalancer },
    targetGroups: { web: { healthCheck: { interval: 10, timeout: 5 }, ...change.targetGroup } },
    nodeGroups: { web: { targetGroups: ["web"], minSize: 3, maxSize: 6, ...change.nodeGroup } },
    tags: { "a.b": "c" },
    objectives: { class: change.kind ?? "production", ...change.objectives },
    ...change.cluster,
  };
  return { name, config: parseStackConfig({ cluster, reasons: change.reasons }, name) };
};

test("an environment does not differ from itself, whatever the order of its keys", () => {
  assert.deepEqual(compareEnvironments(environment("a"), environment("b")), []);
  const tags = (...keys: string[]) => ({ cluster: { tags: Object.fromEntries(keys.map((key) => [key, "x"])) } });
  assert.deepEqual(compareEnvironments(environment("a", tags("x", "y")), environment("b", tags("y", "x"))), []);
});

test("a difference has both values, and its path as messages have it", () => {
  const other = environment("b", { cluster: { tags: { "a.b": "d", only: "b" } } });
  assert.deepEqual(compareEnvironments(environment("a"), other), [
    { path: "tags.only", a: undefined, b: "b", reasons: {} },
    { path: 'tags["a.b"]', a: "c", b: "d", reasons: {} },
  ]);
});

const shielded = (more: object, rule: object = {}) => ({
  cluster: { firewall: { waf: { rules: { flood: { priority: 1, rate: { limit: 100 }, ...rule } }, ...more } } },
});

const allowed = (admin: object, deploy: object = {}) => ({
  cluster: {
    access: {
      admin: { users: ["arn:aws:iam::123456789012:user/ada"], ...admin },
      deploy: { subjects: ["repo:shop/infra:environment:prod"], ...deploy },
    },
  },
});
const shells = (sessions: object) => ({ cluster: { operations: { sessions } } });

/** The weak setting of production, the strong one of the other, and where it shows. */
const weak: Readonly<Record<string, readonly [Change, Change]>> = {
  "network.zones": [{ cluster: { network: { zones: 2 } } }, { cluster: { network: { zones: 3 } } }],
  "network.nat": [{ cluster: { network: { nat: "single" } } }, { cluster: { network: { nat: "perZone" } } }],
  "network.flowLogs": [{ cluster: { network: { flowLogs: false } } }, {}],
  "network.flowLogs.retention": [{ cluster: { network: { flowLogs: { retention: 30 } } } }, {}],
  "network.flowLogs.trafficType": [{ cluster: { network: { flowLogs: { trafficType: "REJECT" } } } }, {}],
  "loadBalancer.enableDeletionProtection": [{}, { loadBalancer: { enableDeletionProtection: true } }],
  "loadBalancer.enableZonalShift": [{ loadBalancer: { enableZonalShift: false } }, {}],
  "loadBalancer.dropInvalidHeaderFields": [{ loadBalancer: { dropInvalidHeaderFields: false } }, {}],
  "loadBalancer.desyncMitigationMode": [{}, { loadBalancer: { desyncMitigationMode: "strictest" } }],
  "loadBalancer.accessLogs": [{ loadBalancer: { accessLogs: false } }, {}],
  "loadBalancer.connectionLogs": [{}, { loadBalancer: { connectionLogs: {} } }],
  "loadBalancer.connectionLogs.retention": [
    { loadBalancer: { connectionLogs: { retention: 30 } } },
    { loadBalancer: { connectionLogs: {} } },
  ],
  "loadBalancer.healthCheckLogs": [{}, { loadBalancer: { healthCheckLogs: {} } }],
  "loadBalancer.healthCheckLogs.retention": [
    { loadBalancer: { healthCheckLogs: { retention: 30 } } },
    { loadBalancer: { healthCheckLogs: {} } },
  ],
  "loadBalancer.accessLogs.retention": [{ loadBalancer: { accessLogs: { retention: 30 } } }, {}],
  "loadBalancer.listeners.main.protocol": [{ listener: { protocol: "HTTP" } }, {}],
  "loadBalancer.listeners.main.sslPolicy": [{}, { listener: { sslPolicy: "ELBSecurityPolicy-TLS13-1-3-PQ-2025-09" } }],
  "loadBalancer.listeners.main.mutualAuthentication": [
    {},
    { listener: { mutualAuthentication: { mode: "passthrough" } } },
  ],
  "loadBalancer.listeners.main.responseHeaders.strictTransportSecurity": [
    { listener: { responseHeaders: { strictTransportSecurity: false } } },
    {},
  ],
  "loadBalancer.listeners.main.responseHeaders.strictTransportSecurity.maxAge": [
    { listener: { responseHeaders: { strictTransportSecurity: { maxAge: 60 } } } },
    { listener: { responseHeaders: { strictTransportSecurity: {} } } },
  ],
  "loadBalancer.listeners.main.responseHeaders.frameOptions": [
    { listener: { responseHeaders: {} } },
    { listener: { responseHeaders: { frameOptions: "DENY" } } },
  ],
  "loadBalancer.listeners.main.responseHeaders.contentSecurityPolicy": [
    {},
    { listener: { responseHeaders: { contentSecurityPolicy: "default-src 'self'" } } },
  ],
  "targetGroups.web.deregistrationDelay": [{ targetGroup: { deregistrationDelay: 5 } }, {}],
  "targetGroups.web.healthCheck.interval": [{ targetGroup: { healthCheck: { interval: 30, timeout: 5 } } }, {}],
  "targetGroups.web.healthCheck.unhealthyThreshold": [
    { targetGroup: { healthCheck: { interval: 10, timeout: 5, unhealthyThreshold: 5 } } },
    {},
  ],
  "nodeGroups.web.minSize": [{ nodeGroup: { minSize: 2 } }, {}],
  "nodeGroups.web.maxSize": [{ nodeGroup: { maxSize: 4 } }, {}],
  "nodeGroups.web.healthCheckType": [{ nodeGroup: { healthCheckType: "EC2" } }, {}],
  "nodeGroups.web.mixedInstances": [
    { nodeGroup: { mixedInstances: { instanceTypes: ["t3.small"], onDemandPercentageAboveBaseCapacity: 0 } } },
    {},
  ],
  "nodeGroups.web.instanceRefresh.autoRollback": [{ nodeGroup: { instanceRefresh: { autoRollback: false } } }, {}],
  "firewall.networkAcl": [{ cluster: { firewall: { networkAcl: false } } }, { cluster: { firewall: {} } }],
  "firewall.waf": [{}, shielded({})],
  "firewall.waf.defaultAction": [shielded({}), shielded({ defaultAction: "block" })],
  "firewall.waf.rules.flood.action": [shielded({}, { action: "count" }), shielded({})],
  "firewall.waf.rules.flood.rate.limit": [shielded({}, { rate: { limit: 9000 } }), shielded({})],
  "firewall.waf.logs": [shielded({ logs: false }), shielded({})],
  "firewall.waf.logs.retention": [shielded({ logs: { retention: 30 } }), shielded({})],
  "access.admin.mfa": [allowed({ mfa: false }), allowed({})],
  "access.admin.sessionDuration": [allowed({ sessionDuration: 7200 }), allowed({})],
  "access.admin.sourceAddresses": [allowed({}), allowed({ sourceAddresses: ["203.0.113.0/24"] })],
  "access.deploy.sessionDuration": [allowed({}, { sessionDuration: 7200 }), allowed({})],
  "operations.sessions.retention": [shells({ retention: 30 }), shells({})],
  "operations.sessions.idleTimeout": [shells({ idleTimeout: 3600 }), shells({})],
  "operations.sessions.maxDuration": [shells({ maxDuration: 7200 }), shells({})],
  "operations.sessions": [{}, shells({})],
  "objectives.zoneLoss": [{ objectives: { zoneLoss: "none" } }, { objectives: { zoneLoss: 200 } }],
};

for (const [path, [production, other]] of Object.entries(weak)) {
  test(`production that is weaker at ${path} is told, and only in that direction`, () => {
    const prod = environment("prod", production);
    const rest = environment("dev", { ...other, kind: "development" });
    const found = compareEnvironments(rest, prod).find((difference) => difference.path === path);
    assert.equal(found?.weakness?.environment, "prod");
    assert.equal(found.weakness.isExplained, false);
    assert.ok(unexplained(compareEnvironments(prod, rest)).some((difference) => difference.path === path));
    const strong = environment("prod", other);
    const reversed = compareEnvironments(strong, environment("dev", { ...production, kind: "development" }));
    assert.equal(reversed.find((difference) => difference.path === path)?.weakness, undefined);
  });
}

test("affinity, algorithms and sizes of machines are choices: nobody is weaker", () => {
  const sticky = { stickiness: { type: "lb_cookie", cookieDuration: 300 } };
  const dev = environment("dev", {
    kind: "development",
    targetGroup: sticky,
    nodeGroup: { instanceType: "m7i.large" },
  });
  const found = compareEnvironments(dev, environment("prod")).filter(({ path }) => !path.startsWith("objectives"));
  assert.deepEqual(
    found.map(({ path, weakness }) => [path, weakness]),
    [
      ["nodeGroups.web.instanceType", undefined],
      ["targetGroups.web.stickiness", undefined],
    ],
  );
});

test("the longest path gives the reason; only production's own excuses it", () => {
  const dev = environment("dev", {
    kind: "development",
    reasons: { network: "rehearses losses" },
    cluster: { network: { nat: "perZone" } },
  });
  const silent = compareEnvironments(dev, environment("prod"));
  assert.deepEqual(silent.find(({ path }) => path === "network.nat")?.reasons, { dev: "rehearses losses" });
  assert.deepEqual(
    unexplained(silent).map(({ path }) => path),
    ["network.nat"],
  );
  const prod = environment("prod", { reasons: { network: "as it is", "network.nat": "fetches nothing" } });
  const explained = compareEnvironments(dev, prod);
  assert.deepEqual(unexplained(explained), []);
  assert.equal(explained.find(({ path }) => path === "network.nat")?.reasons["prod"], "fetches nothing");
});

const refused: Readonly<Record<string, RegExp>> = {
  "network.nta": /no such option: network\.nta.*write network\.nat/,
  "nodeGroups.wbe.minSize": /no such option: nodeGroups\.wbe.*write nodeGroups\.web\.minSize/,
  netwrk: /no such option: netwrk.*write network/,
  "network..nat": /not a path/,
  "network.nat.deep": /no such option: network\.nat\.deep.*nothing is below that/,
  "cluster.network": /no such option: cluster/,
};

for (const [path, message] of Object.entries(refused)) {
  test(`a reason for ${path} is refused`, () => {
    assert.throws(() => environment("prod", { reasons: { [path]: "because" } }), message);
  });
}

test("a reason may speak of what is not set, of a quoted key, of the twin and of limits", () => {
  const paths = ["nodeGroups.web.mixedInstances", "address.domainName", 'tags["a.b"]', "twin.bootTime", "limits"];
  const reasons = Object.fromEntries(paths.map((path) => [path, "because"]));
  assert.deepEqual(environment("prod", { reasons }).config.reasons, reasons);
});

test("a reason is a sentence: empty text and other types are refused with their path", () => {
  for (const why of ["", " ", 5, null, "x".repeat(301)]) {
    assert.throws(() => parseStackConfig({ cluster: {}, reasons: { "network.nat": why } }), /reasons.*network\.nat/);
  }
});

/** The schema's options as wildcard paths. */
function optionPaths(node: unknown, path: string): string[] {
  if (typeof node !== "object" || node === null) return [path];
  const { properties, additionalProperties, anyOf, oneOf, allOf, ...conditional } = node as Record<
    string,
    object | undefined
  >;
  const below = [
    ...Object.entries(properties ?? {}).flatMap(([key, option]) => optionPaths(option, `${path}.${key}`)),
    // A platform's options stand behind a condition.
    ...[conditional["then"], conditional["else"]].flatMap((one) => (one === undefined ? [] : optionPaths(one, path))),
    ...[anyOf, oneOf, allOf].flatMap((list) =>
      Array.isArray(list) ? list.flatMap((one) => optionPaths(one, path)) : [],
    ),
    ...(typeof additionalProperties === "object" ? optionPaths(additionalProperties, `${path}.*`) : []),
  ];
  return [path, ...below];
}

test("every direction is about an option that exists", () => {
  const known = new Set(optionPaths(stackFileSchema(), ""));
  const missing = directions.filter(({ path }) => !known.has(`.config.vipkit:cluster.${path}`)).map(({ path }) => path);
  assert.deepEqual(missing, []);
});

test("a regional NAT gateway is as strong as one for each zone", () => {
  const loss = (one: string, other: string) => lossOf(["network", "nat"], one, other);
  assert.ok(loss("single", "regional"));
  assert.ok(loss("none", "regional"));
  assert.equal(loss("regional", "perZone"), undefined);
  assert.equal(loss("perZone", "regional"), undefined);
});
