import { types } from "../../../../platforms/aws/catalog/types";
import { acceptedValues } from "../../../queries/accepted-values";

export const networkValuesAccepted = acceptedValues({
  id: "network-values-accepted",
  title: "VPCs, subnets, gateways, routes and endpoints have settings that AWS takes",
  remediation: "Write a value inside the range or list that the finding names.",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html",
  types: [
    types.vpc,
    types.subnet,
    types.elasticIp,
    types.natGateway,
    types.route,
    types.routeTable,
    types.routeTableAssociation,
    types.vpcEndpoint,
    types.ipv6Association,
    types.egressOnlyGateway,
    types.flowLog,
  ],
});
