import { types } from "../../../../platforms/aws/catalog/types";
import { networkGuide } from "../../../queries/links";
import { isOutside } from "../../../queries/outside";
import { defaultRoutesOf } from "../../../queries/routes";
import { fact, type Rule } from "../../../rule";

export const natGatewayReachesInternet: Rule = {
  id: "nat-gateway-reaches-internet",
  title: "Public NAT gateways stand in a subnet with a way to the internet",
  why: "A NAT gateway in a private subnet is made without complaint and passes nothing on: nodes get no package, no image and no answer.",
  remediation: "Put it into a subnet whose route table leads 0.0.0.0/0 to an internet gateway.",
  url: networkGuide("nat-gateway-troubleshooting"),
  severity: "high",
  decision: "A subnet without a route table in the program has the VPC's main one, which is not judged.",
  types: [types.natGateway],
  scope: "stack",
  applies: (gateway, graph) =>
    (gateway.text("connectivityType") ?? "public") === "public" &&
    graph.dependenciesOf(gateway, "subnetId", types.subnet).length > 0,
  outside: (gateway, graph) =>
    (gateway.text("connectivityType") ?? "public") === "public" && isOutside(gateway, "subnetId", graph, types.subnet)
      ? "subnet"
      : undefined,
  *check(gateway, graph) {
    for (const subnet of graph.dependenciesOf(gateway, "subnetId", types.subnet)) {
      const tables = graph
        .dependents(subnet, types.routeTableAssociation, "subnetId")
        .flatMap((link) => graph.dependenciesOf(link, "routeTableId", types.routeTable, types.defaultRouteTable));
      if (tables.length === 0) continue;
      const routes = tables.flatMap((table) => [
        ...defaultRoutesOf(table),
        ...graph.dependents(table, types.route, "routeTableId").flatMap(defaultRoutesOf),
      ]);
      if (!routes.some((route) => route.has("gatewayId"))) {
        yield fact("subnetId", `is ${subnet.resource.name}, which has no route to an internet gateway`);
      }
    }
  },
};
