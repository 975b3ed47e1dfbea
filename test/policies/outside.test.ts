import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { unknown } from "../../model/graph";
import { evaluate } from "../../policies/evaluate";
import { saidOf } from "../../policies/format-result";
import { isFailing } from "../../policies/report";
import { rules } from "../../policies/rules";
import { graphOf, type Program, withProperty } from "./fixture";

const arn = (kind: string) =>
  `arn:aws:elasticloadbalancing:eu-west-1:123456789012:${kind}/shop/50dc6c495c0c9188/f2f7dc8efc522ab2`;

const forward = [{ type: "forward", targetGroupArn: "$group" }];
const web: Program = {
  balancer: { type: "aws:lb/loadBalancer:LoadBalancer", inputs: { subnets: ["subnet-1", "subnet-2"] } },
  listener: {
    type: "aws:lb/listener:Listener",
    inputs: { loadBalancerArn: "$balancer", port: 443, protocol: "HTTPS", defaultActions: forward },
  },
  rule: {
    type: "aws:lb/listenerRule:ListenerRule",
    inputs: {
      listenerArn: "$listener",
      priority: 1,
      actions: forward,
      conditions: [{ pathPattern: { values: ["/"] } }],
    },
  },
  group: { type: "aws:lb/targetGroup:TargetGroup", inputs: { port: 80, protocol: "HTTP", vpcId: "vpc-1" } },
  attachment: {
    type: "aws:lb/targetGroupAttachment:TargetGroupAttachment",
    inputs: { targetGroupArn: "$group", targetId: "i-0123456789abcdef0" },
  },
  nodes: {
    type: "aws:autoscaling/group:Group",
    inputs: { minSize: 2, maxSize: 4, vpcZoneIdentifiers: ["subnet-1", "subnet-2"], targetGroupArns: ["$group"] },
  },
  gateway: { type: "aws:ec2/natGateway:NatGateway", inputs: { subnetId: "$subnet", allocationId: "eipalloc-1" } },
  subnet: { type: "aws:ec2/subnet:Subnet", inputs: { vpcId: "vpc-1", cidrBlock: "10.0.0.0/24" } },
};

const resultsOf = (program: Program) =>
  evaluate(graphOf(program), rules, { levelOf: () => "mandatory", exemptions: [] }).results;

const outsideOf = (program: Program, resource: string) =>
  resultsOf(program).filter(({ name, isOutside }) => name === resource && isOutside === true);

/** Where the other end is, what belongs to another program, and the rules that say so. */
const ends: readonly (readonly [
  resource: string,
  property: string,
  value: string | string[],
  noun: string,
  rules: readonly string[],
])[] = [
  [
    "rule",
    "listenerArn",
    arn("listener"),
    "listener",
    ["listener-encrypted", "failover-within-objective", "listener-actions-accepted"],
  ],
  ["listener", "loadBalancerArn", arn("loadbalancer"), "load balancer", ["listener-actions-accepted"]],
  [
    "listener",
    "defaultActions[0].targetGroupArn",
    arn("targetgroup"),
    "target group",
    ["failover-within-objective", "listener-actions-accepted", "weights-reach-nodes"],
  ],
  [
    "rule",
    "actions[0].targetGroupArn",
    arn("targetgroup"),
    "target group",
    ["failover-within-objective", "listener-actions-accepted", "weights-reach-nodes"],
  ],
  ["attachment", "targetId", arn("loadbalancer/app"), "load balancer", ["balancer-target-listens"]],
  [
    "nodes",
    "targetGroupArns",
    [arn("targetgroup")],
    "target group",
    ["capacity-after-zone-loss", "group-covers-balancer-zones", "group-targets-accepted"],
  ],
  ["gateway", "subnetId", "subnet-0123456789abcdef0", "subnet", ["nat-gateway-reaches-internet"]],
];

describe("what hangs on another program is said as unknown", () => {
  for (const [resource, property, value, noun, expected] of ends) {
    for (const [how, given] of [
      ["written", value],
      ["looked up", unknown],
    ] as const) {
      if (property === "targetId" && given === unknown) continue;
      test(`${resource}.${property} ${how}`, () => {
        const found = outsideOf(withProperty(web, resource, property, given), resource);
        const said = found.filter((result) => saidOf(result).join() === `unknown: ${noun} is not in this program`);
        const ids = said.map(({ rule }) => rule);
        for (const id of expected) assert.ok(ids.includes(id), `${id} among ${ids.join(", ")}`);
      });
    }
  }

  test("and not where the end is here", () => {
    for (const name of Object.keys(web)) assert.deepEqual(outsideOf(web, name), [], name);
  });

  test("what fails already fails", () => {
    const broken = withProperty(withProperty(web, "rule", "listenerArn", arn("listener")), "rule", "priority", 0);
    assert.ok(resultsOf(broken).some(({ name, verdict }) => name === "rule" && verdict === "fail"));
  });

  test("a check fails for it, unless what cannot be judged is accepted", () => {
    const results = outsideOf(withProperty(web, "rule", "listenerArn", arn("listener")), "rule");
    const stack = { stack: "prod", environment: "production", resources: 1, notApplicable: [], disabled: [] } as const;
    const located = results.map((result) => ({ ...result, location: { file: "index.ts", line: 1 } }));
    const report = { stacks: [{ ...stack, results: located }], problems: [] };
    assert.equal(isFailing(report, rules), true);
    assert.equal(isFailing({ ...report, acceptsUnjudged: true }, rules), false);
  });
});
