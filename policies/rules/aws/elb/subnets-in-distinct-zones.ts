import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { balancerGuide } from "../../../queries/links";
import type { Rule } from "../../../rule";

const properties: Readonly<Record<string, readonly string[]>> = {
  [types.balancer]: ["subnets", "subnetMappings"],
  [types.vpcEndpoint]: ["subnetIds"],
};

const propertyOf = (view: ResourceReader): string | undefined =>
  properties[view.resource.type]?.find((property) => view.has(property));

const subnetsOf = (view: ResourceReader, graph: Graph): readonly ResourceReader[] => {
  const property = propertyOf(view);
  return property === undefined ? [] : [...new Set(graph.dependenciesOf(view, property, types.subnet))];
};

export const subnetsInDistinctZones: Rule = {
  id: "subnets-in-distinct-zones",
  title: "Load balancers and endpoints have one subnet in each zone",
  why: "AWS takes one subnet of a zone for each of them: it refuses the second, and the update stops half-way.",
  remediation: "Name one subnet for each zone.",
  url: balancerGuide("load-balancer-subnets"),
  severity: "high",
  isRefusal: true,
  types: [types.balancer, types.vpcEndpoint],
  scope: "stack",
  applies: (view, graph) => subnetsOf(view, graph).length > 1,
  *check(view, graph) {
    const first = new Map<string, string>();
    for (const subnet of subnetsOf(view, graph)) {
      const zone = subnet.text("availabilityZone") ?? subnet.text("availabilityZoneId");
      if (zone === undefined) continue;
      const other = first.get(zone);
      if (other === undefined) first.set(zone, subnet.resource.name);
      else
        yield {
          property: propertyOf(view) ?? "",
          problem: `${propertyOf(view) ?? ""} has ${subnet.resource.name} and ${other} in ${zone}; expected one of them`,
        };
    }
  },
};
