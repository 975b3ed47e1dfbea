import { types } from "../../../../platforms/aws/catalog/types";
import { propertyRule } from "../../../property-rule";
import { securityHub } from "../../../queries/links";

export const certificateKeyStrength = propertyRule({
  id: "certificate-key-strength",
  title: "Certificates have keys of RSA 2048 bits or better",
  why: "RSA keys of 1024 bits can be broken.",
  remediation: "Set keyAlgorithm to RSA_2048, EC_prime256v1 or stronger.",
  url: securityHub("ACM.2"),
  severity: "high",
  controls: { securityHub: ["ACM.2"] },
  types: [types.certificate],
  applies: (certificate) => !certificate.has("privateKey"),
  properties: { keyAlgorithm: { not: "RSA_1024" } },
});

export const certificateTransparent = propertyRule({
  id: "certificate-transparent",
  title: "Certificates are in the public transparency logs",
  why: "Browsers refuse certificates that are in no log, and one that was issued by mistake would go unnoticed.",
  remediation: "Leave options.certificateTransparencyLoggingPreference out, or set it to ENABLED.",
  url: "https://docs.aws.amazon.com/acm/latest/userguide/acm-bestpractices.html",
  severity: "low",
  controls: { checkov: ["CKV_AWS_234"] },
  types: [types.certificate],
  properties: { "options.certificateTransparencyLoggingPreference": { expected: "ENABLED", default: "ENABLED" } },
});
