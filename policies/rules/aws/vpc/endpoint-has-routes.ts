import { types } from "../../../../platforms/aws/catalog/types";
import { companionRule } from "../../../companion-rule";
import { endpointGuide } from "../../../queries/links";

export const endpointHasRoutes = companionRule({
  id: "endpoint-has-routes",
  title: "Gateway endpoints are in a route table",
  why: "A gateway endpoint works by routes alone: in no route table it is never used, and traffic goes on by NAT, or nowhere.",
  remediation: "Name the private subnets' tables in routeTableIds, or add an aws.ec2.VpcEndpointRouteTableAssociation.",
  url: endpointGuide("gateway-endpoints"),
  severity: "medium",
  types: [types.vpcEndpoint],
  applies: (endpoint) => (endpoint.text("vpcEndpointType") ?? "Gateway") === "Gateway",
  companions: { [types.endpointRouteTable]: ["vpcEndpointId"] },
  property: "routeTableIds",
  unless: (endpoint) => !endpoint.at("routeTableIds").isKnown || endpoint.items("routeTableIds").length > 0,
});
