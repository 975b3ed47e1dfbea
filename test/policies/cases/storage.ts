import { everything, readAnybody, trustAnybody } from "../documents";
import { without, withProperty } from "../fixture";
import type { Break } from "./index";

const groups = "http://acs.amazonaws.com/groups/global";

export const storageCases: Readonly<Record<string, readonly Break[]>> = {
  "bucket-public-access-blocked": [
    ["logsAccess", "restrictPublicBuckets", false],
    ["logsAccess", "blockPublicAcls", undefined],
    ["logsAccess", "blockPublicPolicy", false],
    ["logsAccess", "ignorePublicAcls", false],
    ["accountAccess", "restrictPublicBuckets", false],
    { resource: "logs", title: "no block", program: (program) => without(program, "logsAccess") },
  ],
  "bucket-tls-only": [
    { resource: "logs", title: "a policy that denies nothing", program: (program) => without(program, "logsPolicy") },
    {
      resource: "data",
      title: "a policy as an object that allows plain HTTP",
      program: (program) => withProperty(program, "dataPolicy", "policy", JSON.parse(readAnybody)),
    },
  ],
  "bucket-encrypted": [
    { resource: "logs", title: "nothing said", program: (program) => without(program, "logsEncryption") },
  ],
  "bucket-lifecycle": [
    { resource: "logs", title: "no lifecycle", program: (program) => without(program, "logsLifecycle") },
  ],
  "bucket-acls-off": [
    ["logs", "acl", "public-read"],
    ["logs", "acl", "public-read-write"],
    ["logs", "grants", [{ type: "Group", permissions: ["READ"], uri: `${groups}/AllUsers` }]],
    ["dataAcl", "acl", "authenticated-read"],
    ["dataAcl", "accessControlPolicy.grants", [{ permission: "READ_ACP", grantee: { uri: `${groups}/AllUsers` } }]],
    [
      "dataAcl",
      "accessControlPolicy.grants",
      [{ permission: "READ", grantee: { uri: `${groups}/AuthenticatedUsers` } }],
    ],
    {
      resource: "logs",
      title: "objects with ACLs of their own",
      program: (program) => withProperty(program, "logsOwnership", "rule.objectOwnership", "ObjectWriter"),
    },
  ],
  "bucket-policy-not-public": [
    ["logsPolicy", "policy", readAnybody],
    ["logsPolicy", "policy", "not a document"],
    ["dataPolicy", "policy", JSON.parse(readAnybody)],
  ],
  "log-group-retention": [
    ["logGroup", "retentionInDays", 0],
    ["logGroup", "retentionInDays", undefined],
  ],
  "log-group-retention-year": [["logGroup", "retentionInDays", 364]],
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
