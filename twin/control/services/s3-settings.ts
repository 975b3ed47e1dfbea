import { CloudError, type Props, type ResourceModel } from "../types";
import { define } from "./support/define";
import { records, text } from "./support/read";
import { mustExist } from "./support/references";
import { checks, each, jsonDocument, oneOf, type Rule, range } from "./support/rules";

interface Setting {
  readonly type: string;
  readonly required?: readonly string[];
  /** True when the provider lets the program name the account that must own the bucket. */
  readonly owned?: boolean;
  readonly defaults?: Props;
  readonly check?: Rule;
  readonly admit?: (inputs: Props) => void;
  /** Output that the provider makes up. */
  readonly once?: Props;
}

/** One aspect of a bucket: it has the bucket's name for id, and belongs to that bucket for ever. */
function setting({
  type,
  required = [],
  owned = false,
  defaults = {},
  check = () => [],
  admit,
  once = {},
}: Setting): ResourceModel {
  return define({
    type,
    required: ["bucket", ...required],
    replaceOn: owned ? ["bucket", "expectedBucketOwner"] : ["bucket"],
    defaults,
    tagged: false,
    check,
    admit: (inputs, cloud) => {
      mustExist(cloud, "aws:s3/bucket:Bucket", text(inputs, "bucket") ?? "");
      admit?.(inputs);
    },
    id: (inputs) => text(inputs, "bucket") ?? "",
    once: () => once,
  });
}

function admitPolicy(inputs: Props): void {
  const policy = text(inputs, "policy") ?? "";
  if (/"Statement"\s*:/.test(policy) && /"Principal"\s*:|"NotPrincipal"\s*:/.test(policy)) return;
  throw new CloudError("MalformedPolicy", "Missing required field Principal or Statement in the bucket policy");
}

function admitLifecycle(inputs: Props): void {
  for (const rule of records(inputs, "rules")) {
    const actions = [
      "expiration",
      "transitions",
      "abortIncompleteMultipartUpload",
      "noncurrentVersionExpiration",
      "noncurrentVersionTransitions",
    ];
    if (actions.some((action) => rule[action] !== undefined)) continue;
    throw new CloudError(
      "InvalidRequest",
      `At least one action needs to be specified in rule ${text(rule, "id") ?? ""}`,
    );
  }
}

const uniqueIds: Rule = (inputs) => {
  const ids = records(inputs, "rules").flatMap((rule) => text(rule, "id") ?? []);
  return new Set(ids).size === ids.length ? [] : [{ property: "rules", reason: "rule ids must be unique" }];
};

const algorithm = oneOf("rules[].applyServerSideEncryptionByDefault.sseAlgorithm", [
  "AES256",
  "aws:kms",
  "aws:kms:dsse",
]);
const ownerships = oneOf("rule.objectOwnership", ["BucketOwnerPreferred", "ObjectWriter", "BucketOwnerEnforced"]);
const statuses = oneOf("versioningConfiguration.status", ["Enabled", "Suspended", "Disabled"]);
const notEmpty = each("rules", (value) => Array.isArray(value) && value.length > 0, "at least one rule");
const days = range("rules[].expiration.days", 1, 2147483647);

const blocks = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

/** The provider knows some of these under the name of its former major version as well. */
const twice = (name: string, rest: Omit<Setting, "type">): readonly ResourceModel[] =>
  ["", "V2"].map((suffix) =>
    setting({ ...rest, owned: true, type: `aws:s3/${lowerFirst(name)}${suffix}:${name}${suffix}` }),
  );

const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

export const bucketSettings: readonly ResourceModel[] = [
  setting({
    type: "aws:s3/bucketPolicy:BucketPolicy",
    required: ["policy"],
    check: jsonDocument("policy"),
    admit: admitPolicy,
  }),
  setting({
    type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    defaults: Object.fromEntries(blocks.map((key) => [key, false])),
    check: each("skipDestroy", (value) => typeof value === "boolean", "true or false"),
  }),
  setting({ type: "aws:s3/bucketOwnershipControls:BucketOwnershipControls", required: ["rule"], check: ownerships }),
  ...twice("BucketServerSideEncryptionConfiguration", { required: ["rules"], check: checks(notEmpty, algorithm) }),
  ...twice("BucketLifecycleConfiguration", {
    check: checks(notEmpty, oneOf("rules[].status", ["Enabled", "Disabled"]), uniqueIds, days),
    admit: admitLifecycle,
    once: { transitionDefaultMinimumObjectSize: "all_storage_classes_128K" },
  }),
  ...twice("BucketVersioning", { required: ["versioningConfiguration"], check: statuses }),
];
