import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as pulumi from "@pulumi/pulumi";
import { Autoscaling, Certificate, LoadBalancer, NodeGroup, TargetGroup } from "../../components";
import type { Registration } from "../../twin/mocks";
import { recordOnTwin } from "../support/on-twin";
import { resolve } from "../support/recorder";

const vpcId = "vpc-0a1b2c3d4e5f60718";
const subnetIds = ["subnet-0aaaaaaaaaaaaaaa1", "subnet-0aaaaaaaaaaaaaaa2"];
const securityGroupIds = ["sg-0aaaaaaaaaaaaaaa1"];
const topic = "arn:aws:sns:eu-west-1:123456789012:pager";

function site() {
  const web = new TargetGroup("web", { vpcId });
  const defaultAction = { type: "forward", targetGroups: { web: 1 } } as const;
  const balancer = new LoadBalancer("shop", {
    ...{ subnetIds, securityGroupIds, targetGroups: { web }, accessLogs: false as const },
    listeners: { http: { port: 80, protocol: "HTTP", defaultAction } },
  });
  return { web, balancer };
}

async function alarms(program: () => unknown): Promise<Readonly<Record<string, Registration>>> {
  const { registrations, refusals } = await recordOnTwin(program);
  assert.deepEqual(refusals, []);
  const made = registrations.filter(({ type }) => type === "aws:cloudwatch/metricAlarm:MetricAlarm");
  return Object.fromEntries(made.map((one) => [one.name, one]));
}

const dimensionsOf = (alarm: Registration | undefined) => alarm?.inputs["dimensions"] as Record<string, string>;

describe("alarms on what a component's resources report", () => {
  test("a counter is summed, and silence is no error", async () => {
    const made = await alarms(() =>
      site()
        .balancer.metric("HTTPCode_ELB_5XX_Count")
        .alarm("errors", { threshold: 10, alarmActions: [topic] }),
    );
    const { dimensions, ...inputs } = made["errors"]?.inputs ?? {};
    assert.match((dimensions as { LoadBalancer: string }).LoadBalancer, /^app\/shop-[0-9a-f]{8}\/[0-9a-f]+$/);
    assert.deepEqual(inputs, {
      ...{ namespace: "AWS/ApplicationELB", metricName: "HTTPCode_ELB_5XX_Count", statistic: "Sum", period: 60 },
      ...{ threshold: 10, comparisonOperator: "GreaterThanThreshold", evaluationPeriods: 3 },
      ...{ treatMissingData: "notBreaching", alarmActions: [topic] },
      alarmDescription: "Answers 5xx that the balancer made.",
    });
    assert.match(made["errors"]?.parent ?? "", /LoadBalancer::shop$/);
  });

  test("what silence means depends on the metric and on the side", async () => {
    const made = await alarms(() => {
      const { web, balancer } = site();
      balancer.metric("RequestCount").alarm("flood", { threshold: 1e6 });
      balancer.metric("RequestCount").alarm("drought", { threshold: 1, comparisonOperator: "LessThanThreshold" });
      web.metric("HealthyHostCount", balancer).alarm("few", { threshold: 2 });
      web.metric("UnHealthyHostCount", balancer).alarm("sick", { threshold: 0 });
      web.metric("TargetResponseTime", balancer).with({ statistic: "p99" }).alarm("slow", { threshold: 1.5 });
    });
    const view = Object.entries(made).map(([name, { inputs }]) => [
      ...[name, inputs["comparisonOperator"], inputs["treatMissingData"]],
      inputs["statistic"] ?? inputs["extendedStatistic"],
    ]);
    assert.deepEqual(view.sort(), [
      ["drought", "LessThanThreshold", "breaching", "Sum"],
      ["few", "LessThanThreshold", "breaching", "Minimum"],
      ["flood", "GreaterThanThreshold", "notBreaching", "Sum"],
      ["sick", "GreaterThanThreshold", "ignore", "Minimum"],
      ["slow", "GreaterThanThreshold", "notBreaching", "p99"],
    ]);
    assert.deepEqual(Object.keys(dimensionsOf(made["few"])), ["LoadBalancer", "TargetGroup"]);
    assert.match(dimensionsOf(made["few"])["TargetGroup"] ?? "", /^targetgroup\/web-/);
  });

  test("of a node group its size, of its nodes their load, of a certificate its days", async () => {
    const made = await alarms(() => {
      const web = new TargetGroup("web", { vpcId });
      const workload = { type: "command" as const, command: ["serve"] };
      const nodes = new NodeGroup("nodes", { targetGroups: { web }, subnetIds, securityGroupIds, workload });
      nodes.metric("GroupInServiceInstances").alarm("thin", { threshold: 2 });
      nodes.metric("CPUUtilization").alarm("busy", { threshold: 90, evaluationPeriods: 10, datapointsToAlarm: 8 });
      const certificate = new Certificate("tls", { domainName: "shop.example.com" });
      certificate.metric("DaysToExpiry").alarm("expiry", { threshold: 30 });
    });
    assert.match(dimensionsOf(made["thin"])["AutoScalingGroupName"] ?? "", /^nodes-[0-9a-f]{8}$/);
    assert.equal(made["thin"]?.inputs["treatMissingData"], "breaching");
    assert.equal(made["busy"]?.inputs["namespace"], "AWS/EC2");
    assert.equal(made["busy"]?.inputs["datapointsToAlarm"], 8);
    const { period, evaluationPeriods, treatMissingData, statistic } = made["expiry"]?.inputs ?? {};
    assert.deepEqual([period, evaluationPeriods, treatMissingData, statistic], [86_400, 1, "ignore", "Minimum"]);
    assert.match(dimensionsOf(made["expiry"])["CertificateArn"] ?? "", /^arn:aws:acm:/);
  });

  test("of a group that is scaled the same, beside what scales it", async () => {
    const made = await alarms(() => {
      const scaling = new Autoscaling("scale", { groupName: "nodes-0a1b2c3d", cpu: { targetValue: 60 } });
      scaling.metric("CPUUtilization").alarm("busy", { threshold: 85 });
      scaling.metric("GroupDesiredCapacity").alarm("small", { threshold: 2 });
    });
    assert.deepEqual(
      ["busy", "small"].map((name) => [made[name]?.inputs["namespace"], dimensionsOf(made[name])]),
      [
        ["AWS/EC2", { AutoScalingGroupName: "nodes-0a1b2c3d" }],
        ["AWS/AutoScaling", { AutoScalingGroupName: "nodes-0a1b2c3d" }],
      ],
    );
    assert.match(made["busy"]?.parent ?? "", /Autoscaling::scale$/);
  });

  test("two metrics make an alarm of metric math, and lines of a dashboard", async () => {
    await recordOnTwin(() => undefined);
    const { balancer } = site();
    const [errors, requests] = [balancer.metric("HTTPCode_Target_5XX_Count"), balancer.metric("RequestCount")];
    const query = errors.query("errors");
    assert.equal(query.id, "errors");
    const { dimensions, ...metric } = query.metric as unknown as Record<string, unknown>;
    assert.deepEqual(metric, {
      ...{ namespace: "AWS/ApplicationELB", metricName: "HTTPCode_Target_5XX_Count", period: 60, stat: "Sum" },
    });
    assert.deepEqual(Object.keys(dimensions as object), ["LoadBalancer"]);
    const line = await resolve(pulumi.jsonStringify(requests.with({ period: 300 }).widgetEntry("Requests")));
    const [namespace, name, dimension, suffix, how] = JSON.parse(line) as unknown[];
    assert.deepEqual([namespace, name, dimension], ["AWS/ApplicationELB", "RequestCount", "LoadBalancer"]);
    assert.match(String(suffix), /^app\/shop-/);
    assert.deepEqual(how, { stat: "Sum", period: 300, label: "Requests" });
  });

  const refused: readonly (readonly [string, () => unknown, RegExp])[] = [
    [
      "a metric of the other kind of balancer",
      () => site().balancer.metric("NewFlowCount"),
      /LoadBalancer "shop": metric: no metric of an application load balancer, got "NewFlowCount"; one of ActiveConnectionCount, /,
    ],
    [
      "the average of a counter",
      () => site().balancer.metric("RequestCount").with({ statistic: "Average" }).alarm("x", { threshold: 1 }),
      /Alarm "x": statistic: is Average; expected Sum of RequestCount/,
    ],
    [
      "an odd period and too many datapoints, at once",
      () =>
        site().balancer.metric("RequestCount").with({ period: 45 }).alarm("x", { threshold: 1, datapointsToAlarm: 4 }),
      /datapointsToAlarm: is 4; expected at most 3.*\n.*period: is 45; expected 10, 20, 30/,
    ],
  ];
  for (const [what, program, message] of refused) {
    test(`refuses ${what}`, async () => {
      await assert.rejects(recordOnTwin(program), message);
    });
  }
});
