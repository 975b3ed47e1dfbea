import { endpointGuide } from "../../../queries/links";
import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

export const endpointHasRoutes: Rule = {
  id: "endpoint-has-routes",
  title: "Gateway endpoints are in a route table",
  why: "A gateway endpoint works by routes alone: in no route table it is never used, and traffic goes on by NAT, or nowhere.",
  remediation: "Name the private subnets' tables in routeTableIds, or add an aws.ec2.VpcEndpointRouteTableAssociation.",
  url: endpointGuide("gateway-endpoints"),
  severity: "medium",
  controls: {},
  types: [types.vpcEndpoint],
  scope: "stack",
  applies: (endpoint) => (endpoint.text("vpcEndpointType") ?? "Gateway") === "Gateway",
  *check(endpoint, graph) {
    const isRouted =
      !endpoint.at("routeTableIds").isKnown ||
      endpoint.items("routeTableIds").length > 0 ||
      graph.dependents(endpoint, types.endpointRouteTable, "vpcEndpointId").length > 0;
    if (!isRouted) yield { property: "routeTableIds", problem: "no route table leads to it" };
  },
};
