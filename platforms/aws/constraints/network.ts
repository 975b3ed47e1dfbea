import { type Props } from "../../../model/graph/json";
import { ipv4Network, ipv6Range, isVpcSize } from "./cidrs";
import {
  type Constraint,
  checks,
  conflicts,
  each,
  exactlyOne,
  forbidden,
  jsonDocument,
  limitedBy,
  needed,
  oneOf,
  range,
  refused,
  when,
} from "./constraint";
import { records, text } from "./read";

/** Whether a NAT gateway is of one zone, and has an address that the internet knows. */
const isPublic = (inputs: Props) =>
  text(inputs, "connectivityType") !== "private" && text(inputs, "availabilityMode") !== "regional";

/** Where a route leads from, and to. */
export const routeDestinations = ["destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId"];
const targets = [
  "carrierGatewayId",
  "coreNetworkArn",
  "egressOnlyGatewayId",
  "gatewayId",
  "localGatewayId",
  "natGatewayId",
  "networkInterfaceId",
  "odbNetworkArn",
  "transitGatewayId",
  "vpcEndpointId",
  "vpcPeeringConnectionId",
];

export const vpcConstraint = checks(
  exactlyOne("cidrBlock", "ipv4IpamPoolId"),
  ipv4Network("cidrBlock"),
  oneOf("instanceTenancy", ["default", "dedicated"]),
  range("ipv4NetmaskLength", 16, 28),
  range("ipv6NetmaskLength", 44, 60),
);

export const subnetConstraint = checks(
  conflicts("availabilityZone", "availabilityZoneId"),
  ipv4Network("cidrBlock"),
  ipv6Range("ipv6CidrBlock"),
  oneOf("privateDnsHostnameTypeOnLaunch", ["ip-name", "resource-name"]),
);

export const elasticIpConstraint = checks(oneOf("domain", ["vpc", "standard"]));

const isRegional = (inputs: Props) => text(inputs, "availabilityMode") === "regional";
const ofOneZone = ["subnetId", "allocationId", "privateIp", "secondaryAllocationIds"];

/** Each entry names its zone once. */
const zoneAddresses: Constraint = (inputs, limits) =>
  records(inputs, "availabilityZoneAddresses").flatMap((entry, index) =>
    [...exactlyOne("availabilityZone", "availabilityZoneId")(entry, limits)].map(({ property, reason }) => ({
      property: `availabilityZoneAddresses[${index}].${property}`,
      reason,
    })),
  );

/** Source: AWS service model ec2, CreateNatGateway. */
export const natGatewayConstraint = checks(
  oneOf("connectivityType", ["public", "private"]),
  oneOf("availabilityMode", ["zonal", "regional"]),
  when(isPublic, needed("allocationId")),
  when(
    (inputs) => text(inputs, "connectivityType") === "private",
    forbidden("is not supported with private connectivity", "allocationId"),
  ),
  when((inputs) => !isRegional(inputs), needed("subnetId")),
  when((inputs) => !isRegional(inputs), forbidden("is of regional NAT gateways", "availabilityZoneAddresses")),
  when(isRegional, needed("vpcId"), forbidden("is of NAT gateways of one zone", ...ofOneZone)),
  when(
    (inputs) => isRegional(inputs) && text(inputs, "connectivityType") === "private",
    each("connectivityType", () => false, "public: a regional NAT gateway leads to the internet"),
  ),
  zoneAddresses,
);

export const routeConstraint = checks(
  exactlyOne(...routeDestinations),
  exactlyOne(...targets),
  ipv4Network("destinationCidrBlock"),
  ipv6Range("destinationIpv6CidrBlock"),
);

export const routeTableAssociationConstraint = checks(exactlyOne("subnetId", "gatewayId"));

export const vpcEndpointConstraint = checks(
  oneOf("vpcEndpointType", ["Gateway", "GatewayLoadBalancer", "Interface", "Resource", "ServiceNetwork"]),
  oneOf("ipAddressType", ["ipv4", "dualstack", "ipv6"]),
  jsonDocument("policy"),
);

/** Where CreateVpc refuses the range. */
export const vpcRefusals = limitedBy(["ec2.vpc.prefix"], (inputs) => {
  const cidr = text(inputs, "cidrBlock");
  if (cidr === undefined || isVpcSize(cidr)) return [];
  return refused("InvalidVpc.Range", "cidrBlock", `The CIDR '${cidr}' is invalid: a VPC holds /16 to /28`);
});

/** Where CreateSubnet refuses the range, whatever its VPC. */
export const subnetRefusals = limitedBy(["ec2.vpc.prefix"], (inputs) => {
  const cidr = text(inputs, "cidrBlock");
  if (cidr === undefined || isVpcSize(cidr)) return [];
  return refused("InvalidSubnet.Range", "cidrBlock", `The CIDR '${cidr}' is invalid: it must be a /16 to /28`);
});
