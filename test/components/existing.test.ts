import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as pulumi from "@pulumi/pulumi";
import {
  Autoscaling,
  ExistingLoadBalancer,
  type ExistingLoadBalancerArgs,
  type ExistingTargetGroupArgs,
  LoadBalancer,
  NodeGroup,
  TargetGroup,
} from "../../components";
import { differences } from "../../components/aws/target-group/existing";
import { targetGroupSettings } from "../../components/aws/target-group/settings";
import { balancerOfListener, parseBalancerArn, parseTargetGroupArn } from "../../platforms/aws/balancer-arn";
import { type CloudAnswers, labelOf, record, resolve } from "../support/recorder";

const elb = "arn:aws:elasticloadbalancing:eu-west-1:123456789012";
const arn = `${elb}:loadbalancer/app/shared/50dc6c495c0c9188`;
const groupArn = `${elb}:targetgroup/web/73e2d6bc24d8a067`;
const listenerArn = `${elb}:listener/app/shared/50dc6c495c0c9188/f2f7dc8efc522ab2`;

const healthCheck = {
  ...{ enabled: true, protocol: "HTTP", port: "traffic-port", interval: 5, timeout: 2, path: "/healthz" },
  ...{ healthyThreshold: 2, unhealthyThreshold: 2, matcher: "200-299" },
};

/** An account with one balancer, one listener on 443 and one target group. */
const account = (type = "application", group: object = {}): CloudAnswers => ({
  functions: {
    "aws:lb/getLoadBalancer:getLoadBalancer": () => ({
      ...{ arn, id: arn, name: "shared", arnSuffix: "app/shared/50dc6c495c0c9188", loadBalancerType: type },
      ...{ dnsName: "shared-1.eu-west-1.elb.amazonaws.com", zoneId: "Z32O12XQLNTSW2", securityGroups: ["sg-1"] },
      vpcId: "vpc-0a1b2c3d4e5f60718",
    }),
    "aws:lb/getListener:getListener": ({ loadBalancerArn, port }) =>
      loadBalancerArn === arn && port === 443 ? { arn: listenerArn } : new Error("no such listener"),
    "aws:lb/getTargetGroup:getTargetGroup": () => ({
      ...{ arn: groupArn, name: "web", arnSuffix: "targetgroup/web/73e2d6bc24d8a067", port: 9090, protocol: "HTTP" },
      ...{ targetType: "instance", deregistrationDelay: "30", healthCheck, ...group },
    }),
  },
});

const forward = { type: "forward", targetGroups: { web: 1 } } as const;
const rules = { shop: { priority: 10, conditions: { host: ["shop.example.com"] }, action: forward } };
const web = { arn: groupArn, name: "web" };

async function adopted(args: ExistingLoadBalancerArgs, cloud = account()) {
  const { result, resources } = await record(() => LoadBalancer.fromExisting("shared", args), cloud);
  return { result, resources };
}

describe("an existing load balancer", () => {
  test("without listeners creates nothing, and is what a name needs", async () => {
    const { result, resources } = await adopted({ arn });
    assert.deepEqual(resources.map(labelOf), ["ExistingLoadBalancer shared"]);
    assert.equal(result.type, "application");
    assert.equal(await resolve(result.arnSuffix), "app/shared/50dc6c495c0c9188");
    assert.equal(await resolve(result.name), "shared");
    assert.equal(await resolve(result.zoneId), "Z32O12XQLNTSW2");
    assert.deepEqual(await resolve(result.securityGroupIds), ["sg-1"]);
  });

  test("by name, with a listener of its own and rules of one that exists", async () => {
    const { result, resources } = await adopted({
      lookUp: { name: "shared" },
      targetGroups: { web },
      listeners: {
        https: { existing: { port: 443 }, rules },
        plain: { port: 8080, protocol: "HTTP", defaultAction: forward, rules },
      },
    });
    assert.deepEqual(resources.map(labelOf), [
      "Listener shared-listener-plain",
      "ListenerRule shared-rule-https-shop",
      "ListenerRule shared-rule-plain-shop",
      "ExistingLoadBalancer shared",
    ]);
    const inputs = (name: string) => resources.find((one) => one.name === name)?.inputs;
    assert.equal(inputs("shared-listener-plain")?.["loadBalancerArn"], arn);
    assert.equal(inputs("shared-rule-https-shop")?.["listenerArn"], listenerArn);
    assert.equal(inputs("shared-rule-https-shop")?.["priority"], 10);
    assert.deepEqual(Object.keys(result.listeners), ["plain"]);
    assert.equal(result.routes.length, 3);
  });

  test("a listener by its ARN needs no look-up, and another stack's output may name the balancer", async () => {
    const { resources } = await adopted({
      arn: pulumi.output(arn),
      targetGroups: { web },
      listeners: { https: { existing: { arn: listenerArn }, rules } },
    });
    assert.equal(resources.find(({ name }) => name === "shared-rule-https-shop")?.inputs["listenerArn"], listenerArn);
  });

  const refused: readonly (readonly [string, ExistingLoadBalancerArgs, RegExp])[] = [
    ["no way to it", {}, /ExistingLoadBalancer "shared": arn: either arn or lookUp, got neither/],
    ["two ways", { arn, lookUp: { name: "shared" } }, /got both/],
    ["another ARN", { arn: groupArn }, /arn: no such ARN, got ".*targetgroup.*; write one like arn:aws:elastic/],
    ["tags that all have", { lookUp: { tags: {} } }, /lookUp\.tags: no tag, got \{\}/],
    ["a type that its ARN denies", { arn, type: "network" }, /type: its ARN is of an application load balancer/],
    [
      "another balancer's listener",
      {
        arn,
        targetGroups: { web },
        listeners: { a: { existing: { arn: listenerArn.replace("shared", "other") }, rules } },
      },
      /listeners\.a\.existing\.arn: a listener of app\/other\/50dc6c495c0c9188/,
    ],
    [
      "no such target group",
      { arn, listeners: { https: { existing: { port: 443 }, rules } } },
      /listeners\.https\.rules\.shop\.action\.targetGroups\.web: is no target group/,
    ],
    [
      "a listener without certificate",
      { arn, targetGroups: { web }, listeners: { https: { port: 8443, protocol: "HTTPS", defaultAction: forward } } },
      /listeners\.https\.certificateArn: must be set for HTTPS/,
    ],
    [
      "a port of two",
      {
        arn,
        targetGroups: { web },
        listeners: { a: { existing: { port: 80 }, rules }, b: { port: 80, protocol: "HTTP", defaultAction: forward } },
      },
      /port/,
    ],
    [
      "a protocol of the other kind",
      { arn, targetGroups: { web }, listeners: { b: { port: 80, protocol: "TCP", defaultAction: forward } } },
      /listeners\.b\.protocol: not a protocol of an application load balancer/,
    ],
    [
      "rules on a network balancer",
      {
        arn: arn.replace("/app/", "/net/"),
        targetGroups: { web },
        listeners: { a: { existing: { port: 80 }, rules } },
      },
      /listeners\.a\.rules/,
    ],
  ];
  for (const [what, args, message] of refused) {
    test(`refuses ${what}`, async () => {
      await assert.rejects(adopted(args), message);
    });
  }

  test("refuses options of the balancer itself, and of a listener that exists", async () => {
    const owned = { arn, idleTimeout: 30, listeners: { a: { existing: { port: 80 }, rules: {}, sslPolicy: "x" } } };
    const message = await adopted(owned as ExistingLoadBalancerArgs).then(String, String);
    assert.match(message, /: idleTimeout: no option of an existing load balancer; leave it out/);
    assert.match(message, /: listeners\.a\.sslPolicy: no option of an existing listener/);
  });

  test("what AWS says is held against the type", async () => {
    const { result } = await record(
      () => new ExistingLoadBalancer("shared", { lookUp: { name: "shared" }, type: "application" }),
      account("application"),
    );
    assert.equal(await resolve(result.arn), arn);
  });
});

describe("an existing target group", () => {
  const group = (args: ExistingTargetGroupArgs, cloud = account()) =>
    record(() => TargetGroup.fromExisting("web", args), cloud);

  test("creates nothing and is forwarded to; what a plain ARN says is known at once", async () => {
    const { result, resources } = await group({ arn: groupArn });
    assert.deepEqual(resources.map(labelOf), ["ExistingTargetGroup web"]);
    assert.equal(result.name, "web");
    assert.equal(result.settings, undefined);
    assert.equal(result.failoverSeconds, undefined);
    assert.equal(await resolve(result.arnSuffix), "targetgroup/web/73e2d6bc24d8a067");
  });

  test("with settings a node group serves it, on its port", async () => {
    const { result, resources } = await record(() => {
      const shop = TargetGroup.fromExisting("web", { lookUp: { name: "web" }, settings: { port: 9090 } });
      const wiring = { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] };
      new NodeGroup("nodes", { targetGroups: { shop }, workload: { type: "command", command: ["serve"] }, ...wiring });
      new Autoscaling("nodes", { groupName: "nodes", cpu: { targetValue: 50 } });
      return shop;
    }, account());
    const scaling = resources.find(({ name }) => name === "nodes-group");
    assert.deepEqual(scaling?.inputs["targetGroupArns"], [groupArn]);
    const template = resources.find(({ name }) => name === "nodes-launch-template");
    assert.match(Buffer.from(String(template?.inputs["userData"]), "base64").toString(), /PORT="?9090/);
    assert.equal(result.failoverSeconds, 12);
  });

  test("what AWS says otherwise than the program is named", () => {
    const settings = targetGroupSettings().parse({ port: 8080, healthCheck: { path: "/ready" } });
    const check = { ...healthCheck, path: "/ready", unhealthyThreshold: 3 };
    const found = {
      protocol: "HTTP",
      port: 9090,
      targetType: "instance",
      deregistrationDelay: "30",
      healthCheck: check,
    };
    assert.deepEqual(differences(settings, found as never), [
      "settings.port is 8080, AWS has 9090",
      "settings.healthCheck.unhealthyThreshold is 2, AWS has 3",
    ]);
  });

  test("refuses what is no ARN of a target group, and wrong settings", async () => {
    await assert.rejects(group({ arn }), /ExistingTargetGroup "web": arn: no such ARN/);
    await assert.rejects(group({ arn: groupArn, settings: { port: 0 } }), /port/);
  });

  test("a controller's weights need its name", async () => {
    const args = { arn, targetGroups: { web: { arn: groupArn } } };
    const listeners = { plain: { port: 80, protocol: "HTTP", defaultAction: forward } } as const;
    const wiring = { ...args, subnetIds: ["subnet-1", "subnet-2"], securityGroupIds: ["sg-1"] };
    const { arn: _, ...owned } = wiring;
    await assert.rejects(
      record(() => new LoadBalancer("own", { ...owned, listeners, weightsOwner: "controller" })),
      /targetGroups\.web\.name: is missing; weightsOwner controller finds live weights by names/,
    );
  });
});

test("ARNs of balancers, groups and listeners say what they are of", () => {
  assert.deepEqual(parseBalancerArn(arn), {
    ...{ type: "application", name: "shared", suffix: "app/shared/50dc6c495c0c9188" },
  });
  assert.equal(parseBalancerArn(arn.replace("aws", "aws-us-gov").replace("/app/", "/net/"))?.type, "network");
  assert.equal(parseBalancerArn(arn.replace("/app/", "/gwy/")), undefined);
  assert.equal(parseTargetGroupArn(`${groupArn}/more`), undefined);
  assert.equal(balancerOfListener(listenerArn), "app/shared/50dc6c495c0c9188");
  assert.equal(balancerOfListener(arn), undefined);
});
