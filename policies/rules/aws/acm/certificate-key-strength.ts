import { securityHub } from "../../../queries/links";
import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

export const certificateKeyStrength: Rule = {
  id: "certificate-key-strength",
  title: "Certificates have keys of RSA 2048 bits or better",
  why: "RSA keys of 1024 bits can be broken.",
  remediation: "Set keyAlgorithm to RSA_2048, EC_prime256v1 or stronger.",
  url: securityHub("ACM.2"),
  severity: "high",
  controls: { securityHub: ["ACM.2"] },
  types: [types.certificate],
  scope: "resource",
  applies: (certificate) => !certificate.has("privateKey"),
  *check(certificate) {
    if (certificate.text("keyAlgorithm") === "RSA_1024") {
      yield { property: "keyAlgorithm", problem: "the key can be broken" };
    }
  },
};
