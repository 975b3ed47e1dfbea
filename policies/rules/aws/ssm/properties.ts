import { types } from "../../../../platforms/aws/catalog/types";
import { propertyRule } from "../../../property-rule";
import { optIn } from "../../../rule";

export const parameterEncrypted = propertyRule({
  id: "parameter-encrypted",
  title: "Parameters are encrypted with a key of yours",
  why: "A parameter of type String can be read by every user who may describe it.",
  remediation: "Set type: SecureString and keyId.",
  url: "https://docs.aws.amazon.com/systems-manager/latest/userguide/secure-string-parameter-kms-encryption.html",
  severity: "low",
  controls: { checkov: ["CKV2_AWS_34", "CKV_AWS_337"] },
  decision:
    "Most parameters are no secrets, and secrets belong into Secrets Manager: off until a project switches it on.",
  levels: optIn,
  types: [types.parameter],
  properties: {
    type: { expected: "SecureString" },
    keyId: { present: "a KMS key", unless: (parameter) => parameter.text("type") !== "SecureString" },
  },
});
