import type { ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { recordGuide } from "../../../queries/links";
import { siblingsOf } from "../../../queries/records";
import { fact, type Rule } from "../../../rule";

const policies = [
  ...["weightedRoutingPolicies", "failoverRoutingPolicies", "latencyRoutingPolicies", "geolocationRoutingPolicies"],
  ...["geoproximityRoutingPolicy", "cidrRoutingPolicy", "multivalueAnswerRoutingPolicy"],
];

const routingOf = (record: ResourceReader) => policies.find((policy) => record.has(policy)) ?? "simple";

/** What one record of a name says only; the others say where else. */
const valueOf = (record: ResourceReader) =>
  record.text("failoverRoutingPolicies.type")?.toUpperCase() ?? record.text("latencyRoutingPolicies.region");

export const recordsAgreeOnRouting: Rule = {
  id: "records-agree-on-routing",
  title: "Records of the same name and type have the same routing policy, and each role and region once",
  why: "Route 53 refuses the second record: an update that adds it stops half-way.",
  remediation:
    "Give all of them the same kind of routing policy, and each its own role (failover) or region (latency).",
  url: recordGuide("resource-record-sets-values-shared"),
  severity: "high",
  types: [types.record],
  scope: "stack",
  applies: (record, graph) => siblingsOf(record, graph).length > 0,
  *check(record, graph) {
    const routing = routingOf(record);
    for (const other of siblingsOf(record, graph)) {
      const name = other.resource.name;
      if (routingOf(other) !== routing) {
        const property = routing === "simple" ? "name" : routing;
        yield fact(property, `has ${routing} routing, and ${name} has ${routingOf(other)}`);
      } else if (valueOf(record) !== undefined && valueOf(record) === valueOf(other)) {
        yield fact(routing, `is ${valueOf(record)}, as is that of ${name}; expected each once`);
      }
    }
  },
};
