import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Props } from "../../../twin/contract/resources";
import { Account, forwardTo, makeBalancer, makeListener, makeTargetGroup, refuses, str } from "../../support/account";

import { setUp } from "./scaling-stage";

describe("scaling groups", () => {
  it("answers as AWS does", () => {
    const { template, group } = setUp();
    const { id, outputs } = group({ healthCheckType: "ELB" });
    assert.equal(id, "blue");
    assert.match(
      str(outputs.arn),
      /^arn:aws:autoscaling:eu-west-1:123456789012:autoScalingGroup:[0-9a-f-]{36}:autoScalingGroupName\/blue$/,
    );
    assert.deepEqual(outputs.availabilityZones, ["eu-west-1a", "eu-west-1b", "eu-west-1c"]);
    assert.deepEqual(outputs.launchTemplate, { id: template.id, name: "nodes", version: "$Latest" });
    assert.deepEqual(
      [outputs.desiredCapacity, outputs.healthCheckGracePeriod, outputs.defaultCooldown, outputs.healthCheckType],
      [2, 300, 300, "ELB"],
    );
  });

  it("keeps what scaling made of the size, until the program asks for another or the bounds move past it", () => {
    const { account, group } = setUp();
    const made = group({ desiredCapacity: 2 });
    account.plane.cloud.patch(made.type, made.id, { desiredCapacity: 4 });
    const tagged = account.update(account.live(made), { tags: [{ key: "a", value: "b", propagateAtLaunch: true }] });
    assert.equal(tagged.outputs.desiredCapacity, 4);
    assert.equal(account.update(tagged, { maxSize: 3, desiredCapacity: 2 }).outputs.desiredCapacity, 3);
    assert.equal(account.update(account.live(made), { desiredCapacity: 3 }).outputs.desiredCapacity, 3);
    assert.equal(
      account.update(account.live(made), { minSize: 6, maxSize: 9, desiredCapacity: null }).outputs.desiredCapacity,
      6,
    );
    // The provider sends what has changed: a number that stands as it was keeps no bound from passing it.
    assert.equal(account.update(account.live(made), { minSize: 6, maxSize: 9 }).outputs.desiredCapacity, 6);
    assert.deepEqual(account.diff(account.live(made), { desiredCapacity: null }).paths, []);
  });

  it("is replaced by a new name only", () => {
    const { account, site, group } = setUp();
    const made = group();
    assert.equal(account.diff(made, { name: "green" }).replaces, true);
    assert.equal(account.diff(made, { initialLifecycleHooks: [{ name: "h" }] }).replaces, true);
    for (const changed of [
      { minSize: 3 },
      { vpcZoneIdentifiers: [site.subnetIds[0]] },
      { launchTemplate: { id: "lt-1", version: "1" } },
      { healthCheckType: "ELB" },
    ]) {
      assert.equal(account.diff(made, changed).replaces, false, JSON.stringify(changed));
    }
    assert.deepEqual(account.diff(made, { vpcZoneIdentifiers: [...site.subnetIds].reverse() }).paths, []);
  });

  const refused: readonly (readonly [code: string, Props, RegExp])[] = [
    ["ValidationError", { minSize: 5 }, /Max bound, 4, must be greater than or equal to min bound, 5/],
    [
      "ValidationError",
      { desiredCapacity: 9 },
      /Desired capacity:9 must be between the specified min size:2 and max size:4/,
    ],
    ["ValidationError", { vpcZoneIdentifiers: ["subnet-0"] }, /subnet-0/],
    ["ValidationError", { vpcZoneIdentifiers: [] }, /At least one Availability Zone/],
    ["ValidationError", { launchTemplate: { id: "lt-0", version: "1" } }, /lt-0, does not exist/],
    ["ValidationError", { launchTemplate: { name: "none", version: "1" } }, /name none, does not exist/],
    [
      "ValidationError",
      { targetGroupArns: ["arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/x/0"] },
      /targetgroup\/x\/0/,
    ],
  ];
  for (const [code, more, words] of refused) {
    it(`refuses ${JSON.stringify(more)}`, () => {
      const { account, group } = setUp();
      refuses(code, () => group(more), words);
      const made = group();
      refuses(code, () => account.update(made, more), words);
    });
  }

  it("launches only from a template that works", () => {
    const { account, site, template, group } = setUp();
    refuses("ValidationError", () => group({ launchTemplate: { id: template.id, version: "2" } }), /version 2/);
    const from = (inputs: Props) => () => {
      const { id } = account.make("template", { imageId: "ami-0", ...inputs });
      return group({ launchTemplate: { id, version: "1" } }, "other");
    };
    refuses("ValidationError", from({ vpcSecurityGroupIds: ["sg-0"] }), /sg-0/);
    refuses("ValidationError", from({ networkInterfaces: [{ securityGroups: ["sg-0"] }] }), /sg-0/);
    refuses("ValidationError", from({ iamInstanceProfile: { name: "none" } }), /Invalid IAM Instance Profile/);
    from({ vpcSecurityGroupIds: [site.group.id] })();
    refuses("DependencyViolation", () => account.remove(site.group), /has a dependent object/);
    refuses("AlreadyExists", () => group({}, "other"), /A group with the name other already exists/);
  });

  it("registers instances only, and rolls back to numbered versions only", () => {
    const { account, site, group } = setUp();
    const ip = makeTargetGroup(account, site, { targetType: "ip" }, "ip");
    refuses("ValidationError", () => group({ targetGroupArns: [ip.id] }), /target type is 'ip'/);
    const made = group();
    const refresh = { instanceRefresh: { strategy: "Rolling", preferences: { autoRollback: true } } };
    refuses("ValidationError", () => account.update(made, refresh), /\$Latest/);
  });

  it("fills up the preferences of a refresh as the provider does", () => {
    const { group } = setUp();
    const made = group({ instanceRefresh: { strategy: "Rolling", preferences: { minHealthyPercentage: 50 } } });
    assert.deepEqual((made.inputs.instanceRefresh as Props).preferences, {
      maxHealthyPercentage: 100,
      minHealthyPercentage: 50,
      scaleInProtectedInstances: "Ignore",
      skipMatching: false,
      standbyInstances: "Ignore",
    });
  });

  const wrong: readonly (readonly [Props, RegExp])[] = [
    [{ launchConfiguration: "lc" }, /exactly one of launchConfiguration/],
    [{ availabilityZones: ["eu-west-1a"] }, /conflicts with vpcZoneIdentifiers/],
    [{ healthCheckType: "elb" }, /EC2, EBS, ELB/],
    [{ maxInstanceLifetime: 3600 }, /86400-31536000 or 0/],
    [{ name: "a:b" }, /without colons/],
    [{ instanceRefresh: { strategy: "Fast" } }, /Rolling/],
    [{ instanceRefresh: { strategy: "Rolling", preferences: { maxHealthyPercentage: 99 } } }, /100-200/],
    [{ instanceMaintenancePolicy: { minHealthyPercentage: 50, maxHealthyPercentage: 200 } }, /differ by 100/],
    [{ minSize: -1 }, /0-10000/],
  ];
  for (const [more, words] of wrong) {
    it(`fails the plan with ${JSON.stringify(more)}`, () => {
      const inputs = { minSize: 1, maxSize: 2, vpcZoneIdentifiers: ["s"], launchTemplate: { id: "lt-1" }, ...more };
      assert.match(new Account().failures("scaling", inputs).join("; "), words);
    });
  }
});

describe("policies, schedules, hooks and attachments", () => {
  const tracking = (more: Props = {}): Props => ({
    policyType: "TargetTrackingScaling",
    targetTrackingConfiguration: {
      targetValue: 60,
      predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
      ...more,
    },
  });

  it("belongs to a group that exists", () => {
    const { account } = setUp();
    const missing = { autoscalingGroupName: "none" };
    refuses("ValidationError", () => account.make("policy", { ...missing, ...tracking() }), /not found - none/);
    refuses("ValidationError", () => account.make("schedule", { ...missing, scheduledActionName: "s" }));
    refuses("ValidationError", () =>
      account.make("hook", { ...missing, lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING" }),
    );
    refuses("ValidationError", () => account.make("attachment", { ...missing, lbTargetGroupArn: "arn" }));
  });

  it("counts requests only where the balancer sends some and the group receives them", () => {
    const { account, site, group } = setUp();
    const targets = makeTargetGroup(account, site);
    const balancer = makeBalancer(account, site);
    const label = `${str(balancer.outputs.arnSuffix)}/${str(targets.outputs.arnSuffix)}`;
    const policy = (resourceLabel: string) => () =>
      account.make("policy", {
        autoscalingGroupName: "blue",
        ...tracking({
          predefinedMetricSpecification: { predefinedMetricType: "ALBRequestCountPerTarget", resourceLabel },
        }),
      });
    const made = group();
    refuses("ValidationError", policy("vip"), /expected app/);
    refuses("ValidationError", policy(label.replace("vip", "other")), /no such load balancer/);
    refuses("ValidationError", policy(label), /does not route traffic/);
    makeListener(account, balancer, forwardTo({ [targets.id]: 1 }));
    refuses("ValidationError", policy(label), /not attached to blue/);
    const attachment = account.make("attachment", { autoscalingGroupName: made.id, lbTargetGroupArn: targets.id });
    assert.deepEqual(account.live(made).outputs.targetGroupArns, [targets.id]);
    assert.match(str(policy(label)().outputs.arn), /scalingPolicy:.*policyName\//);
    account.remove(attachment);
    assert.deepEqual(account.live(made).outputs.targetGroupArns, []);
  });

  it("is replaced with its name or group, and changed in place otherwise", () => {
    const { account, group } = setUp();
    group();
    const policy = account.make("policy", { name: "cpu", autoscalingGroupName: "blue", ...tracking() });
    assert.equal(account.diff(policy, tracking({ targetValue: 70 })).replaces, false);
    assert.equal(account.diff(policy, { name: "other" }).replaces, true);
    const hook = account.make("hook", {
      autoscalingGroupName: "blue",
      lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
    });
    assert.deepEqual([hook.outputs.defaultResult, hook.outputs.heartbeatTimeout], ["ABANDON", 3600]);
    assert.equal(account.diff(hook, { heartbeatTimeout: 60 }).replaces, false);
    const schedule = account.make("schedule", {
      autoscalingGroupName: "blue",
      scheduledActionName: "night",
      recurrence: "0 22 * * *",
    });
    assert.deepEqual([schedule.id, schedule.outputs.minSize], ["blue/night", -1]);
  });

  it("lets every group have a hook, a policy and a schedule of the same name", () => {
    const { account, group } = setUp();
    for (const name of ["blue", "green"]) {
      group({}, name);
      const of = { autoscalingGroupName: name };
      const lifecycleTransition = "autoscaling:EC2_INSTANCE_LAUNCHING";
      assert.equal(account.make("hook", { ...of, name: "ready", lifecycleTransition }).outputs.name, "ready");
      assert.equal(account.make("policy", { ...of, name: "cpu", ...tracking() }).outputs.name, "cpu");
      account.make("schedule", { ...of, scheduledActionName: "night" });
    }
  });

  it("refuses schedules that cannot come true", () => {
    const { account, group } = setUp();
    group();
    const base = { autoscalingGroupName: "blue", scheduledActionName: "s" };
    refuses("ValidationError", () => account.make("schedule", { ...base, minSize: 3, maxSize: 2 }), /Max bound, 2/);
    refuses(
      "ValidationError",
      () => account.make("schedule", { ...base, startTime: "2020-01-01T00:00:00Z" }),
      /in the past/,
    );
    account.make("schedule", { ...base, minSize: 3, maxSize: -1 });
  });

  const wrong: readonly (readonly ["policy" | "schedule" | "hook" | "attachment", Props, RegExp])[] = [
    ["policy", { policyType: "Target" }, /TargetTrackingScaling/],
    ["policy", { policyType: "TargetTrackingScaling" }, /targetTrackingConfiguration: is required/],
    ["policy", tracking({ targetValue: 0 }), /above 0/],
    [
      "policy",
      tracking({ predefinedMetricSpecification: { predefinedMetricType: "CPU" } }),
      /ASGAverageCPUUtilization/,
    ],
    ["schedule", { scheduledActionName: "s", recurrence: "daily" }, /five cron fields/],
    ["schedule", { scheduledActionName: "s", timeZone: "Mars/Olympus" }, /time zone/],
    ["hook", { lifecycleTransition: "launching" }, /EC2_INSTANCE_LAUNCHING/],
    ["hook", { lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING", heartbeatTimeout: 10 }, /30-7200/],
    ["attachment", {}, /exactly one of elb, lbTargetGroupArn/],
  ];
  for (const [type, more, words] of wrong) {
    it(`fails the plan of a ${type} with ${JSON.stringify(more)}`, () => {
      assert.match(new Account().failures(type, { autoscalingGroupName: "blue", ...more }).join("; "), words);
    });
  }
});
