import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

export const certificateTransparent: Rule = {
  id: "certificate-transparent",
  title: "Certificates are in the public transparency logs",
  why: "Browsers refuse certificates that are in no log, and nobody would notice one that was issued by mistake.",
  remediation: "Leave options.certificateTransparencyLoggingPreference out, or set it to ENABLED.",
  url: "https://docs.aws.amazon.com/acm/latest/userguide/acm-bestpractices.html",
  severity: "low",
  controls: { checkov: ["CKV_AWS_234"] },
  types: [types.certificate],
  scope: "resource",
  *check(certificate) {
    const property = "options.certificateTransparencyLoggingPreference";
    if (certificate.text(property) === "DISABLED") yield { property, problem: "browsers refuse it" };
  },
};
