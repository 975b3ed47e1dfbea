import { recordGuide } from "../facts/links";
import { normalName } from "../facts/names";
import { keyOf } from "../facts/records";
import { types } from "../facts/types";
import type { Rule } from "../rule";

export const recordNoCnameAtApex: Rule = {
  id: "record-no-cname-at-apex",
  title: "The name of a zone itself is no CNAME",
  why: "DNS has SOA and NS records there, and a CNAME stands alone: Route 53 refuses it.",
  remediation: "Use an alias record (aliases) to the balancer.",
  url: recordGuide("resource-record-sets-choosing-alias-non-alias"),
  severity: "high",
  controls: {},
  types: [types.record],
  scope: "stack",
  applies: (record, graph) => record.text("type") === "CNAME" && graph.behind(record, "zoneId", types.zone).length > 0,
  *check(record, graph) {
    const apexes = graph
      .behind(record, "zoneId", types.zone)
      .map((zone) => `${normalName(zone.text("name") ?? "")} CNAME`);
    if (apexes.includes(keyOf(record, graph) ?? "")) {
      yield { property: "type", problem: "a CNAME cannot have the zone's own name" };
    }
  },
};
