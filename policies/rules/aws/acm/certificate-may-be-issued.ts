import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { certificateGuide } from "../../../queries/links";
import { fullName, isWithinName, normalName } from "../../../queries/names";
import { fact, type Rule } from "../../../rule";

/** Source: ACM user guide, "Configure a CAA record", read 2026-11-30. */
const issuers = ["amazon.com", "amazontrust.com", "awstrust.com", "amazonaws.com"];

const namesOf = (certificate: ResourceReader) => [
  ...new Set([certificate.text("domainName") ?? "", ...certificate.texts("subjectAlternativeNames")].map(normalName)),
];

/** The CAA records of the program that hold for a name: those of the nearest name above that has any. */
function recordsFor(name: string, graph: Graph): readonly ResourceReader[] {
  const bare = name.replace(/^\*\./, "");
  const found = graph.ofType(types.record).flatMap((record) => {
    const [zone] = graph.dependenciesOf(record, "zoneId", types.zone);
    const apex = normalName(zone?.text("name") ?? "");
    // What is not known of records elsewhere leaves nothing open.
    if (apex === "" || !isWithinName(bare, apex)) return [];
    const owner = fullName(record.text("name") ?? "", apex);
    return isWithinName(bare, owner) && record.text("type") === "CAA" ? [{ record, length: owner.length }] : [];
  });
  const nearest = Math.max(...found.map(({ length }) => length));
  return found.filter(({ length }) => length === nearest).map(({ record }) => record);
}

/** Authorities that a record's values let issue; undefined where none of them speaks of it. */
function authorities(records: readonly ResourceReader[], tag: "issue" | "issuewild"): readonly string[] | undefined {
  const values = records.flatMap((record) => record.texts("records"));
  const named = values.flatMap(
    (value) => new RegExp(`^\\s*\\d+\\s+${tag}\\s+"?([^";]*)`, "i").exec(value)?.[1]?.trim() ?? [],
  );
  return named.length === 0 ? undefined : named;
}

export const certificateMayBeIssued: Rule = {
  id: "certificate-may-be-issued",
  title: "CAA records of a certificate's names let Amazon issue it",
  why: "ACM asks for CAA records before it issues: one that names others only leaves the certificate in FAILED, and the update waits for 75 minutes.",
  remediation: 'Add 0 issue "amazon.com" to the CAA record.',
  url: certificateGuide("setup-caa"),
  severity: "high",
  types: [types.certificate],
  scope: "stack",
  applies: (certificate, graph) =>
    !certificate.has("certificateBody") &&
    !certificate.has("certificateAuthorityArn") &&
    namesOf(certificate).some((name) => recordsFor(name, graph).length > 0),
  *check(certificate, graph) {
    for (const name of namesOf(certificate)) {
      const records = recordsFor(name, graph);
      const wild = name.startsWith("*.") ? authorities(records, "issuewild") : undefined;
      const named = wild ?? authorities(records, "issue");
      if (named !== undefined && !named.some((one) => issuers.includes(one.toLowerCase()))) {
        const who = named.filter((one) => one !== "").join(", ") || "no authority";
        yield fact(
          "domainName",
          `or an alternative is ${name}, which CAA records let ${who} issue; expected ${issuers[0]}`,
        );
      }
    }
  },
};
