import * as fc from "fast-check";
import type { Graph } from "../../model/graph";
import { graphOfPlan } from "../../policies/plan-graph";

/** What the engine's preview writes in the place of a value that is not known yet. */
export const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A resource as tests write it down. What a plan lists fits as it is. */
export interface ReachResource {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  readonly id?: string | undefined;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** The graph of a program with these resources. */
export const graphOf = (resources: readonly ReachResource[]): Graph =>
  graphOfPlan({
    project: "vipkit",
    stack: "test",
    resources: resources.map(({ type, name, urn, id, inputs, propertyDependencies = {} }) => {
      return { type, name, urn, id, inputs, propertyDependencies, parent: undefined, custom: true };
    }),
  });

/** A small network in plain words, from which resources are made, and which a packet can be walked through by hand. */
export interface World {
  readonly subnets: readonly WorldSubnet[];
  readonly balancerRules: readonly WorldRule[];
  readonly nodeRules: readonly WorldRule[];
  readonly listeners: readonly number[];
  readonly isInternal: boolean;
  readonly hasPublicNodes: boolean;
  /** Subnets by place: of the balancer, of the nodes. */
  readonly balancerIn: readonly number[];
  readonly nodesIn: readonly number[];
}

export interface WorldSubnet {
  /** Third octet of 10.0.x.0/24. */
  readonly octet: number;
  /** `nat`: through the gateway that stands in the first subnet. */
  readonly exit: "internet" | "nat" | "nowhere";
  /** Undefined: the VPC's default list, which allows all. */
  readonly acl: readonly WorldAclRule[] | undefined;
}

export interface WorldRule {
  readonly direction: "ingress" | "egress";
  readonly protocol: "tcp" | "udp" | "-1";
  readonly fromPort: number;
  readonly toPort: number;
  /** A CIDR, `balancer` or `nodes`. */
  readonly peer: string;
}

export interface WorldAclRule {
  readonly number: number;
  readonly egress: boolean;
  readonly allows: boolean;
  readonly protocol: "tcp" | "udp" | "-1";
  readonly fromPort: number;
  readonly toPort: number;
  readonly cidr: string;
}

const ports = fc.constantFrom<[number, number]>(
  [22, 22],
  [80, 80],
  [443, 443],
  [8080, 8080],
  [8000, 9000],
  [1, 65535],
  [1024, 65535],
);
const protocol = fc.constantFrom("tcp" as const, "tcp" as const, "udp" as const, "-1" as const);
const cidrs = [
  "0.0.0.0/0",
  "10.0.0.0/16",
  "10.0.1.0/24",
  "10.0.2.128/25",
  "198.51.100.0/24",
  "203.0.113.128/25",
  "0.0.0.0/1",
  "10.0.0.0/8",
];
/** Worlds of narrow rules alone would be closed nearly everywhere. */
const cidr = fc.oneof(fc.constant("0.0.0.0/0"), fc.constantFrom(...cidrs));

const rule = fc
  .record({
    direction: fc.constantFrom("ingress" as const, "egress" as const),
    protocol,
    ports,
    peer: fc.oneof(cidr, fc.constantFrom("balancer", "nodes")),
  })
  .map(({ ports: [fromPort, toPort], ...rest }): WorldRule => ({ ...rest, fromPort, toPort }));

const aclRule = fc
  .record({ egress: fc.boolean(), allows: fc.constantFrom(true, true, true, false), protocol, ports, cidr })
  .map(({ ports: [fromPort, toPort], ...rest }) => ({ ...rest, fromPort, toPort }));

const acl = fc
  .array(aclRule, { minLength: 1, maxLength: 8 })
  .map((rules) => rules.map((one, index) => ({ ...one, number: index + 1 })));

const someSubnets = fc.subarray([0, 1, 2], { minLength: 1 });

export const worlds: fc.Arbitrary<World> = fc.record({
  subnets: fc.tuple(
    ...[1, 2, 3].map((octet) =>
      fc.record({
        octet: fc.constant(octet),
        exit: fc.constantFrom("internet" as const, "nat" as const, "nowhere" as const),
        acl: fc.oneof(fc.constant(undefined), acl),
      }),
    ),
  ),
  balancerRules: fc.array(rule, { minLength: 2, maxLength: 8 }),
  nodeRules: fc.array(rule, { minLength: 2, maxLength: 8 }),
  listeners: fc.uniqueArray(fc.constantFrom(80, 443, 8080), { maxLength: 3 }),
  isInternal: fc.boolean(),
  hasPublicNodes: fc.boolean(),
  balancerIn: someSubnets,
  nodesIn: someSubnets,
});

const urnOf = (type: string, name: string) => `urn:pulumi:test::test::${type}::${name}`;

function resource(type: string, name: string, id: string, inputs: Record<string, unknown>): ReachResource {
  return { type, name, urn: urnOf(type, name), id, inputs };
}

/** The world as a program would register it. */
export function resourcesOfWorld(world: World): readonly ReachResource[] {
  const subnetId = (index: number) => `subnet-${index}`;
  const groupIds = { balancer: "sg-balancer", nodes: "sg-nodes" };
  const groupRules = (own: "balancer" | "nodes", rules: readonly WorldRule[]) =>
    rules.map(({ direction, protocol: ipProtocol, fromPort, toPort, peer }, index) => {
      const token = direction === "ingress" ? "SecurityGroupIngressRule" : "SecurityGroupEgressRule";
      const to =
        peer === "balancer" || peer === "nodes" ? { referencedSecurityGroupId: groupIds[peer] } : { cidrIpv4: peer };
      const range = ipProtocol === "-1" ? {} : { fromPort, toPort };
      const type = `aws:vpc/${token[0]?.toLowerCase()}${token.slice(1)}:${token}`;
      return resource(type, `${own}-${index}`, `sgr-${own}-${index}`, {
        securityGroupId: groupIds[own],
        ipProtocol,
        ...range,
        ...to,
      });
    });
  return [
    resource("aws:ec2/vpc:Vpc", "vpc", "vpc-1", { cidrBlock: "10.0.0.0/16" }),
    resource("aws:ec2/internetGateway:InternetGateway", "igw", "igw-1", { vpcId: "vpc-1" }),
    resource("aws:ec2/natGateway:NatGateway", "nat", "nat-1", { subnetId: subnetId(0), connectivityType: "public" }),
    ...world.subnets.flatMap((subnet, index) => subnetResources(subnet, index)),
    resource("aws:ec2/securityGroup:SecurityGroup", "balancer-group", groupIds.balancer, { vpcId: "vpc-1" }),
    resource("aws:ec2/securityGroup:SecurityGroup", "nodes-group", groupIds.nodes, { vpcId: "vpc-1" }),
    ...groupRules("balancer", world.balancerRules),
    ...groupRules("nodes", world.nodeRules),
    resource("aws:lb/loadBalancer:LoadBalancer", "balancer", "arn:balancer", {
      loadBalancerType: "application",
      internal: world.isInternal,
      securityGroups: [groupIds.balancer],
      subnets: world.balancerIn.map(subnetId),
    }),
    ...world.listeners.map((port) =>
      resource("aws:lb/listener:Listener", `listener-${port}`, `arn:listener-${port}`, {
        loadBalancerArn: "arn:balancer",
        port,
        protocol: "HTTP",
      }),
    ),
    resource("aws:ec2/launchTemplate:LaunchTemplate", "template", "lt-1", {
      networkInterfaces: [{ associatePublicIpAddress: String(world.hasPublicNodes), securityGroups: [groupIds.nodes] }],
    }),
    resource("aws:autoscaling/group:Group", "nodes", "nodes", {
      launchTemplate: { id: "lt-1" },
      vpcZoneIdentifiers: world.nodesIn.map(subnetId),
    }),
  ];
}

function subnetResources({ octet, exit, acl: rules }: WorldSubnet, index: number): readonly ReachResource[] {
  const id = `subnet-${index}`;
  const target = exit === "internet" ? { gatewayId: "igw-1" } : { natGatewayId: "nat-1" };
  return [
    resource("aws:ec2/subnet:Subnet", id, id, { vpcId: "vpc-1", cidrBlock: `10.0.${octet}.0/24` }),
    resource("aws:ec2/routeTable:RouteTable", `table-${index}`, `rtb-${index}`, { vpcId: "vpc-1" }),
    resource("aws:ec2/routeTableAssociation:RouteTableAssociation", `association-${index}`, `rtbassoc-${index}`, {
      routeTableId: `rtb-${index}`,
      subnetId: id,
    }),
    ...(exit === "nowhere"
      ? []
      : [
          resource("aws:ec2/route:Route", `route-${index}`, `r-${index}`, {
            routeTableId: `rtb-${index}`,
            destinationCidrBlock: "0.0.0.0/0",
            ...target,
          }),
        ]),
    ...(rules === undefined
      ? []
      : [
          resource("aws:ec2/networkAcl:NetworkAcl", `acl-${index}`, `acl-${index}`, {
            vpcId: "vpc-1",
            subnetIds: [id],
          }),
          ...rules.map((one) =>
            resource(
              "aws:ec2/networkAclRule:NetworkAclRule",
              `acl-${index}-${one.number}`,
              `nacl-${index}-${one.number}`,
              {
                networkAclId: `acl-${index}`,
                ruleNumber: one.number,
                egress: one.egress,
                ruleAction: one.allows ? "allow" : "deny",
                protocol: one.protocol,
                ...(one.protocol === "-1" ? {} : { fromPort: one.fromPort, toPort: one.toPort }),
                cidrBlock: one.cidr,
              },
            ),
          ),
        ]),
  ];
}
