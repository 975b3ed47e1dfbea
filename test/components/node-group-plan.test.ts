import assert from "node:assert/strict";
import { test } from "node:test";
import type { NodeGroupInput } from "../../components/aws/node-group/inputs";
import {
  planCapacity,
  planImage,
  planKeepAliveTag,
  planMixedInstances,
  planReplacement,
  planWarmPool,
} from "../../components/aws/node-group/plan";
import { planNodeUserData } from "../../components/aws/node-group/problems";
import { nodeGroupSettings } from "../../components/aws/node-group/settings";
import { targetGroupSettings } from "../../components/aws/target-group/settings";
import { defaultLimits } from "../../platforms/aws/limits";
import { planTimers } from "../../platforms/aws/node-timers";

const settings = (input: Partial<NodeGroupInput> = {}) =>
  nodeGroupSettings(defaultLimits).parse({ targetGroups: ["web"], ...input });

const served = (input: Parameters<ReturnType<typeof targetGroupSettings>["parse"]>[0] = {}) => ({
  arn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/73e2d6bc24d8a067",
  arnSuffix: "targetgroup/web/73e2d6bc24d8a067",
  settings: targetGroupSettings(defaultLimits).parse(input),
});

const web = served();

test("grace is boot plus the slowest checks, the stop outlasts the longest drain", () => {
  const slow = served({ deregistrationDelay: 120, healthCheck: { interval: 30, healthyThreshold: 3, timeout: 5 } });
  assert.deepEqual(planTimers(settings({ bootTime: 60 }), [web.settings, slow.settings]), {
    stopTimeout: 130,
    healthCheckGracePeriod: 150,
    defaultInstanceWarmup: 60,
    readyTimeout: 150,
    waitForCapacityTimeout: 600,
  });
});

test("a node looks at its workload as the balancer does, as far as it can", () => {
  const script = (input: Parameters<typeof served>[0]) =>
    planNodeUserData(settings(), [served(input).settings], { label: "web", group: "web-1" });
  assert.match(script({}), /until answers 'http:\/\/127\.0\.0\.1:8080\/healthz' \d+ 200-299; do/);
  assert.match(script({ protocolVersion: "GRPC", healthCheck: { matcher: "0", path: "/a.B/c" } }), /dev\/tcp/);
  assert.match(script({ healthCheck: { matcher: "200,404", timeout: 3 } }), /until answers '.*' 3 200-200 404-404; do/);
  assert.match(script({ protocol: "TCP", healthCheck: { protocol: "HTTP" }, proxyProtocolV2: true }), /dev\/tcp/);
});

test("a short grace does not shorten the wait for nodes that boot for long or whose launch something else holds", () => {
  const wait = (input: Partial<NodeGroupInput>) => planTimers(settings(input), [web.settings]).waitForCapacityTimeout;
  assert.equal(wait({ healthCheckGracePeriod: 0, bootTime: 900 }), 2 * (910 + 10));
  const hook = (transition: "launching" | "terminating") => ({
    lifecycleHooks: { approve: { transition, heartbeatTimeout: 3600 } },
  });
  assert.equal(wait(hook("launching")), 2 * (3600 + 10));
  assert.equal(wait(hook("terminating")), 600);
});

test("timers that the user sets win, and the wait covers twice the grace", () => {
  const set = { stopTimeout: 5, healthCheckGracePeriod: 1000, defaultInstanceWarmup: 7 };
  assert.deepEqual(planTimers(settings(set), [web.settings]), {
    ...set,
    readyTimeout: 100,
    waitForCapacityTimeout: 2020,
  });
});

test("a launch waits 30 seconds for the workload at least, which is the vendor's shortest heartbeat", () => {
  assert.equal(planTimers(settings({ bootTime: 1 }), [web.settings]).readyTimeout, 30);
});

test("a group starts with what the user says, else with its minimum", () => {
  const sizes = { minSize: 2, maxSize: 6 };
  assert.deepEqual(planCapacity(settings({ ...sizes, desiredCapacity: { initial: 3 } })), {
    ...{ ...sizes, desiredCapacity: 3 },
  });
  assert.deepEqual(planCapacity(settings(sizes)), { ...sizes, desiredCapacity: 2 });
});

test("spot is rebalanced, checkpoints carry their delay as text, oldest templates go first", () => {
  const plain = planReplacement(settings());
  assert.equal(plain.capacityRebalance, false);
  assert.equal(plain.ignoreFailedScalingActivities, false);
  assert.deepEqual(plain.terminationPolicies, ["OldestLaunchTemplate", "Default"]);
  assert.deepEqual(plain.instanceRefresh, {
    strategy: "Rolling",
    preferences: { minHealthyPercentage: 100, maxHealthyPercentage: 150, autoRollback: true, skipMatching: true },
  });
  const spot = planReplacement(
    settings({
      mixedInstances: { instanceTypes: ["m7i.large"], onDemandPercentageAboveBaseCapacity: 50 },
      instanceRefresh: { checkpoints: [50, 100], checkpointDelay: 600 },
    }),
  );
  assert.equal(spot.capacityRebalance, true);
  assert.equal(spot.ignoreFailedScalingActivities, true);
  assert.deepEqual(spot.terminationPolicies, ["AllocationStrategy", "OldestLaunchTemplate", "Default"]);
  assert.deepEqual(spot.instanceRefresh.preferences, {
    ...{ minHealthyPercentage: 100, maxHealthyPercentage: 150, autoRollback: true, skipMatching: true },
    ...{ checkpointPercentages: [50, 100], checkpointDelay: "600" },
  });
});

test("a warm pool is of stopped machines, which report themselves at every boot; alarms end a rollout", () => {
  assert.equal(planWarmPool(settings()), undefined);
  assert.deepEqual(planWarmPool(settings({ warmPool: {} })), { poolState: "Stopped", minSize: 0 });
  const prepared = settings({ warmPool: { minSize: 1, maxPreparedCapacity: 8 }, maxSize: 8 });
  assert.deepEqual(planWarmPool(prepared), { poolState: "Stopped", minSize: 1, maxGroupPreparedCapacity: 8 });
  const names = { label: "web", group: "web-1" };
  const once = planNodeUserData(settings(), [web.settings], names);
  assert.doesNotMatch(once, /vip-ready\.service/);
  const again = planNodeUserData(prepared, [web.settings], names);
  assert.match(again, /path: \/etc\/systemd\/system\/vip-ready\.service/);
  assert.match(again, /systemctl enable --now --no-block vip-ready\.service/);
  assert.doesNotMatch(again, /^ {2}- \/usr\/local\/bin\/vip-ready$/m);
  const watched = planReplacement(settings({ instanceRefresh: { alarms: ["shop-5xx"] } }));
  assert.deepEqual(watched.instanceRefresh.preferences.alarmSpecification, { alarms: ["shop-5xx"] });
});

test("instance types become overrides, and the rest the distribution", () => {
  assert.equal(planMixedInstances(settings()), undefined);
  assert.deepEqual(planMixedInstances(settings({ mixedInstances: { instanceTypes: ["a.large", "b.large"] } })), {
    instancesDistribution: {
      onDemandBaseCapacity: 0,
      onDemandPercentageAboveBaseCapacity: 100,
      spotAllocationStrategy: "price-capacity-optimized",
    },
    overrides: [{ instanceType: "a.large" }, { instanceType: "b.large" }],
  });
});

test("the image is an id, or a parameter that is read at plan time", () => {
  const newest = (architecture: "arm64" | "x86_64") => planImage({ imageId: undefined, architecture });
  assert.deepEqual(newest("arm64"), {
    parameter: "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
  });
  assert.deepEqual(planImage({ imageId: "ami-0123456789abcdef0", architecture: "arm64" }), {
    id: "ami-0123456789abcdef0",
  });
  assert.deepEqual(planImage({ imageId: "resolve:ssm:/my/image", architecture: "x86_64" }), { parameter: "/my/image" });
});

test("a group says how long its nodes keep idle connections, where the spec does", () => {
  const workload = { type: "command" as const, command: ["serve"] };
  assert.deepEqual(planKeepAliveTag(settings({ workload })), []);
  assert.deepEqual(planKeepAliveTag(settings({ workload: { ...workload, keepAliveTimeout: 75 } })), [
    { key: "vipkit:keep-alive-timeout", value: "75", propagateAtLaunch: false },
  ]);
});
