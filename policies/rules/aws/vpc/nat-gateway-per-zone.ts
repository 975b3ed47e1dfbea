import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { networkGuide } from "../../../queries/links";
import { fact, productionOnly, type Rule } from "../../../rule";

/** Zones of the subnets whose route tables lead out by the gateway. */
function zonesBehind(gateway: ResourceReader, graph: Graph): readonly string[] {
  const tables = [
    ...graph.dependents(gateway, types.routeTable, "routes"),
    ...graph.dependents(gateway, types.defaultRouteTable, "routes"),
    ...graph
      .dependents(gateway, types.route, "natGatewayId")
      .flatMap((route) => graph.dependenciesOf(route, "routeTableId", types.routeTable, types.defaultRouteTable)),
  ];
  const subnets = tables
    .flatMap((table) => graph.dependents(table, types.routeTableAssociation, "routeTableId"))
    .flatMap((link) => graph.dependenciesOf(link, "subnetId", types.subnet));
  return [
    ...new Set(subnets.flatMap((subnet) => subnet.text("availabilityZone") ?? subnet.text("availabilityZoneId") ?? [])),
  ];
}

export const natGatewayPerZone: Rule = {
  id: "nat-gateway-per-zone",
  title: "No zone depends on another zone's NAT gateway",
  why: "A zonal NAT gateway is lost with its zone, and with it the way out of every zone that uses it: new nodes cannot fetch what they run.",
  remediation:
    "Make a NAT gateway and a route table per zone, or one regional NAT gateway (availabilityMode regional).",
  url: networkGuide("vpc-nat-gateway"),
  severity: "medium",
  levels: productionOnly,
  types: [types.natGateway],
  scope: "stack",
  applies: (gateway, graph) =>
    gateway.text("availabilityMode") !== "regional" && zonesBehind(gateway, graph).length > 0,
  *check(gateway, graph) {
    const zones = zonesBehind(gateway, graph);
    if (zones.length > 1)
      yield fact("subnetId", `is in one zone, and ${zones.join(", ")} go out by it; expected a gateway for each`);
  },
};
