import assert from "node:assert/strict";
import { test } from "node:test";
import { TargetGroup } from "../../components/aws/target-group";
import type { TargetGroupInput } from "../../components/aws/target-group/inputs";
import { planTargetGroup } from "../../components/aws/target-group/plan";
import { targetGroupSettings } from "../../components/aws/target-group/settings";
import { planFailoverSeconds } from "../../platforms/aws/fault-model/detection";
import { defaultLimits } from "../../platforms/aws/limits";
import { recordOnTwin } from "../support/on-twin";
import { record, resolve } from "../support/recorder";

const settings = (input: TargetGroupInput) => targetGroupSettings(defaultLimits).parse(input);

test("an HTTP group with every default says each attribute in the vendor's words", () => {
  assert.deepEqual(planTargetGroup(settings({})), {
    protocol: "HTTP",
    port: 8080,
    targetType: "instance",
    deregistrationDelay: 30,
    healthCheck: {
      enabled: true,
      protocol: "HTTP",
      port: "traffic-port",
      path: "/healthz",
      matcher: "200-299",
      interval: 5,
      timeout: 2,
      healthyThreshold: 2,
      unhealthyThreshold: 2,
    },
    stickiness: { enabled: false, type: "lb_cookie" },
    loadBalancingCrossZoneEnabled: "use_load_balancer_configuration",
    targetGroupHealth: {
      dnsFailover: { minimumHealthyTargetsCount: "1", minimumHealthyTargetsPercentage: "off" },
      unhealthyStateRouting: { minimumHealthyTargetsCount: 1, minimumHealthyTargetsPercentage: "off" },
    },
    protocolVersion: undefined,
    loadBalancingAlgorithmType: "round_robin",
    slowStart: 0,
  });
});

test("a TCP group has a TCP check without path and matcher, and no attribute of application balancers", () => {
  const plan = planTargetGroup(settings({ protocol: "TCP", preserveClientIp: false, connectionTermination: true }));
  assert.deepEqual(plan.healthCheck, {
    ...{ enabled: true, protocol: "TCP", port: "traffic-port" },
    ...{ interval: 5, timeout: 2, healthyThreshold: 2, unhealthyThreshold: 2 },
  });
  assert.deepEqual(plan.stickiness, { enabled: false, type: "source_ip" });
  for (const attribute of ["loadBalancingAlgorithmType", "slowStart", "protocolVersion"]) {
    assert.equal(attribute in plan, false, attribute);
  }
  assert.equal("preserveClientIp" in plan && plan.preserveClientIp, "false");
  assert.equal("connectionTermination" in plan && plan.connectionTermination, true);
});

test("a TCP group may be checked over HTTP, with path and matcher", () => {
  const { healthCheck } = planTargetGroup(settings({ protocol: "TCP", healthCheck: { protocol: "HTTP", port: 9000 } }));
  assert.equal(healthCheck.protocol, "HTTP");
  assert.equal(healthCheck.port, "9000");
  assert.equal("path" in healthCheck && healthCheck.path, "/healthz");
});

test("each affinity takes the vendor's value", () => {
  const plan = (input: TargetGroupInput) => planTargetGroup(settings(input)).stickiness;
  assert.equal(plan({ protocol: "TCP", targetType: "alb", healthCheck: { protocol: "HTTP" } }), undefined);
  assert.deepEqual(plan({ stickiness: { type: "lb_cookie", cookieDuration: 60 } }), {
    ...{ enabled: true, type: "lb_cookie", cookieDuration: 60 },
  });
  assert.deepEqual(plan({ stickiness: { type: "app_cookie", cookieName: "SID" } }), {
    ...{ enabled: true, type: "app_cookie", cookieName: "SID", cookieDuration: 86400 },
  });
  assert.deepEqual(plan({ protocol: "TCP", stickiness: { type: "source_ip" } }), { enabled: true, type: "source_ip" });
});

test("anomaly mitigation is said for weighted_random only, on and off", () => {
  const plan = (input: TargetGroupInput) => planTargetGroup(settings(input));
  const random = plan({ loadBalancingAlgorithmType: "weighted_random", anomalyMitigation: true });
  assert.equal("loadBalancingAnomalyMitigation" in random && random.loadBalancingAnomalyMitigation, "on");
  const off = plan({ loadBalancingAlgorithmType: "weighted_random" });
  assert.equal("loadBalancingAnomalyMitigation" in off && off.loadBalancingAnomalyMitigation, "off");
  assert.equal("loadBalancingAnomalyMitigation" in plan({}), false);
});

test("failover is interval x unhealthyThreshold + timeout; the vendor's floor is 12 seconds", () => {
  assert.equal(planFailoverSeconds(settings({})), 12);
  assert.equal(planFailoverSeconds(settings({ healthCheck: { interval: 10, timeout: 6, unhealthyThreshold: 3 } })), 36);
});

test("the component makes one group under its own name and tells its failover", async () => {
  const { result, resources } = await record(() => new TargetGroup("blue", { vpcId: "vpc-1", port: 9000 }));
  assert.deepEqual(
    resources.map(({ type, name, parentType }) => ({ type, name, parentType })),
    [
      {
        type: "aws:lb/targetGroup:TargetGroup",
        name: "blue-target-group",
        parentType: "vipkit:target-group:TargetGroup",
      },
      { type: "vipkit:target-group:TargetGroup", name: "blue", parentType: "" },
    ],
  );
  const [group] = resources;
  assert.equal(group?.inputs.name, result.name);
  assert.match(result.name, /^blue-[0-9a-f]{8}$/);
  assert.equal(group?.inputs.vpcId, "vpc-1");
  assert.equal(await resolve(result.arnSuffix), `targetgroup/${result.name}/73e2d6bc24d8a067`);
  assert.equal(result.failoverSeconds, 12);
});

test("the name changes with what replaces the group, and with nothing else", async () => {
  const nameWith = async (input: TargetGroupInput, wiring: { belongsTo?: string; vpcId?: string } = {}) =>
    (await record(() => new TargetGroup("blue", { vpcId: "vpc-1", ...input, ...wiring }))).result.name;
  const base = await nameWith({});
  assert.equal(await nameWith({ deregistrationDelay: 5, healthCheck: { interval: 30 }, slowStart: 30 }), base);
  const others = [
    await nameWith({ port: 8081 }),
    await nameWith({ protocol: "HTTPS" }),
    await nameWith({ protocolVersion: "HTTP2" }),
    await nameWith({ targetType: "ip" }),
    await nameWith({}, { vpcId: "vpc-2" }),
    await nameWith({}, { belongsTo: "other" }),
  ];
  assert.equal(new Set([base, ...others]).size, 7);
});

const hello = "arn:aws:lambda:eu-west-1:123456789012:function:hello";

test("a function: group, permission for that group, registration; no port, protocol, VPC nor failover", async () => {
  const { result, resources } = await recordOnTwin(
    () => new TargetGroup("api", { targetType: "lambda", function: { arn: `${hello}:live`, multiValueHeaders: true } }),
  ).then(({ result: made, registrations }) => ({ result: made, resources: registrations }));
  const byName = new Map(resources.map(({ name, inputs }) => [name, inputs]));
  assert.deepEqual([...byName.keys()].sort(), ["api", "api-function", "api-permission", "api-target-group"]);
  const { name, tags: _, ...group } = byName.get("api-target-group") ?? {};
  assert.equal(name, result.name);
  const times = { interval: 5, timeout: 2, healthyThreshold: 2, unhealthyThreshold: 2 };
  assert.deepEqual(group, {
    targetType: "lambda",
    lambdaMultiValueHeadersEnabled: true,
    healthCheck: { enabled: false, path: "/healthz", matcher: "200-299", ...times },
  });
  const arn = await resolve(result.arn);
  assert.deepEqual(byName.get("api-permission"), {
    action: "lambda:InvokeFunction",
    function: hello,
    principal: "elasticloadbalancing.amazonaws.com",
    qualifier: "live",
    sourceArn: arn,
  });
  assert.deepEqual(byName.get("api-function"), { targetGroupArn: arn, targetId: `${hello}:live` });
  assert.equal(result.failoverSeconds, undefined);
  assert.equal(result.ready.length, 1);
});

test("only a group of a function may do without a VPC", async () => {
  await assert.rejects(
    record(() => new TargetGroup("blue", {})),
    /vip:TargetGroup "blue": vpcId: missing/,
  );
});
