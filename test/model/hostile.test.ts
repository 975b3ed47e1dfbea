import assert from "node:assert/strict";
import { test } from "node:test";
import * as pulumi from "@pulumi/pulumi";
import { targetGroupSettings } from "../../components/aws/target-group/settings";
import { parseStackConfig } from "../../components/vip-cluster/stack/stack";
import { SpecError } from "../../model/settings/issue";
import { parseSettings } from "../../platforms/aws/parse";
import { assertStyle, bases, changed, clusterProblems, problemsOf } from "./bad/support";

const wholes: readonly unknown[] = [
  null,
  undefined,
  [],
  "",
  "text",
  0,
  Number.NaN,
  true,
  () => 1,
  Symbol("x"),
  1n,
  new Date(0),
  new Map(),
];

for (const whole of wholes) {
  test(`a cluster that is ${typeof whole} ${String(whole)} is refused`, () => {
    clusterProblems(whole).forEach(assertStyle);
  });
}

test("a name that JavaScript objects cannot carry is refused, and pollutes nothing", () => {
  const cluster: unknown = JSON.parse(
    '{"__proto__": {"polluted": 1}, "targetGroups": {"__proto__": {"port": 1}, "constructor": {}}}',
  );
  const paths = clusterProblems(cluster).map(({ path }) => path);
  assert.ok(paths.includes("cluster.__proto__"), paths.join(", "));
  assert.ok(paths.includes("cluster.targetGroups.__proto__"), paths.join(", "));
  assert.equal(Reflect.get({}, "polluted"), undefined);
});

test("keys of the object prototype are names like any other", () => {
  const cluster = changed("alb", { "loadBalancer.listeners.https.defaultAction.targetGroups": { constructor: 1 } });
  assert.deepEqual(
    clusterProblems(cluster).map(({ path, problem }) => [path, problem]),
    [["cluster.loadBalancer.listeners.https.defaultAction.targetGroups.constructor", "no such targetGroup"]],
  );
});

test("an Output where a plain value belongs is named, not taken apart", () => {
  const output = pulumi.output(5);
  const where = { type: "TargetGroup", name: "web" };
  for (const input of [{ port: output }, { healthCheck: output }, { stickiness: output }, output]) {
    const issues = problemsOf(() => parseSettings(targetGroupSettings(), input, where));
    assert.equal(issues.length, 1, issues.map(({ path }) => path).join(", "));
    assert.equal(issues[0]?.received, "an Output");
  }
});

test("ten thousand wrong entries are one error of readable length", () => {
  const entries = Array.from({ length: 10_000 }, (_, index) => [`group-${index}`, { port: "x" }] as const);
  const started = performance.now();
  const cluster = { ...bases.alb(), targetGroups: Object.fromEntries(entries) };
  assert.throws(
    () => parseStackConfig({ cluster }),
    (error) => {
      assert.ok(error instanceof SpecError);
      assert.ok(error.issues.length >= 10_000);
      assert.ok(error.message.length < 20_000, `${error.message.length}`);
      assert.match(error.message, /and \d+ more problems$/);
      return true;
    },
  );
  assert.ok(performance.now() - started < 20_000, "grows faster than the input");
});

test("a megabyte of text is shown by its beginning and length", () => {
  const text = "x".repeat(1_000_000);
  for (const path of [
    "name",
    "region",
    "network.cidr",
    "targetGroups.web.healthCheck.matcher",
    "nodeGroups.web.instanceType",
    "certificate.domainName",
  ]) {
    const [issue] = clusterProblems(changed("alb", { [path]: text }));
    assert.match(issue?.received ?? "", /^"x{60}\.\.\." \(1000000 characters\)$/, path);
  }
  const unknown = clusterProblems(changed("alb", { [text]: 1 }));
  assert.ok((unknown[0]?.path.length ?? 0) < 100);
});

test("an input that contains itself is refused", () => {
  const cluster: Record<string, unknown> = bases.alb();
  cluster["targetGroups"] = { web: cluster, spare: {} };
  assert.ok(clusterProblems(cluster).length >= 5);
});

test("secrets are never printed", () => {
  const secret = "s3cr3t-value-7";
  const changes = [
    { provider: { endpoint: "http://127.0.0.1", secretKey: [secret] } },
    { provider: { endpoint: "http://127.0.0.1", accessKey: { a: secret } } },
    { provider: { endpoint: "http://127.0.0.1", password: secret } },
    { "nodeGroups.web.workload": { type: "command", command: ["a"], environment: { DB: [secret] } } },
    { "nodeGroups.web.workload": { type: "command", command: ["a"], environment: { "DB X": secret } } },
    { "nodeGroups.web.token": secret },
  ];
  for (const change of changes) {
    assert.throws(
      () => parseStackConfig({ cluster: changed("alb", change) }),
      (error) => error instanceof SpecError && !error.message.includes(secret),
    );
  }
  assert.throws(
    () => parseStackConfig({ cluster: changed("alb", { region: "AKIAIOSFODNN7EXAMPLE" }) }),
    (error) => error instanceof SpecError && !error.message.includes("AKIAIOSF"),
  );
});
