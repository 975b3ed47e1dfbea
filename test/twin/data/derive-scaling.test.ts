import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { types as catalog } from "../../../platforms/aws/catalog/types";
import type { Props } from "../../../twin/contract/resources";
import { deriveDesiredState } from "../../../twin/data/derive";
import { addCluster, arns, MemoryHost, template, types } from "../../support/cluster";

let host: MemoryHost;
beforeEach(() => {
  host = new MemoryHost(20);
});
afterEach(() => host.cleanUp());

const derive = () => deriveDesiredState(host, host.slot);
const change = (type: string, id: string, more: Props) =>
  host.put(type, id, { ...host.get(type, id)?.outputs, ...more });
const group = () => derive().scalingGroups[0];

describe("derived scaling groups", () => {
  it("know their subnets' zones, their template and their target groups from every source", () => {
    addCluster(host, { targetGroupArns: [], trafficSources: [{ identifier: "source", type: "elbv2" }] });
    host.put(types.attachment, "a", { autoscalingGroupName: "web", lbTargetGroupArn: arns.targetGroup });
    assert.deepEqual(group()?.targetGroups, ["source", arns.targetGroup]);
    assert.deepEqual(group()?.subnets[1], { id: "subnet-1", zone: "eu-west-1b", cidr: "10.20.1.0/24" });
    assert.equal(group()?.launchTemplate.version, 1);
    assert.equal(group()?.launchTemplate.floating, false);
    assert.deepEqual(group()?.launchTemplate.securityGroups, ["sg-nodes"]);
    assert.match(group()?.launchTemplate.userData ?? "", /^#cloud-config/);
  });

  it("take the template of a mixed instances policy, and its newest version when asked for it", () => {
    addCluster(host);
    host.put(types.template, "lt-web", template(7, [], { defaultVersion: 3 }));
    const specification = { launchTemplateId: "lt-web", version: "$Latest" };
    change(types.group, "web", {
      launchTemplate: null,
      mixedInstancesPolicy: { launchTemplate: { launchTemplateSpecification: specification } },
    });
    assert.deepEqual([group()?.launchTemplate.version, group()?.launchTemplate.floating], [7, true]);
    specification.version = "$Default";
    change(types.group, "web", {
      mixedInstancesPolicy: { launchTemplate: { launchTemplateSpecification: specification } },
    });
    assert.equal(group()?.launchTemplate.version, 3);
  });

  it("launch what the version holds that the group names, whatever the newest holds", () => {
    addCluster(host);
    const [first, second] = [template(1, ["/old"]), template(2, ["/new"], { networkInterfaces: [] })];
    host.put(types.template, "lt-web", second, { 1: first, 2: second });
    const at = (version: string) => {
      change(types.group, "web", { launchTemplate: { id: "lt-web", version } });
      const { version: number, userData, securityGroups } = group()?.launchTemplate ?? {};
      return [number, /old|new/.exec(userData ?? "")?.[0], securityGroups];
    };
    assert.deepEqual(at("1"), [1, "old", ["sg-nodes"]]);
    assert.deepEqual(at("2"), [2, "new", []]);
    assert.deepEqual(at("$Latest"), [2, "new", []]);
  });

  it("raise the desired capacity with the minimum, and lower it with the maximum", () => {
    addCluster(host, { minSize: 4, desiredCapacity: 2, maxSize: 6 });
    assert.equal(group()?.desiredCapacity, 4);
    change(types.group, "web", { minSize: 1, desiredCapacity: 5, maxSize: 3 });
    assert.equal(group()?.desiredCapacity, 3);
    change(types.group, "web", { desiredCapacity: null });
    assert.equal(group()?.desiredCapacity, 1);
  });

  it("track the target group that the policy's label names", () => {
    addCluster(host);
    const policy = (predefinedMetricType: string, more: Props = {}) => ({
      name: predefinedMetricType,
      autoscalingGroupName: "web",
      policyType: "TargetTrackingScaling",
      targetTrackingConfiguration: {
        targetValue: 600,
        predefinedMetricSpecification: {
          predefinedMetricType,
          resourceLabel: "app/web/50dc6c495c0c9188/targetgroup/web/6d0ecf831eec9f09",
        },
      },
      ...more,
    });
    host.put(types.policy, "requests", policy("ALBRequestCountPerTarget"));
    host.put(types.policy, "off", policy("ASGAverageCPUUtilization", { enabled: false }));
    assert.deepEqual(group()?.policies, [
      {
        name: "ALBRequestCountPerTarget",
        metric: "ALBRequestCountPerTarget",
        targetGroup: arns.targetGroup,
        targetValue: 600,
        disableScaleIn: false,
      },
    ]);
  });

  it("step by the alarms that call a policy, in requests a minute, and say which policies are not run", () => {
    addCluster(host);
    const step = { name: "out", arn: "arn:policy:out", autoscalingGroupName: "web", policyType: "StepScaling" };
    host.put(types.policy, "out", {
      ...step,
      adjustmentType: "ChangeInCapacity",
      stepAdjustments: [
        { metricIntervalLowerBound: "0", metricIntervalUpperBound: "500", scalingAdjustment: 1 },
        { metricIntervalLowerBound: "500", scalingAdjustment: 3 },
      ],
    });
    host.put(catalog.alarm, "busy", {
      name: "busy",
      alarmActions: ["arn:topic", "arn:policy:out"],
      namespace: "AWS/ApplicationELB",
      metricName: "RequestCountPerTarget",
      dimensions: { TargetGroup: arns.targetGroup.slice(arns.targetGroup.indexOf("targetgroup/")) },
      statistic: "Sum",
      period: 300,
      comparisonOperator: "GreaterThanThreshold",
      threshold: 5000,
      evaluationPeriods: 2,
    });
    host.put(types.policy, "ahead", { ...step, name: "ahead", policyType: "PredictiveScaling" });
    host.put(types.policy, "alone", {
      ...step,
      name: "alone",
      arn: "arn:policy:alone",
      adjustmentType: "ExactCapacity",
    });
    assert.deepEqual(group()?.steps, [
      {
        name: "out",
        alarmName: "busy",
        metric: "requests",
        period: 300,
        counted: [arns.targetGroup],
        adjustmentType: "ChangeInCapacity",
        minAdjustmentMagnitude: 0,
        steps: [
          { lower: 0, upper: 100, adjustment: 1 },
          { lower: 100, upper: undefined, adjustment: 3 },
        ],
        alarm: { comparison: "above", threshold: 1000, evaluationPeriods: 2, datapointsToAlarm: 2 },
      },
    ]);
    assert.deepEqual(group()?.skipped, [
      "ahead: the twin has no days of metrics to forecast from; vipkit simulate replays it",
      "alone: no alarm of this stack calls it",
    ]);
    change(catalog.alarm, "busy", { actionsEnabled: false });
    assert.deepEqual(group()?.steps, []);
    assert.match(group()?.skipped.join() ?? "", /busy has actionsEnabled false/);
  });

  it("have hooks, schedules and a refresh with the vendor's defaults", () => {
    addCluster(host, {
      instanceRefresh: { strategy: "Rolling", preferences: { autoRollback: true, instanceWarmup: "30" } },
      instanceMaintenancePolicy: { minHealthyPercentage: 100, maxHealthyPercentage: 150 },
      initialLifecycleHooks: [
        {
          name: "first",
          lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
          heartbeatTimeout: 60,
          defaultResult: "CONTINUE",
        },
      ],
    });
    host.put(types.hook, "h", {
      name: "last",
      autoscalingGroupName: "web",
      lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
    });
    host.put(types.schedule, "s", {
      scheduledActionName: "night",
      autoscalingGroupName: "web",
      recurrence: "0 22 * * *",
      minSize: 1,
      maxSize: -1,
      desiredCapacity: 1,
    });
    assert.deepEqual(group()?.hooks, [
      { name: "first", transition: "launching", heartbeat: 60, result: "CONTINUE" },
      { name: "last", transition: "terminating", heartbeat: 3600, result: "ABANDON" },
    ]);
    const [schedule] = group()?.schedules ?? [];
    assert.deepEqual([schedule?.minSize, schedule?.maxSize, schedule?.timeZone], [1, undefined, "UTC"]);
    assert.deepEqual(group()?.refresh, {
      minHealthyPercentage: 100,
      maxHealthyPercentage: 150,
      autoRollback: true,
      instanceWarmup: 30,
      checkpoints: [],
      checkpointDelay: 3600,
      bakeTime: 0,
      alarms: [],
      unmeasured: [],
    });
  });

  it("end a refresh by the alarms that the twin measures, and say why not by the others", () => {
    const alarms = ["failing", "slow", "elsewhere"];
    addCluster(host, { instanceRefresh: { strategy: "Rolling", preferences: { alarmSpecification: { alarms } } } });
    const alarm = {
      namespace: "AWS/ApplicationELB",
      metricName: "HTTPCode_Target_5XX_Count",
      dimensions: { LoadBalancer: "app/web/1" },
      statistic: "Sum",
      comparisonOperator: "GreaterThanThreshold",
      threshold: 20,
      evaluationPeriods: 2,
      period: 120,
      // The state alone ends a refresh, whatever the alarm calls.
      actionsEnabled: false,
    };
    host.put(catalog.alarm, "failing", { ...alarm, name: "failing" });
    host.put(catalog.alarm, "slow", { ...alarm, name: "slow", metricName: "TargetResponseTime" });
    const { alarms: measured, unmeasured = [] } = group()?.refresh ?? {};
    assert.deepEqual(measured, [
      {
        alarmName: "failing",
        metric: "serverErrors",
        period: 120,
        alarm: { comparison: "above", threshold: 10, evaluationPeriods: 2, datapointsToAlarm: 2 },
        counted: [arns.targetGroup],
      },
    ]);
    assert.match(unmeasured[0] ?? "", /^its alarm slow watches AWS\/ApplicationELB TargetResponseTime/);
    assert.deepEqual(unmeasured.slice(1), ["its alarm elsewhere is no metric alarm of this stack"]);
  });

  it("leave out a group whose template is gone, and nothing else", () => {
    addCluster(host);
    host.remove(types.template, "lt-web");
    assert.deepEqual(derive().scalingGroups, []);
    assert.equal(derive().balancers.length, 1);
  });
});

describe("derived security groups", () => {
  it("join stand-alone and inline rules, and skip what loopback cannot have", () => {
    host.put(types.securityGroup, "sg-1", {
      ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["10.0.0.0/8"], self: true }],
      egress: [],
    });
    const ingress = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    const egress = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
    host.put(ingress, "r1", {
      securityGroupId: "sg-1",
      ipProtocol: "tcp",
      fromPort: 80,
      toPort: 80,
      referencedSecurityGroupId: "sg-2",
    });
    host.put(ingress, "r2", { securityGroupId: "sg-1", ipProtocol: "tcp", fromPort: 80, toPort: 80, cidrIpv6: "::/0" });
    host.put(egress, "r3", { securityGroupId: "sg-1", ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" });
    assert.deepEqual(derive().securityGroups, [
      {
        id: "sg-1",
        ingress: [
          { protocol: "tcp", fromPort: 22, toPort: 22, peer: { cidr: "10.0.0.0/8" } },
          { protocol: "tcp", fromPort: 22, toPort: 22, peer: { securityGroup: "sg-1" } },
          { protocol: "tcp", fromPort: 80, toPort: 80, peer: { securityGroup: "sg-2" } },
        ],
        egress: [{ protocol: "-1", fromPort: 0, toPort: 65535, peer: { cidr: "0.0.0.0/0" } }],
      },
    ]);
  });
});
