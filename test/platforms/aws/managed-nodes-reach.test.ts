import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { deliveryOf, exposureOf, reachabilityOf } from "../../../platforms/aws/reachability";
import { graphOf, type Program, urnOf, withProperty } from "../../policies/fixture";

const subnet = (zone: string, range: number) => ({
  type: "aws:ec2/subnet:Subnet",
  inputs: { vpcId: "$vpc", availabilityZone: zone, cidrBlock: `10.0.${range}.0/24`, mapPublicIpOnLaunch: false },
});

const rule = (direction: "Ingress" | "Egress", inputs: Program[string]["inputs"]): Program[string] => ({
  type: `aws:vpc/securityGroup${direction}Rule:SecurityGroup${direction}Rule`,
  inputs,
});

/** A balancer, and nodes that only the group of their cluster guards. */
const guarded: Program = {
  vpc: { type: "aws:ec2/vpc:Vpc", inputs: { cidrBlock: "10.0.0.0/16" } },
  subnetA: subnet("eu-west-1a", 1),
  subnetB: subnet("eu-west-1b", 2),
  front: { type: "aws:ec2/securityGroup:SecurityGroup", inputs: { vpcId: "$vpc" } },
  out: rule("Egress", { securityGroupId: "$front", ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" }),
  balancer: {
    type: "aws:lb/loadBalancer:LoadBalancer",
    inputs: { subnets: ["$subnetA", "$subnetB"], securityGroups: ["$front"] },
  },
  targets: {
    type: "aws:lb/targetGroup:TargetGroup",
    inputs: { vpcId: "$vpc", port: 30080, protocol: "HTTP", healthCheck: { port: "traffic-port" } },
  },
  listener: {
    type: "aws:lb/listener:Listener",
    inputs: {
      ...{ loadBalancerArn: "$balancer", port: 80, protocol: "HTTP" },
      defaultActions: [{ type: "forward", targetGroupArn: "$targets" }],
    },
  },
  cluster: {
    type: "aws:eks/cluster:Cluster",
    inputs: { version: "1.36", vpcConfig: { subnetIds: ["$subnetA", "$subnetB"] } },
  },
  nodes: {
    type: "aws:eks/nodeGroup:NodeGroup",
    inputs: {
      ...{ clusterName: "$cluster", subnetIds: ["$subnetA", "$subnetB"] },
      scalingConfig: { minSize: 4, desiredSize: 4, maxSize: 10 },
    },
  },
  attachment: {
    type: "aws:autoscaling/attachment:Attachment",
    inputs: { autoscalingGroupName: "$nodes", lbTargetGroupArn: "$targets" },
  },
};

const opening = (cluster: unknown) =>
  rule("Ingress", {
    ...{ securityGroupId: cluster, referencedSecurityGroupId: "$front" },
    ...{ ipProtocol: "tcp", fromPort: 30080, toPort: 30080 },
  });

const targets = urnOf("targets", "aws:lb/targetGroup:TargetGroup");
const delivery = (program: Program) => deliveryOf(reachabilityOf(graphOf(program, "unknown")), targets);

describe("who reaches the machines of a managed node group", () => {
  test("no balancer, by the group that EKS makes for the cluster", () => {
    const { broken } = delivery(guarded);
    assert.ok(broken.length > 0);
  });

  test("the balancer, once a rule of that group lets it in", () => {
    assert.deepEqual(delivery({ ...guarded, opening: opening("$cluster") }).broken, []);
  });

  test("the balancer, by the group of their launch template, in place of the cluster's", () => {
    const template: Program = {
      ...withProperty(guarded, "nodes", "launchTemplate", { id: "$template", version: "1" }),
      own: { type: "aws:ec2/securityGroup:SecurityGroup", inputs: { vpcId: "$vpc" } },
      template: { type: "aws:ec2/launchTemplate:LaunchTemplate", inputs: { vpcSecurityGroupIds: ["$own"] } },
    };
    assert.ok(delivery({ ...template, opening: opening("$cluster") }).broken.length > 0);
    assert.deepEqual(delivery({ ...template, opening: opening("$own") }).broken, []);
  });

  test("and by the newer kind of attachment as well", () => {
    const sourced: Program = {
      ...guarded,
      attachment: {
        type: "aws:autoscaling/trafficSourceAttachment:TrafficSourceAttachment",
        inputs: { autoscalingGroupName: "$nodes", trafficSource: { identifier: "$targets", type: "elbv2" } },
      },
    };
    assert.ok(delivery(sourced).broken.length > 0);
  });

  test("no client of the internet, unless their subnets give them addresses and a rule lets it in", () => {
    const urn = urnOf("nodes", "aws:eks/nodeGroup:NodeGroup");
    const exposure = (program: Program) => exposureOf(reachabilityOf(graphOf(program, "unknown")), urn).broken;
    const world = rule("Ingress", { securityGroupId: "$cluster", ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" });
    const gateway: Program = {
      gateway: { type: "aws:ec2/internetGateway:InternetGateway", inputs: { vpcId: "$vpc" } },
      table: {
        type: "aws:ec2/routeTable:RouteTable",
        inputs: { vpcId: "$vpc", routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: "$gateway" }] },
      },
      at: {
        type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
        inputs: { routeTableId: "$table", subnetId: "$subnetA" },
      },
    };
    const open = withProperty({ ...guarded, ...gateway, world }, "subnetA", "mapPublicIpOnLaunch", true);
    assert.ok(exposure(open).length > 0);
    const { world: _, ...closed } = open;
    assert.deepEqual(exposure(closed), []);
  });
});
