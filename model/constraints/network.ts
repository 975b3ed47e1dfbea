import { ipv4Network, ipv6Range } from "./cidrs";
import { checks, conflicts, exactlyOne, forbidden, jsonDocument, needed, oneOf, range, when } from "./constraint";
import type { Props } from "./json";
import { text } from "./read";

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

export const natGatewayConstraint = checks(
  oneOf("connectivityType", ["public", "private"]),
  oneOf("availabilityMode", ["zonal", "regional"]),
  when(isPublic, needed("allocationId")),
  when(
    (inputs) => text(inputs, "connectivityType") === "private",
    forbidden("is not supported with private connectivity", "allocationId"),
  ),
  when((inputs) => text(inputs, "availabilityMode") !== "regional", needed("subnetId")),
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
