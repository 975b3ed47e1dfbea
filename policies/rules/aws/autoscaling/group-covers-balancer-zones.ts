import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { targetGroupsOf, zoneNamesBehind } from "../../../../platforms/aws/topology";
import { balancerGuide } from "../../../queries/links";
import { isOutside } from "../../../queries/outside";
import { balancersOf } from "../../../queries/paths";
import { fact, type Rule } from "../../../rule";

const balancersBehind = (group: ResourceReader, graph: Graph) => [
  ...new Set(targetGroupsOf(group, graph).flatMap((target) => balancersOf(target, graph))),
];

const listed = (zones: readonly string[]) => zones.join(", ");

export const groupCoversBalancerZones: Rule = {
  id: "group-covers-balancer-zones",
  title: "Nodes stand in the zones of their balancer",
  why: "A node in a zone that the balancer does not serve gets no request; a zone without nodes fails its clients when zones are kept apart.",
  remediation: "Give vpcZoneIdentifiers a subnet in each of the balancer's zones, and in no other.",
  url: balancerGuide("load-balancer-subnets"),
  severity: "medium",
  controls: { elbGuide: ["REL06"] },
  types: [types.group],
  scope: "stack",
  applies: (group, graph) => balancersBehind(group, graph).length > 0,
  outside: (group, graph) =>
    isOutside(group, "targetGroupArns", graph, types.targetGroup) ? "target group" : undefined,
  *check(group, graph) {
    const own = zoneNamesBehind(group, "vpcZoneIdentifiers", graph);
    for (const balancer of own === undefined ? [] : balancersBehind(group, graph)) {
      const property = balancer.has("subnetMappings") ? "subnetMappings" : "subnets";
      const served = zoneNamesBehind(balancer, property, graph);
      if (own === undefined || served === undefined) continue;
      const [idle, empty] = [
        [...own].filter((zone) => !served.has(zone)),
        [...served].filter((zone) => !own.has(zone)),
      ];
      const where = balancer.resource.name;
      if (idle.length > 0) {
        yield fact("vpcZoneIdentifiers", `has ${listed(idle)}, which ${where} does not serve`);
      }
      if (empty.length > 0) {
        yield fact("vpcZoneIdentifiers", `is without ${listed(empty)}, which ${where} serves`);
      }
    }
  },
};
