import { types } from "../../../../platforms/aws/catalog/types";
import { fact, type Rule } from "../../../rule";

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
    for (const name of [certificate.at("domainName"), ...certificate.items("subjectAlternativeNames")]) {
      const text = name.known();
      if (typeof text === "string" && text.startsWith("*.")) {
        yield fact(name.path, `is ${text}; expected the name of a host`);
      }
    }
  },
};
