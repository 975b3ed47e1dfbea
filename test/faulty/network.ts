import * as ec2 from "@pulumi/aws/ec2";
import type * as pulumi from "@pulumi/pulumi";
import type { Site } from "./site";

const zones = ["a", "b"] as const;
const world = "0.0.0.0/0";

type Id = pulumi.Output<string>;

export interface Network {
  readonly vpcId: Id;
  readonly publicIds: readonly Id[];
  readonly privateIds: readonly Id[];
}

/** A VPC with public and private subnets in two zones. */
export function createNetwork(site: Site, flowLogs: pulumi.Input<string>): Network {
  const { has, opts } = site;
  const vpc = new ec2.Vpc("vpc", { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true }, opts);
  const vpcId = vpc.id;
  const iamRoleArn = "arn:aws:iam::123456789012:role/flow-logs";
  if (!has("no-flow-log")) {
    new ec2.FlowLog("flows", { vpcId, trafficType: "ALL", logDestination: flowLogs, iamRoleArn }, opts);
  }
  if (!has("default-group")) new ec2.DefaultSecurityGroup("closed", { vpcId }, opts);
  const publicIds = createSubnets(site, "public", vpcId);
  const privateIds = createSubnets(site, "private", vpcId);
  createRoutes(site, { vpcId, publicIds, privateIds });
  createAcl(site, vpcId, [...publicIds, ...privateIds]);
  return { vpcId, publicIds, privateIds };
}

function createSubnets({ has, opts }: Site, kind: "public" | "private", vpcId: Id): readonly Id[] {
  return zones.map((zone, index) => {
    const isSmall = kind === "public" && zone === "a" && has("small-subnet");
    const settings = {
      vpcId,
      cidrBlock: `10.0.${kind === "public" ? index : 10 + index}.0/${isSmall ? 28 : 24}`,
      availabilityZone: `eu-west-1${zone}`,
      mapPublicIpOnLaunch: kind === "private" && zone === "b" && has("public-subnet"),
    };
    return new ec2.Subnet(`${kind}-${zone}`, settings, opts).id;
  });
}

/** The public subnets' way goes through the gateway, the private ones' through a NAT of their own zone. */
function createRoutes({ opts }: Site, { vpcId, publicIds, privateIds }: Network): void {
  const gateway = new ec2.InternetGateway("gateway", { vpcId }, opts);
  const open = new ec2.RouteTable("public", { vpcId }, opts);
  const out = { routeTableId: open.id, destinationCidrBlock: world, gatewayId: gateway.id };
  new ec2.Route("public", out, opts);
  for (const [index, zone] of zones.entries()) {
    const subnetId = publicIds[index] ?? "";
    new ec2.RouteTableAssociation(`public-${zone}`, { subnetId, routeTableId: open.id }, opts);
    const address = new ec2.Eip(`nat-${zone}`, { domain: "vpc" }, opts);
    const nat = new ec2.NatGateway(`nat-${zone}`, { subnetId, allocationId: address.id }, opts);
    const inner = new ec2.RouteTable(`private-${zone}`, { vpcId }, opts);
    const through = { routeTableId: inner.id, destinationCidrBlock: world, natGatewayId: nat.id };
    new ec2.Route(`private-${zone}`, through, opts);
    const own = { subnetId: privateIds[index] ?? "", routeTableId: inner.id };
    new ec2.RouteTableAssociation(`private-${zone}`, own, opts);
  }
}

function createAcl({ has, opts }: Site, vpcId: Id, subnetIds: readonly Id[]): void {
  const acl = new ec2.NetworkAcl("acl", { vpcId }, opts);
  const ports = {
    http: [80, 80],
    https: [443, 443],
    // Answers, and the nodes' own ports among them.
    replies: [1024, 65535],
    ...(has("acl-ssh") ? { admin: [22, 22] } : {}),
  } as const;
  for (const [index, [name, [fromPort = 0, toPort = 0]]] of Object.entries(ports).entries()) {
    for (const egress of [false, true]) {
      const rule = { networkAclId: acl.id, ruleNumber: 100 + index, ruleAction: "allow", egress };
      const what = { protocol: "tcp", cidrBlock: world, fromPort, toPort };
      new ec2.NetworkAclRule(`acl-${name}-${egress ? "out" : "in"}`, { ...rule, ...what }, opts);
    }
  }
  for (const [index, subnetId] of subnetIds.entries()) {
    new ec2.NetworkAclAssociation(`acl-${index}`, { networkAclId: acl.id, subnetId }, opts);
  }
}
