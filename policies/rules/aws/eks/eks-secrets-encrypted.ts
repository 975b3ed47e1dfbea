import { securityHub } from "../../../queries/links";
import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

export const eksSecretsEncrypted: Rule = {
  id: "eks-secrets-encrypted",
  title: "Secrets of an EKS cluster are encrypted with a key of yours",
  why: "Without it a secret is as safe as the vendor's disk, and nothing shows who decrypted it.",
  remediation: "Set encryptionConfig with resources: [secrets] and a key.",
  url: securityHub("EKS.3"),
  severity: "medium",
  controls: { securityHub: ["EKS.3"], checkov: ["CKV_AWS_58"], trivy: ["AWS-0039"] },
  types: [types.eksCluster],
  scope: "resource",
  *check(cluster) {
    if (!cluster.texts("encryptionConfig.resources").includes("secrets")) {
      yield { property: "encryptionConfig", problem: "secrets have no key of yours" };
    }
  },
};
