import { without } from "../fixture";
import { everything, readAnybody, trustAnybody } from "../program";
import type { Break } from "./index";

export const storageCases: Readonly<Record<string, readonly Break[]>> = {
  "bucket-public-access-blocked": [
    ["logsAccess", "restrictPublicBuckets", false],
    ["logsAccess", "blockPublicAcls", undefined],
    { resource: "logs", title: "no block", program: (program) => without(program, "logsAccess") },
  ],
  "bucket-tls-only": [
    { resource: "logs", title: "a policy that denies nothing", program: (program) => without(program, "logsPolicy") },
  ],
  "bucket-encrypted": [
    { resource: "logs", title: "nothing said", program: (program) => without(program, "logsEncryption") },
  ],
  "bucket-lifecycle": [
    { resource: "logs", title: "no lifecycle", program: (program) => without(program, "logsLifecycle") },
  ],
  "bucket-acls-off": [["logs", "acl", "public-read"]],
  "bucket-policy-not-public": [
    ["logsPolicy", "policy", readAnybody],
    ["logsPolicy", "policy", "not a document"],
  ],
  "log-group-retention": [
    ["logGroup", "retentionInDays", 0],
    ["logGroup", "retentionInDays", undefined],
  ],
  "log-group-encrypted": [["logGroup", "kmsKeyId", undefined]],
  "iam-no-wildcard-admin": [
    ["rolePolicy", "policy", everything],
    ["attachment", "policyArn", "arn:aws:iam::aws:policy/AdministratorAccess"],
    ["role", "managedPolicyArns", ["arn:aws:iam::aws:policy/AdministratorAccess"]],
    ["role", "inlinePolicies", [{ name: "all", policy: everything }]],
  ],
  "iam-no-wildcard-trust": [["role", "assumeRolePolicy", trustAnybody]],
  "kms-key-rotation": [
    ["key", "enableKeyRotation", false],
    ["key", "enableKeyRotation", undefined],
  ],
};
