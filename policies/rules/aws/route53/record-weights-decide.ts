import type { ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { recordGuide } from "../../../queries/links";
import { isOutside } from "../../../queries/outside";
import { siblingsOf } from "../../../queries/records";
import { fact, type Rule } from "../../../rule";

const weightOf = (record: ResourceReader) => record.number("weightedRoutingPolicies.weight");

export const recordWeightsDecide: Rule = {
  id: "record-weights-decide",
  title: "Of weighted records of a name one has a weight above zero",
  why: "Where all weights are 0 Route 53 answers with each of them alike: what was meant to be off gets its share.",
  remediation: "Give at least one of the records a weight above 0.",
  url: recordGuide("resource-record-sets-values-weighted"),
  severity: "medium",
  types: [types.record],
  scope: "stack",
  applies: (record, graph) =>
    record.has("weightedRoutingPolicies") && graph.dependenciesOf(record, "zoneId", types.zone).length > 0,
  outside: (record, graph) =>
    record.has("weightedRoutingPolicies") &&
    isOutside(record, "zoneId", graph, types.zone) &&
    [record, ...siblingsOf(record, graph)].every((one) => weightOf(one) === 0)
      ? "zone"
      : undefined,
  *check(record, graph) {
    if ([record, ...siblingsOf(record, graph)].every((one) => weightOf(one) === 0)) {
      yield fact("weightedRoutingPolicies", "is 0 in every record of the name; expected one above 0");
    }
  },
};
