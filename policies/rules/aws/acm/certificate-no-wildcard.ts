import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

export const certificateNoWildcard: Rule = {
  id: "certificate-no-wildcard",
  title: "Certificates name their hosts",
  why: "Who gets hold of a wildcard certificate's key can pose as every host of the domain.",
  remediation: "List the host names in domainName and subjectAlternativeNames.",
  url: "https://docs.aws.amazon.com/acm/latest/userguide/acm-bestpractices.html",
  severity: "low",
  controls: { checkov: ["CKV2_AWS_71"] },
  types: [types.certificate],
  scope: "resource",
  *check(certificate) {
    if (certificate.text("domainName")?.startsWith("*.") === true) {
      yield { property: "domainName", problem: "it stands for every host of the domain" };
    }
    for (const name of certificate.items("subjectAlternativeNames")) {
      const text = name.known();
      if (typeof text === "string" && text.startsWith("*.")) {
        yield { property: name.path, problem: "it stands for every host of the domain" };
      }
    }
  },
};
