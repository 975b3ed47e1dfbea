import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { recordGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

const propertyOf = (record: ResourceReader) => (record.has("aliases") ? "aliases" : "records");
const isHeld = (record: ResourceReader, graph: Graph) => graph.dependenciesOf(record, propertyOf(record)).length > 0;

export const recordTargetExists: Rule = {
  id: "record-target-exists",
  title: "Address records lead to something that the program makes",
  why: "An address that was given back belongs to another customer the next day, who then answers under your name.",
  remediation: "Refer to the resource: an alias of the balancer, or the address of the elastic IP.",
  url: recordGuide("resource-record-sets-choosing-alias-non-alias"),
  severity: "low",
  controls: { checkov: ["CKV2_AWS_23"] },
  decision:
    "Whether an address that is written as text still belongs to you cannot be seen from the program: it is said as advice, and exempted where another stack holds it.",
  types: [types.record],
  scope: "stack",
  applies: (record) => ["A", "AAAA"].includes(record.text("type") ?? ""),
  *check(record, graph) {
    if (!isHeld(record, graph)) {
      const property = propertyOf(record);
      yield fact(property, "refers to no resource of the program");
    }
  },
};
