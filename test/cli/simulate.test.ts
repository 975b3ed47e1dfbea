import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import type { SimulationReport } from "../../cli/simulate/report";
import { root } from "../../tools/setup";
import { runCommand } from "../support/commands";
import { ForeignProject, program } from "../support/foreign";

const folder = mkdtempSync(join(tmpdir(), "vipkit-simulate-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const fileOf = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

/** Six hours of a Monday: quiet, a morning that grows, and quiet again. */
const morning = fileOf(
  "morning.csv",
  [
    "time,requests",
    ...Array.from({ length: 360 }, (_, minute) => {
      const rate = minute < 120 ? 60 : minute < 210 ? 60 + (minute - 120) * 7 : 90;
      return `${new Date(Date.UTC(2026, 10, 30, 4, minute)).toISOString()},${rate}`;
    }),
  ].join("\n"),
);

const run = async (...args: readonly string[]) => {
  const env = { ...process.env, NO_COLOR: "1", COLUMNS: "80" };
  const { code, stdout, stderr } = await runCommand({ args: ["simulate", ...args], cwd: root, env });
  return { code, stdout, stderr };
};

describe("vipkit simulate", () => {
  test("shows nodes over time, overload and node hours within 80 columns", async () => {
    const { code, stdout, stderr } = await run("prod", "--group", "blue", "--load", morning, "--capacity", "80");
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^prod {2}shop-nodes-blue-group {2}never overloaded$/m);
    assert.match(stdout, /^360 points over 6h, at most 683 requests a second; 3 runs$/m);
    assert.match(stdout, /^requests [▁▂▃▄▅▆▇█]+ {2}0 to 683$/m);
    assert.match(stdout, /^serving +[▁▂▃▄▅▆▇█]+ {2}0 to \d+$/m);
    assert.match(stdout, /^nodes +6 at least, 1[3-8](?: to \d+)? at most \(minSize 6, maxSize 18\)$/m);
    assert.match(stdout, /^nodes cost +not known: give prices with --prices: instance\.m7g\.large/m);
    for (const line of stdout.split("\n")) assert.ok(line.length <= 80, line);
  });

  test("says where nodes are too few, and what they cost", async () => {
    const prices = fileOf("prices.yaml", "prices: { instance.m7g.large: 0.1 }\n");
    const args = ["prod", "--group", "blue", "--load", morning, "--service-time", "100", "--concurrency", "3"];
    const { code, stdout } = await run(...args, "--prices", prices, "--seeds", "1", "--json");
    assert.equal(code, 0);
    const { runs, nodeCapacity, nodePrice, group }: SimulationReport = JSON.parse(stdout);
    const [only] = runs;
    assert.ok(only);
    assert.equal(nodeCapacity, 30);
    assert.deepEqual(nodePrice, { kind: "known", hour: { min: 0.1, max: 0.1 } });
    assert.ok(only.overloadSeconds > 600 && only.refused > 0);
    assert.equal(only.mostNodes, group.maxSize);
    assert.ok(only.atMaximum.length > 0);
    // Germany's half past six is the load's second hour.
    assert.ok(
      only.changes.some(({ at, cause }) => at > 5400 && at <= 5460 && cause.startsWith("morning")),
      JSON.stringify(only.changes),
    );
  });

  test("refuses a wrong group, a missing number and a broken file with what there is", async () => {
    const wrong = await run("prod", "--group", "bleu", "--load", morning, "--capacity", "80");
    assert.equal(wrong.code, 2);
    assert.match(
      wrong.stderr,
      /--group bleu: no such scaling group; one of shop-nodes-blue-group, shop-nodes-green-group/,
    );
    const open = await run("prod", "--load", morning, "--capacity", "80");
    assert.equal(open.code, 2);
    assert.match(open.stderr, /which group\? shop-nodes-blue-group, shop-nodes-green-group/);
    const none = await run("prod", "--group", "blue", "--load", morning);
    assert.equal(none.code, 2);
    assert.match(none.stderr, /--capacity or --service-time is missing/);
    const broken = await run("prod", "--load", fileOf("broken.csv", "time,requests\n0,x\n"), "--capacity", "80");
    assert.equal(broken.code, 2);
    assert.match(broken.stderr, /broken\.csv: line 2: requests: not a number from 0 on, got "x"/);
    const twice = await run("prod", "--load", morning, "--capacity", "80", "--start", "2026-11-30T00:00:00Z");
    assert.match(twice.stderr, /--start goes with no file that has times of the clock/);
  });
});

test("a workload on Kubernetes is simulated by its autoscaler", async () => {
  const { code, stdout } = await run("kube-prod", "--group", "blue", "--load", morning, "--capacity", "80");
  assert.equal(code, 0);
  assert.match(stdout, /^kube-prod {2}shop-nodes-blue-deployment {2}never overloaded$/m);
  assert.match(stdout, /^nodes +6 at least, 1[3-6](?: to \d+)? at most \(minSize 6, maxSize 18\)$/m);
  assert.match(stdout, /^Scaled by\n {2}shop-scaling-blue-autoscaler$/m);
});

const foreign = program(`
const group = new aws.autoscaling.Group("shop", {
  minSize: 2, maxSize: 10, vpcZoneIdentifiers: ["subnet-1", "subnet-2"], defaultInstanceWarmup: 240,
  launchTemplate: { id: new aws.ec2.LaunchTemplate("shop", { imageId: "ami-1", instanceType: "m7g.large" }).id, version: "$Latest" },
});
const out = new aws.autoscaling.Policy("out", {
  autoscalingGroupName: group.name, policyType: "StepScaling", adjustmentType: "ChangeInCapacity",
  stepAdjustments: [{ metricIntervalLowerBound: "0", metricIntervalUpperBound: "20", scalingAdjustment: 1 }, { metricIntervalLowerBound: "20", scalingAdjustment: 3 }],
});
new aws.cloudwatch.MetricAlarm("busy", {
  namespace: "AWS/EC2", metricName: "CPUUtilization", statistic: "Average", period: 60, evaluationPeriods: 2, threshold: 60,
  comparisonOperator: "GreaterThanThreshold", dimensions: { AutoScalingGroupName: group.name }, alarmActions: [out.arn],
});
new aws.autoscaling.Policy("queue", {
  autoscalingGroupName: group.name, policyType: "TargetTrackingScaling",
  targetTrackingConfiguration: { targetValue: 10, customizedMetricSpecification: { metricName: "Depth", namespace: "Shop", statistic: "Average" } },
});
new aws.autoscaling.Policy("simple", { autoscalingGroupName: group.name, adjustmentType: "ChangeInCapacity", scalingAdjustment: 1 });
`);

test("a program without anything of ours is simulated by its own steps, and what no load tells is named", async () => {
  const project = new ForeignProject(foreign);
  try {
    const load = fileOf("steps.csv", "time,requests\n0,8\n600,19\n1800,8\n2400,8\n");
    const { code, text, stdout } = await project.run(
      "simulate",
      "prod",
      "--load",
      load,
      "--capacity",
      "10",
      "--boot",
      "60",
      "--seeds",
      "1",
      "--json",
    );
    assert.equal(code, 0, text);
    const { group, runs }: SimulationReport = JSON.parse(stdout);
    assert.deepEqual(group.policies, ["out"]);
    assert.deepEqual(group.skipped.toSorted(), [
      "queue: it tracks a metric of its own, which a curve of requests says nothing of",
      "simple: a policy of type SimpleScaling is not replayed; StepScaling says the same with one step",
    ]);
    const [only] = runs;
    assert.deepEqual(
      only?.changes.map(({ from, to, cause }) => `${from} to ${to}: ${cause}`),
      ["2 to 5: out"],
    );
  } finally {
    project.remove();
  }
});

test("a program with services of ECS alone is told that these are not replayed", async () => {
  const project = new ForeignProject(
    program('new aws.ecs.Service("web", { taskDefinition: "web:1", desiredCount: 2, launchType: "EC2" });'),
  );
  try {
    const load = fileOf("flat.csv", "time,requests\n0,8\n600,8\n");
    const { code, text } = await project.run("simulate", "prod", "--load", load, "--capacity", "10");
    assert.equal(code, 1, text);
    assert.match(
      text,
      /^web of prod: a service of ECS is not replayed; groups of EC2 and workloads on Kubernetes are$/m,
    );
  } finally {
    project.remove();
  }
});
