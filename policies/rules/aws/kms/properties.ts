import { types } from "../../../../platforms/aws/catalog/types";
import { propertyRule } from "../../../property-rule";
import { securityHub } from "../../../queries/links";

export const kmsKeyRotation = propertyRule({
  id: "kms-key-rotation",
  title: "Keys are rotated",
  why: "The longer one key is used, the more one leak of it opens.",
  remediation: "Set enableKeyRotation: true.",
  url: securityHub("KMS.4"),
  severity: "medium",
  controls: {
    securityHub: ["KMS.4"],
    cis: ["3.6"],
    checkov: ["CKV_AWS_7"],
    cdkNag: ["AwsSolutions-KMS5"],
    trivy: ["AWS-0065"],
  },
  types: [types.key],
  applies: (key) =>
    (key.text("customerMasterKeySpec") ?? "SYMMETRIC_DEFAULT") === "SYMMETRIC_DEFAULT" &&
    (key.text("keyUsage") ?? "ENCRYPT_DECRYPT") === "ENCRYPT_DECRYPT",
  properties: { enableKeyRotation: { expected: true } },
});
