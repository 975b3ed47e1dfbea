import { types } from "../../../../platforms/aws/catalog/types";
import { someKnown } from "../../../evaluate";
import { recordGuide } from "../../../queries/links";
import type { Rule } from "../../../rule";

export const zoneSigned: Rule = {
  id: "zone-signed",
  title: "Public zones are signed",
  why: "Without DNSSEC a resolver can be made to believe another address for the name.",
  remediation: "Add an aws.route53.KeySigningKey and an aws.route53.HostedZoneDnsSec, and the DS record at the parent.",
  url: recordGuide("dns-configuring-dnssec"),
  severity: "low",
  controls: { checkov: ["CKV2_AWS_38"] },
  types: [types.zone],
  scope: "stack",
  applies: (zone) => !zone.has("vpcs"),
  *check(zone, graph) {
    const switches = graph.dependents(zone, types.zoneSigning, "hostedZoneId");
    if (!someKnown(switches, (one) => (one.text("signingStatus") ?? "SIGNING") === "SIGNING")) {
      yield { property: "", problem: "no aws.route53.HostedZoneDnsSec signs it" };
    } else if (graph.dependents(zone, types.signingKey, "hostedZoneId").length === 0) {
      yield { property: "", problem: "no aws.route53.KeySigningKey refers to it" };
    }
  },
};
