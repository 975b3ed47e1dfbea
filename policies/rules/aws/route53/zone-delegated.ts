import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { recordGuide } from "../../../queries/links";
import { isWithinName, normalName } from "../../../queries/names";
import { keyOf } from "../../../queries/records";
import type { Rule } from "../../../rule";

const nameOf = (zone: ResourceReader) => normalName(zone.text("name") ?? "");
const isPublic = (zone: ResourceReader) => !zone.has("vpcs");

/** Public zones of the program above this one. */
const parentsOf = (zone: ResourceReader, graph: Graph) =>
  graph
    .ofType(types.zone)
    .filter((other) => isPublic(other) && nameOf(other) !== nameOf(zone) && isWithinName(nameOf(zone), nameOf(other)));

export const zoneDelegated: Rule = {
  id: "zone-delegated",
  title: "A zone below another one of the program is delegated",
  why: "Without NS records in the zone above no resolver finds the zone below: its names do not resolve, and its certificates are never issued.",
  remediation: "Add an NS record with the lower zone's name and nameServers to the upper zone.",
  url: recordGuide("dns-routing-traffic-for-subdomains"),
  severity: "high",
  types: [types.zone],
  scope: "stack",
  applies: (zone, graph) => isPublic(zone) && parentsOf(zone, graph).length > 0,
  *check(zone, graph) {
    const key = `${nameOf(zone)} NS`;
    const isDelegated = parentsOf(zone, graph).some((parent) =>
      graph.dependents(parent, types.record, "zoneId").some((record) => keyOf(record, graph) === key),
    );
    if (!isDelegated) yield { property: "name", problem: "no zone above has an NS record of this name" };
  },
};
