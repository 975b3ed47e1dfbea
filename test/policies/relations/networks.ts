import { type Program, without, withProperty } from "../fixture";
import type { Relation } from "./index";

const routed: Program = {
  vpc: { type: "aws:ec2/vpc:Vpc", inputs: { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true } },
  internet: { type: "aws:ec2/internetGateway:InternetGateway", inputs: { vpcId: "$vpc" } },
  open: { type: "aws:ec2/subnet:Subnet", inputs: { vpcId: "$vpc", availabilityZone: "eu-west-1a" } },
  openTable: { type: "aws:ec2/routeTable:RouteTable", inputs: { vpcId: "$vpc" } },
  openRoute: {
    type: "aws:ec2/route:Route",
    inputs: { routeTableId: "$openTable", destinationCidrBlock: "0.0.0.0/0", gatewayId: "$internet" },
  },
  openLink: {
    type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
    inputs: { routeTableId: "$openTable", subnetId: "$open" },
  },
  gateway: { type: "aws:ec2/natGateway:NatGateway", inputs: { subnetId: "$open", allocationId: "eipalloc-1" } },
  inside: { type: "aws:ec2/subnet:Subnet", inputs: { vpcId: "$vpc", availabilityZone: "eu-west-1a" } },
  insideTable: {
    type: "aws:ec2/routeTable:RouteTable",
    inputs: { vpcId: "$vpc", routes: [{ cidrBlock: "0.0.0.0/0", natGatewayId: "$gateway" }] },
  },
  insideLink: {
    type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
    inputs: { routeTableId: "$insideTable", subnetId: "$inside" },
  },
};
const listed = withProperty(without(routed, "openRoute"), "openTable", "routes", [
  { cidrBlock: "0.0.0.0/0", gatewayId: "$internet" },
]);
const twoZones: Program = {
  ...routed,
  other: { type: "aws:ec2/subnet:Subnet", inputs: { vpcId: "$vpc", availabilityZone: "eu-west-1b" } },
  otherLink: {
    type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
    inputs: { routeTableId: "$insideTable", subnetId: "$other" },
  },
};

const endpoint: Program = {
  ...routed,
  endpoint: {
    type: "aws:ec2/vpcEndpoint:VpcEndpoint",
    inputs: { vpcId: "$vpc", vpcEndpointType: "Interface", serviceName: "ssm", privateDnsEnabled: true },
  },
};
const gatewayEndpoint: Program = {
  ...routed,
  endpoint: { type: "aws:ec2/vpcEndpoint:VpcEndpoint", inputs: { vpcId: "$vpc", routeTableIds: ["$insideTable"] } },
};

const machine: Program = {
  subnet: { type: "aws:ec2/subnet:Subnet", inputs: { availabilityZone: "eu-west-1a", cidrBlock: "10.0.1.0/24" } },
  machine: {
    type: "aws:ec2/instance:Instance",
    inputs: { subnetId: "$subnet", availabilityZone: "eu-west-1a", privateIp: "10.0.1.9" },
  },
};

export const networkRelations: Readonly<Record<string, Relation>> = {
  "instance-placement-accepted": {
    sound: [machine, without(machine, "subnet"), withProperty(machine, "subnet", "availabilityZone", undefined)],
    broken: {
      "another zone": {
        resource: "machine",
        program: withProperty(machine, "machine", "availabilityZone", "eu-west-1b"),
      },
      "an address of another range": {
        resource: "machine",
        program: withProperty(machine, "machine", "privateIp", "10.0.2.9"),
      },
    },
  },
  "nat-gateway-reaches-internet": {
    sound: [
      routed,
      listed,
      withProperty(without(routed, "openRoute"), "gateway", "connectivityType", "private"),
      without(without(routed, "openRoute"), "openLink"),
    ],
    broken: {
      "no route out": { resource: "gateway", program: without(routed, "openRoute") },
      "its own subnet's private one": {
        resource: "gateway",
        program: withProperty(routed, "gateway", "subnetId", "$inside"),
      },
    },
  },
  "nat-gateway-per-zone": {
    sound: [
      routed,
      withProperty(twoZones, "gateway", "availabilityMode", "regional"),
      withProperty(twoZones, "other", "availabilityZone", "eu-west-1a"),
    ],
    broken: { "two zones": { resource: "gateway", program: twoZones } },
  },
  "endpoint-has-routes": {
    sound: [
      gatewayEndpoint,
      endpoint,
      {
        ...withProperty(gatewayEndpoint, "endpoint", "routeTableIds", undefined),
        link: {
          type: "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation",
          inputs: { vpcEndpointId: "$endpoint", routeTableId: "$insideTable" },
        },
      },
    ],
    broken: {
      "no table": {
        resource: "endpoint",
        program: withProperty(gatewayEndpoint, "endpoint", "routeTableIds", undefined),
      },
    },
  },
};
