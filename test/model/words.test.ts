import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { acceleratorSettings } from "../../components/aws/accelerator/settings";
import { stackFileSchema } from "../../components/vip-cluster/json-schema";
import { parseStackConfig } from "../../components/vip-cluster/stack/stack";
import { constraintsOf, knownViolations } from "../../platforms/aws/constraints";
import { limitsWith, type WordKey, wordKeys, wordTable } from "../../platforms/aws/limits";
import { limitsInForce } from "../../platforms/aws/limits/in-force";
import { parseSettings } from "../../platforms/aws/parse";
import { acceleratorWith } from "../support/accelerators";
import { changed } from "./bad/support";

const newer = "NEWER-2027";

const group = "aws:lb/targetGroup:TargetGroup";
const scaling = "aws:autoscaling/group:Group";
const rule = "loadBalancer.listeners.https.rules.extra";

/** Where a spec has each name, beside what it needs there, and where a resource has it. */
const places: Readonly<
  Record<
    WordKey,
    {
      spec?: Readonly<Record<string, unknown>>;
      accelerator?: object;
      resource?: readonly [type: string, inputs: object];
    }
  >
> = {
  "elbv2.listener.sslPolicy": { spec: { "loadBalancer.listeners.https.sslPolicy": newer } },
  "elbv2.listener.alpnPolicy": {
    spec: { "loadBalancer.listeners.tls.alpnPolicy": newer },
    resource: ["aws:lb/listener:Listener", { alpnPolicy: newer, protocol: "TLS", certificateArn: "a" }],
  },
  "elbv2.ipAddressType": {
    spec: { "loadBalancer.ipAddressType": newer, "network.ipv6": true },
    resource: ["aws:lb/loadBalancer:LoadBalancer", { ipAddressType: newer }],
  },
  "elbv2.desyncMitigationMode": {
    spec: { "loadBalancer.desyncMitigationMode": newer },
    resource: ["aws:lb/loadBalancer:LoadBalancer", { desyncMitigationMode: newer }],
  },
  "elbv2.fixedResponse.contentType": {
    spec: {
      [rule]: {
        priority: 1,
        conditions: { path: ["/a"] },
        action: { type: "fixed-response", statusCode: 200, contentType: newer },
      },
    },
    resource: [
      "aws:lb/listenerRule:ListenerRule",
      { actions: [{ type: "fixed-response", fixedResponse: { contentType: newer } }] },
    ],
  },
  "elbv2.redirect.statusCode": {
    spec: {
      [rule]: {
        priority: 1,
        conditions: { path: ["/a"] },
        action: { type: "redirect", path: "/b", statusCode: newer },
      },
    },
    resource: [
      "aws:lb/listenerRule:ListenerRule",
      { actions: [{ type: "redirect", redirect: { path: "/b", statusCode: newer } }] },
    ],
  },
  "elbv2.targetGroup.algorithm": {
    spec: { "targetGroups.web.loadBalancingAlgorithmType": newer },
    resource: [group, { loadBalancingAlgorithmType: newer }],
  },
  "elbv2.targetGroup.protocolVersion": {
    spec: { "targetGroups.web.protocolVersion": newer },
    resource: [group, { protocolVersion: newer }],
  },
  "elbv2.jwt.claimFormat": {
    spec: {
      "loadBalancer.listeners.https.defaultAction.authenticate": {
        type: "jwt",
        issuer: "https://id.example.com",
        jwksEndpoint: "https://id.example.com/keys.json",
        claims: [{ name: "aud", format: newer, values: ["shop"] }],
      },
    },
  },
  "acm.keyAlgorithm": {
    spec: { "certificate.keyAlgorithm": newer },
    resource: [
      "aws:acm/certificate:Certificate",
      { keyAlgorithm: newer, domainName: "a.example.com", validationMethod: "DNS" },
    ],
  },
  "autoscaling.healthCheckType": {
    spec: { "nodeGroups.web.healthCheckType": `ELB,${newer}` },
    resource: [scaling, { healthCheckType: `ELB,${newer}` }],
  },
  "autoscaling.hook.defaultResult": {
    spec: { "nodeGroups.web.lifecycleHooks": { late: { transition: "terminating", defaultResult: newer } } },
    resource: ["aws:autoscaling/lifecycleHook:LifecycleHook", { defaultResult: newer }],
  },
  "autoscaling.spotAllocationStrategy": {
    spec: { "nodeGroups.web.mixedInstances": { instanceTypes: ["m7i.large"], spotAllocationStrategy: newer } },
  },
  "route53.healthCheck.region": {
    spec: {
      address: {
        domainName: "shop.example.com",
        zoneId: "Z0123456789ABC",
        routing: { type: "latency" },
        healthCheck: { regions: [newer, "us-east-1", "eu-west-1"] },
      },
    },
    resource: [
      "aws:route53/healthCheck:HealthCheck",
      { type: "TCP", fqdn: "shop.example.com", regions: [newer, "us-east-1", "eu-west-1"] },
    ],
  },
  "globalaccelerator.ipAddressType": {
    accelerator: { ipAddressType: newer },
    resource: ["aws:globalaccelerator/accelerator:Accelerator", { ipAddressType: newer }],
  },
  "globalaccelerator.listener.protocol": {
    accelerator: { "listeners.web.protocol": newer },
    resource: ["aws:globalaccelerator/listener:Listener", { protocol: newer }],
  },
  "globalaccelerator.clientAffinity": {
    accelerator: { "listeners.web.clientAffinity": newer },
    resource: ["aws:globalaccelerator/listener:Listener", { clientAffinity: newer }],
  },
  "globalaccelerator.healthCheck.protocol": {
    accelerator: { "listeners.web.regions.eu-west-1.healthCheck": { protocol: newer } },
    resource: ["aws:globalaccelerator/endpointGroup:EndpointGroup", { healthCheckProtocol: newer }],
  },
  "ec2.flowLog.trafficType": {
    spec: { "network.flowLogs": { trafficType: newer } },
    resource: ["aws:ec2/flowLog:FlowLog", { trafficType: newer }],
  },
};

describe("a name that AWS takes by now", () => {
  for (const key of wordKeys) {
    const { spec = {}, accelerator, resource } = places[key];
    const limits = { [key]: { also: [newer] } };
    test(`of ${key} is refused with its source, and taken when the user vouches for it`, () => {
      const cluster = changed(key === "elbv2.listener.alpnPolicy" ? "nlb" : "alb", spec);
      const subject = { type: "Accelerator", name: "test" };
      const parse = (given?: typeof limits) =>
        accelerator === undefined
          ? parseStackConfig({ cluster, ...(given === undefined ? {} : { limits: given }) }, "test")
          : parseSettings(acceleratorSettings(limitsWith(given)), acceleratorWith(accelerator), subject);
      assert.throws(
        () => parse(),
        (error: Error) =>
          error.message.includes(`(limit ${key}, read ${wordTable[key].date})`) && error.message.includes(newer),
      );
      assert.doesNotThrow(() => parse(limits));
      if (resource === undefined) return;
      const [type, inputs] = resource;
      const constraint = constraintsOf(type)?.constraint ?? assert.fail(type);
      const reasons = (given?: string) =>
        knownViolations(constraint, inputs as never, limitsInForce(given)).filter(({ reason }) =>
          reason.includes(newer),
        );
      assert.equal(reasons().length, 1, "by the twin's table too");
      assert.deepEqual(reasons(JSON.stringify(limits)), []);
    });
  }

  test("is a list of names", () => {
    const cluster = changed("alb", {});
    for (const also of [[], "X", [""], [7]])
      assert.throws(() => parseStackConfig({ cluster, limits: { "elbv2.ipAddressType": { also } } }, "test"), /limits/);
    assert.throws(
      () => parseStackConfig({ cluster, limits: { "elbv2.ipAddressType": { max: 3 } } }, "test"),
      /unknown option/,
    );
  });
});

test("a limit that has moved holds in the twin's tables as in the spec, and so does a rule that only warns", () => {
  const constraints = constraintsOf(group) ?? assert.fail();
  const judged = (inputs: object, overrides: Parameters<typeof limitsWith>[0]) =>
    [constraints.constraint, constraints.refusals].flatMap((one) =>
      knownViolations(one, inputs as never, limitsWith(overrides)).map(({ reason }) => reason),
    );
  const own = { name: "web", port: 80, vpcId: "vpc-1", protocol: "HTTP" };
  const slow = { ...own, healthCheck: { interval: 400, timeout: 5 } };
  assert.deepEqual(judged(slow, undefined), ["expected 5-300, got 400"]);
  assert.deepEqual(judged(slow, { "elbv2.healthCheck.interval": { max: 500 } }), []);
  const late = { ...own, healthCheck: { interval: 10, timeout: 10 } };
  assert.equal(judged(late, undefined).length, 1);
  assert.deepEqual(judged(late, { "rule.timeout-below-interval": { severity: "warning" } }), []);
});

/** Lists of names whose every member needs code of this toolkit: a newer one of AWS's would only be half done. By option. */
const ownChoices = new Set([
  ...["action", "actions", "allowMethods", "architecture", "by", "class"],
  ...["contentType", "crossZone", "defaultAction", "endpoints", "frameOptions", "keep"],
  ...["methods", "metric", "mode", "nat", "natAddresses", "onUnauthenticatedRequest"],
  ...["owner", "protocol", "provider", "role", "scheme", "severity"],
  ...["sourceIpAddressType", "targetType", "transition", "type", "urgency"],
]);

function* enumerations(node: unknown, option = ""): Generator<readonly [option: string, values: readonly string[]]> {
  if (Array.isArray(node)) for (const item of node) yield* enumerations(item, option);
  if (typeof node !== "object" || node === null || Array.isArray(node)) return;
  for (const [key, value] of Object.entries(node)) {
    // Options of Kubernetes: their names are those of the definitions that this version was written for.
    if (key === "then") continue;
    if (key === "enum") yield [option, value as string[]];
    else if (key === "properties")
      for (const [name, inner] of Object.entries(value as object)) yield* enumerations(inner, name);
    else yield* enumerations(value, option);
  }
}

test("a list of names in the spec is of the vendor's table, or this toolkit's own", () => {
  const tables = Object.values(wordTable).map(({ values }) => values.join());
  for (const [option, values] of enumerations(stackFileSchema()))
    assert.ok(tables.includes(values.join()) || ownChoices.has(option), `${option}: ${values.join()}: use wordOf`);
});
