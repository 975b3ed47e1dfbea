import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { groupCapacity } from "../../model/analysis/capacity/groups";
import { unknown } from "../../model/graph";
import { judgeReachability, planReachability } from "../../platforms/aws/reachability";
import { fewestNodes, mostNodes } from "../../platforms/aws/topology";
import { readPoolCapacity } from "../../platforms/aws/topology/pool-capacity";
import { evaluate } from "../../policies/evaluate";
import { rules } from "../../policies/rules";
import { everyRule } from "./breaks";
import { graphOf, type Program, withProperty } from "./fixture";

const judge = (program: Program, ...ids: readonly string[]) =>
  evaluate(
    graphOf(program, "unknown"),
    rules.filter(({ id }) => ids.includes(id)),
    everyRule,
  ).results;

const vpc: Program = {
  vpc: { type: "aws:ec2/vpc:Vpc", inputs: { cidrBlock: "10.0.0.0/16" } },
  gateway: { type: "aws:ec2/internetGateway:InternetGateway", inputs: { vpcId: "$vpc" } },
  table: {
    type: "aws:ec2/routeTable:RouteTable",
    inputs: { vpcId: "$vpc", routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: "$gateway" }] },
  },
  subnet: {
    type: "aws:ec2/subnet:Subnet",
    inputs: { vpcId: "$vpc", cidrBlock: "10.0.0.0/24", availabilityZone: "eu-west-1a", mapPublicIpOnLaunch: true },
  },
  link: {
    type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
    inputs: { subnetId: "$subnet", routeTableId: "$table" },
  },
};

const ingress = [{ protocol: "tcp", fromPort: 80, toPort: 80, cidrBlocks: ["0.0.0.0/0"], description: "web" }];

describe("case 16-weighted-capacity", () => {
  const weighted = (first: string | undefined, second: string | undefined) => ({
    launchTemplate: {
      launchTemplateSpecification: { launchTemplateId: "lt-1" },
      overrides: [
        { instanceType: "m5.large", ...(first === undefined ? {} : { weightedCapacity: first }) },
        { instanceType: "m5.xlarge", ...(second === undefined ? {} : { weightedCapacity: second }) },
      ],
    },
  });
  const program: Program = {
    group: {
      type: "aws:autoscaling/group:Group",
      inputs: {
        ...{ minSize: 2, maxSize: 4, desiredCapacity: 2, targetGroupArns: ["$targets"] },
        availabilityZones: ["eu-west-1a", "eu-west-1b"],
        mixedInstancesPolicy: weighted("2", "4"),
        instanceRefresh: { strategy: "Rolling", preferences: { minHealthyPercentage: 50 } },
      },
    },
    targets: { type: "aws:lb/targetGroup:TargetGroup", inputs: { port: 80, protocol: "HTTP", vpcId: "vpc-1" } },
    balancer: { type: "aws:lb/loadBalancer:LoadBalancer", inputs: { subnets: ["a", "b"] } },
    listener: {
      type: "aws:lb/listener:Listener",
      inputs: {
        ...{ loadBalancerArn: "$balancer", port: 80, protocol: "HTTP" },
        defaultActions: [{ type: "forward", targetGroupArn: "$targets" }],
      },
    },
  };
  const groupOf = (changed: Program) => {
    const graph = graphOf(changed);
    const [group] = graph.ofType("aws:autoscaling/group:Group");
    assert.ok(group);
    return { graph, group };
  };

  test("counts nodes, not units: the largest type fills the fewest", () => {
    const { graph, group } = groupOf(program);
    assert.equal(fewestNodes(group), 1);
    assert.equal(mostNodes(group), 2);
    const capacity = groupCapacity(readPoolCapacity(group, graph), 50);
    assert.equal(capacity.nodeLoss.left, 0);
    assert.equal(capacity.zoneLoss.percent, 0);
    assert.equal(capacity.verdict, "broken");
  });

  test("finds that nothing is to spare", () => {
    const ids = ["group-spares-a-node", "capacity-after-zone-loss", "group-refresh-keeps-spare"];
    for (const id of ids)
      assert.deepEqual(
        judge(program, id).map(({ verdict }) => verdict),
        ["fail"],
        id,
      );
  });

  const cases: readonly (readonly [
    first: string | undefined,
    second: string | undefined,
    minSize: number,
    nodes: number,
  ])[] = [
    [undefined, undefined, 2, 2],
    ["1", "1", 3, 3],
    ["2", "2", 8, 4],
    ["2", "4", 8, 2],
    ["2", "4", 9, 3],
    ["3", undefined, 6, 2],
  ];
  for (const [first, second, minSize, nodes] of cases) {
    test(`${minSize} units of weights ${first ?? "-"} and ${second ?? "-"} are ${nodes} nodes at least`, () => {
      const sized = withProperty(program, "group", "minSize", minSize);
      assert.equal(
        fewestNodes(groupOf(withProperty(sized, "group", "mixedInstancesPolicy", weighted(first, second))).group),
        nodes,
      );
    });
  }

  for (const [property, value] of [
    ["minSize", unknown],
    ["mixedInstancesPolicy.launchTemplate.overrides", unknown],
    ["mixedInstancesPolicy.launchTemplate.overrides[0].weightedCapacity", unknown],
    ["desiredCapacityType", "vcpu"],
    ["desiredCapacityType", "memory-mib"],
  ] as const) {
    test(`says unknown, never met, where ${property} is ${String(value === unknown ? "unknown" : value)}`, () => {
      const results = judge(
        withProperty(program, "group", property, value),
        ...["group-spares-a-node", "capacity-after-zone-loss", "group-refresh-keeps-spare"],
      );
      assert.deepEqual(
        results.filter(({ verdict }) => verdict !== "unknown").map(({ rule }) => rule),
        [],
      );
      assert.equal(results.length, 3);
    });
  }
});

describe("case programs-instance-on-the-internet", () => {
  const machine = { ami: "ami-0123456789abcdef0", instanceType: "t3.micro" };
  const web: Program = {
    ...vpc,
    guard: { type: "aws:ec2/securityGroup:SecurityGroup", inputs: { vpcId: "$vpc", description: "Web", ingress } },
    web: {
      type: "aws:ec2/instance:Instance",
      inputs: { ...machine, subnetId: "$subnet", vpcSecurityGroupIds: ["$guard"] },
    },
  };
  const alone: Program = {
    open: {
      type: "aws:ec2/securityGroup:SecurityGroup",
      inputs: { vpcId: "vpc-default", description: "Web", ingress },
    },
    "default-web": { type: "aws:ec2/instance:Instance", inputs: { ...machine, vpcSecurityGroupIds: ["$open"] } },
  };
  const both = { ...web, ...alone };

  test("finds the public address that the subnet, or the default VPC, gives", () => {
    const failed = judge(both, "template-no-public-ip").filter(({ verdict }) => verdict === "fail");
    assert.deepEqual(failed.map(({ name }) => name).sort(), ["default-web", "web"]);
  });

  test("the rule and the matrix agree", () => {
    const [own] = judge(web, "no-internet-path-to-nodes");
    assert.equal(own?.verdict, "fail");
    const reach = planReachability(graphOf(web));
    assert.ok(judgeReachability(reach).some(({ outcome }) => outcome === "broken"));
    const [other] = judge(alone, "no-internet-path-to-nodes");
    assert.equal(other?.verdict, "unknown");
  });

  test("shows a machine that stands alone in the default VPC, with what is not known", () => {
    const { endpoints, flows } = planReachability(graphOf(alone));
    assert.ok(endpoints.some(({ name }) => name === "default-web"));
    const cell = flows.find(
      ({ from, to, protocol, port, toPort }) =>
        from === "internet" && to === "default-web" && protocol === "tcp" && port <= 80 && 80 <= toPort,
    );
    assert.equal(cell?.verdict, "unknown");
  });

  test("names the volumes as the type at hand has them", () => {
    const named = (type: string, inputs: object = machine) =>
      judge({ one: { type, inputs: { ...inputs } } }, "template-volumes-encrypted").flatMap(({ findings }) =>
        findings.map(({ property }) => property),
      );
    assert.deepEqual(named("aws:ec2/instance:Instance"), ["rootBlockDevice"]);
    assert.deepEqual(named("aws:ec2/launchConfiguration:LaunchConfiguration"), ["rootBlockDevice"]);
    assert.deepEqual(named("aws:ec2/launchTemplate:LaunchTemplate"), ["blockDeviceMappings"]);
    assert.deepEqual(named("aws:ec2/spotFleetRequest:SpotFleetRequest", { launchSpecifications: [machine] }), [
      "launchSpecifications[0].rootBlockDevices",
    ]);
  });

  const fine: Readonly<Record<string, Program>> = {
    "a machine that refuses the address": withProperty(web, "web", "associatePublicIpAddress", false),
    "a subnet that gives none": withProperty(web, "subnet", "mapPublicIpOnLaunch", false),
    "a subnet that says nothing": withProperty(web, "subnet", "mapPublicIpOnLaunch", undefined),
    "an interface that refuses it": withProperty(web, "web", "networkInterfaces", [
      { associatePublicIpAddress: false },
    ]),
  };
  for (const [name, program] of Object.entries(fine)) {
    test(`has nothing to say of ${name}`, () => {
      assert.deepEqual(
        judge(program, "template-no-public-ip").map(({ verdict }) => verdict),
        ["pass"],
      );
    });
  }
});

test("a name in a VPC that another program makes meets nobody", () => {
  const group = { type: "aws:ec2/securityGroup:SecurityGroup", inputs: { name: "web", vpcId: unknown } };
  assert.deepEqual(judge({ one: group, other: group }, "resources-do-not-collide"), []);
});
