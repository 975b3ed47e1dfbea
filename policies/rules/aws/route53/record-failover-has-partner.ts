import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { recordGuide } from "../../../queries/links";
import { isOutside } from "../../../queries/outside";
import { siblingsOf } from "../../../queries/records";
import { fact, type Rule } from "../../../rule";

const roleOf = (record: ResourceReader) => record.text("failoverRoutingPolicies.type")?.toUpperCase();
const partners: Readonly<Record<string, string>> = { PRIMARY: "SECONDARY", SECONDARY: "PRIMARY" };

/** Records of the same name and type with the other part of a failover pair. */
const partnersOf = (record: ResourceReader, graph: Graph) =>
  siblingsOf(record, graph).filter((other) => roleOf(other) === partners[roleOf(record) ?? ""]);

const isPaired = (record: ResourceReader, graph: Graph) => partnersOf(record, graph).length > 0;

export const recordFailoverHasPartner: Rule = {
  id: "record-failover-has-partner",
  title: "Failover records come in pairs",
  why: "A primary without a secondary has nothing to fail over to: when its check fails, Route 53 goes on answering with it.",
  remediation:
    "Add the other record of the pair: same name and type, another setIdentifier, failoverRoutingPolicies SECONDARY.",
  url: recordGuide("dns-failover-types"),
  severity: "high",
  decision: "A zone of another program may hold the partner: without one in this program the verdict is unknown.",
  types: [types.record],
  scope: "stack",
  applies: (record, graph) =>
    record.has("failoverRoutingPolicies") && graph.dependenciesOf(record, "zoneId", types.zone).length > 0,
  outside: (record, graph) =>
    record.has("failoverRoutingPolicies") && isOutside(record, "zoneId", graph, types.zone) && !isPaired(record, graph)
      ? "zone"
      : undefined,
  *check(record, graph) {
    const role = roleOf(record) ?? "";
    if (role in partners && partnersOf(record, graph).length === 0) {
      yield fact("failoverRoutingPolicies", `is ${role}, and no ${partners[role]} record has the name and type`);
    }
  },
};
