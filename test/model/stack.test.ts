import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import { parseStackConfig, type RawStackConfig } from "../../components/vip-cluster/stack/stack";
import { renderIssue, SpecError } from "../../model/settings/issue";
import { assertProblems, bases, changed, problemsOf } from "./bad/support";

const root = join(__dirname, "../../..");

const minimal = parse(`
name: shop
certificate: { domainName: shop.example.com, zoneId: Z0123456789ABC }
loadBalancer:
  listeners:
    https: { port: 443, protocol: HTTPS, defaultAction: { type: forward, targetGroups: { web: 1 } } }
    http: { port: 80, protocol: HTTP, defaultAction: { type: redirect } }
targetGroups:
  web: {}
nodeGroups:
  web: { targetGroups: [web] }
`) as unknown;

test("ten lines are a safe cluster", () => {
  const { cluster, twin, limits, warnings } = parseStackConfig({ cluster: minimal });
  assert.deepEqual(warnings, []);
  assert.deepEqual(limits, {});
  assert.deepEqual(twin, { bootTime: 1, metricPeriod: 60, nodeCommand: [] });
  assert.deepEqual(cluster.network, {
    ...{ cidr: "10.20.0.0/16", zones: 2, nat: "single", natAddresses: "own", ipv6: false, endpoints: ["s3"] },
    flowLogs: { retention: 90, trafficType: "ALL" },
  });
  const { https, http } = cluster.loadBalancer.listeners;
  assert.equal(https?.sslPolicy, "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09");
  assert.deepEqual(http?.defaultAction, {
    ...{ type: "redirect", protocol: "HTTPS", port: "443", host: "#{host}", path: "/#{path}", query: "#{query}" },
    statusCode: "HTTP_301",
  });
  const { healthCheck, deregistrationDelay, slowStart, stickiness } = cluster.targetGroups["web"] ?? {};
  assert.deepEqual(healthCheck, {
    ...{ port: "traffic-port", path: "/healthz", matcher: "200-299" },
    ...{ interval: 5, timeout: 2, healthyThreshold: 2, unhealthyThreshold: 2 },
  });
  assert.deepEqual([deregistrationDelay, slowStart, stickiness], [30, 0, undefined]);
  const { minSize, maxSize, healthCheckType, desiredCapacity, instanceRefresh } = cluster.nodeGroups["web"] ?? {};
  assert.deepEqual([minSize, maxSize, healthCheckType, desiredCapacity], [2, 4, "ELB", { owner: "controller" }]);
  assert.deepEqual(instanceRefresh, {
    ...{
      minHealthyPercentage: 100,
      maxHealthyPercentage: 150,
      autoRollback: true,
      checkpoints: [],
      checkpointDelay: 3600,
      alarms: [],
    },
  });
  assert.deepEqual(cluster.firewall, { edges: {} });
  assert.deepEqual(cluster.traffic, { owner: "program" });
});

test("an affinity by address over TCP and TLS is a sound cluster", () => {
  const cluster = changed("nlb", {
    "targetGroups.smtp.stickiness": { type: "source_ip" },
    "loadBalancer.accessLogs": false,
  });
  assert.deepEqual(parseStackConfig({ cluster }).warnings, []);
});

for (const environment of ["local", "dev", "staging", "prod"]) {
  test(`${environment} parses, its resolved form to itself`, () => {
    const file = parse(readFileSync(join(root, `stacks/Pulumi.${environment}.yaml`), "utf8")) as {
      config: Record<string, unknown>;
    };
    const { config } = file;
    const raw = { cluster: config["vipkit:cluster"], twin: config["vipkit:twin"], limits: config["vipkit:limits"] };
    const { warnings: _, ...settings } = parseStackConfig(raw, environment);
    const { warnings: __, ...again } = parseStackConfig(settings, environment);
    assert.deepEqual(again, settings);
  });
}

test("problems under all three keys are one error, sorted by path", () => {
  const cluster = changed("alb", { region: 7, "targetGroups.web.port": 0 });
  const raw = {
    cluster,
    twin: { bootTime: "1s", metricPeriods: 1 },
    limits: { "elbv2.name.lenght": {}, "elbv2.port": { max: 0 } },
  };
  const issues = problemsOf(() => parseStackConfig(raw, "test"));
  assertProblems(issues, {
    "cluster.region": "a region such as eu-west-1",
    "cluster.targetGroups.web.port": "1 to 65535",
    'limits["elbv2.name.lenght"]': "did you mean elbv2.name.length",
    'limits["elbv2.port"]': "its lowest value is above its highest",
    "twin.bootTime": "write 1",
    "twin.metricPeriods": "did you mean metricPeriod",
  });
});

const refusals: readonly [raw: RawStackConfig, path: string, part: string][] = [
  [{}, "cluster.name", "missing"],
  [{ cluster: "prod" }, "cluster", 'not a map, got "prod"'],
  [{ cluster: bases.alb(), twin: [] }, "twin", "not a map"],
  [{ cluster: bases.alb(), twin: { bootTime: 3601 } }, "twin.bootTime", "0 to 3600 seconds"],
  [{ cluster: bases.alb(), twin: { metricPeriod: 0 } }, "twin.metricPeriod", "1 to 60 seconds"],
  [{ cluster: bases.alb(), twin: { nodeCommand: "node" } }, "twin.nodeCommand", 'write ["node"]'],
  [{ cluster: bases.alb(), limits: 5 }, "limits", "not a map"],
  [{ cluster: bases.alb(), limits: { "elbv2.port": 5 } }, 'limits["elbv2.port"]', "not a map"],
  [{ cluster: bases.alb(), limits: { "elbv2.port": { max: "9" } } }, 'limits["elbv2.port"].max', "write 9"],
  [
    { cluster: bases.alb(), limits: { "elbv2.port": { severity: "info" } } },
    'limits["elbv2.port"].severity',
    "one of error, warning",
  ],
];

for (const [raw, path, part] of refusals) {
  test(`refused: ${path}, ${part}`, () => {
    const issue = problemsOf(() => parseStackConfig(raw, "test")).find((candidate) => candidate.path === path);
    assert.ok(issue, `nothing is said about ${path}`);
    assert.ok(renderIssue({ type: "Stack", name: "test" }, issue).includes(part), JSON.stringify(issue));
  });
}

test("a limit that has moved is taken, up and down", () => {
  const cluster = changed("alb", { "targetGroups.web.deregistrationDelay": 5000 });
  const limits = { "elbv2.targetGroup.deregistrationDelay": { max: 7200 } };
  assert.equal(parseStackConfig({ cluster, limits }).cluster.targetGroups["web"]?.deregistrationDelay, 5000);
  const lower = { "elbv2.forward.targetGroups": { max: 1 } };
  assertProblems(
    problemsOf(() => parseStackConfig({ cluster: bases.alb(), limits: lower }, "test")),
    { "cluster.loadBalancer.listeners.https.defaultAction.targetGroups": "names 2 target groups" },
  );
});

test("a limit that only warns lets the value pass and says so", () => {
  const cluster = changed("alb", { "targetGroups.web.deregistrationDelay": 5000 });
  const limits = { "elbv2.targetGroup.deregistrationDelay": { severity: "warning" } };
  const { warnings } = parseStackConfig({ cluster, limits });
  assert.deepEqual(
    warnings.map(({ path, problem, received }) => [path, problem, received]),
    [["cluster.targetGroups.web.deregistrationDelay", "too large", "5000"]],
  );
});

test("a wrong limit hides nothing of the cluster, and the sound ones hold", () => {
  const cluster = changed("alb", { "targetGroups.web.deregistrationDelay": 5000, region: 7 });
  const limits = { "elbv2.targetGroup.deregistrationDelay": { max: 7200 }, "elbv2.port": { max: -1 } };
  const paths = problemsOf(() => parseStackConfig({ cluster, limits })).map(({ path }) => path);
  assert.deepEqual(paths, ["cluster.region", 'limits["elbv2.port"].max']);
});

test("the error names the stack, or else the cluster", () => {
  const named = (name?: string) => {
    try {
      parseStackConfig({ cluster: { name: "shop" } }, name);
    } catch (error) {
      if (error instanceof SpecError) return error.subject.name;
    }
    return undefined;
  };
  assert.deepEqual([named("prod"), named()], ["prod", "shop"]);
});
