import { concernsAction, readDocument } from "../policy-document";
import {
  type Constraint,
  checks,
  jsonDocument,
  length,
  needed,
  oneOf,
  pattern,
  range,
  refused,
  when,
} from "./constraint";
import { documentAt, flag, isSet } from "./read";

const specs = [
  "SYMMETRIC_DEFAULT",
  "RSA_2048",
  "RSA_3072",
  "RSA_4096",
  "HMAC_224",
  "HMAC_256",
  "HMAC_384",
  "HMAC_512",
  "ECC_NIST_P256",
  "ECC_NIST_P384",
  "ECC_NIST_P521",
  "ECC_SECG_P256K1",
  "ML_DSA_44",
  "ML_DSA_65",
  "ML_DSA_87",
  "SM2",
];

export const keyConstraint = checks(
  oneOf("customerMasterKeySpec", specs),
  oneOf("keyUsage", ["ENCRYPT_DECRYPT", "SIGN_VERIFY", "GENERATE_VERIFY_MAC", "KEY_AGREEMENT"]),
  range("deletionWindowInDays", 7, 30),
  range("rotationPeriodInDays", 90, 2560),
  length("description", 0, 8192),
  jsonDocument("policy"),
  when((inputs) => isSet(inputs, "rotationPeriodInDays"), needed("enableKeyRotation")),
);

export const keyAliasConstraint = checks(
  length("name", 7, 256),
  pattern("name", /^alias\/(?!aws\/)[\w/:-]+$/, "alias/ followed by letters, digits and _ / : -"),
);

/** PutKeyPolicy refuses a policy that could never be changed again, unless the program insists. */
export const keyRefusals: Constraint = (inputs) => {
  if (flag(inputs, "bypassPolicyLockoutSafetyCheck") === true) return [];
  const statements = readDocument(documentAt(inputs, "policy"));
  if (statements === undefined) return [];
  if (statements.some((one) => one.allows && concernsAction(one, "kms:PutKeyPolicy"))) return [];
  const reason = "The new key policy will not allow you to update the key policy in the future.";
  return refused("MalformedPolicyDocumentException", "policy", reason);
};
