import { types } from "../../../../platforms/aws/catalog/types";
import { recordGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

const trimmed = (name: string | undefined) => (name ?? "").toLowerCase().replace(/\.$/, "");

export const recordFitsZone: Rule = {
  id: "record-fits-zone",
  title: "The zone's own name is no CNAME",
  why: "Route 53 refuses a CNAME at the top of a zone, where its name servers stand, and the update stops half-way.",
  remediation: "Use an alias of type A or AAAA.",
  url: recordGuide("resource-record-sets-choosing-alias-non-alias"),
  severity: "high",
  isRefusal: true,
  types: [types.record],
  scope: "stack",
  applies: (record, graph) => graph.dependenciesOf(record, "zoneId", types.zone).length > 0,
  *check(record, graph) {
    const [zone] = graph.dependenciesOf(record, "zoneId", types.zone);
    if (zone === undefined || record.text("type") !== "CNAME") return;
    const [name, apex] = [trimmed(record.text("name")), trimmed(zone.text("name"))];
    if (name === apex || name === "") yield fact("type", `is CNAME at the top of ${apex}; expected A or AAAA`);
  },
};
