import {
  type Constraint,
  checks,
  conflicts,
  each,
  jsonDocument,
  length,
  oneOf,
  pattern,
  range,
  refused,
} from "./constraint";
import { isSet, record, records, text } from "./read";

export const bucketConstraint = checks(
  conflicts("bucket", "bucketPrefix"),
  length("bucket", 3, 63),
  length("bucketPrefix", 1, 37),
  pattern(
    "bucket",
    /^[a-z0-9][a-z0-9.-]*[a-z0-9]$/,
    "lower-case letters, digits, dots and hyphens, a letter or digit at both ends",
  ),
  oneOf("acl", [
    "private",
    "public-read",
    "public-read-write",
    "aws-exec-read",
    "authenticated-read",
    "log-delivery-write",
  ]),
);

export const bucketPolicyConstraint = jsonDocument("policy");

export const publicAccessBlockConstraint = each("skipDestroy", (value) => typeof value === "boolean", "true or false");

export const bucketOwnershipConstraint = oneOf("rule.objectOwnership", [
  "BucketOwnerPreferred",
  "ObjectWriter",
  "BucketOwnerEnforced",
]);

const notEmpty = each("rules", (value) => Array.isArray(value) && value.length > 0, "at least one rule");

export const bucketEncryptionConstraint = checks(
  notEmpty,
  oneOf("rules[].applyServerSideEncryptionByDefault.sseAlgorithm", ["AES256", "aws:kms", "aws:kms:dsse"]),
);

const uniqueIds: Constraint = (inputs) => {
  const ids = records(inputs, "rules").flatMap((rule) => text(rule, "id") ?? []);
  return new Set(ids).size === ids.length ? [] : [{ property: "rules", reason: "rule ids must be unique" }];
};

export const bucketLifecycleConstraint = checks(
  notEmpty,
  oneOf("rules[].status", ["Enabled", "Disabled"]),
  uniqueIds,
  range("rules[].expiration.days", 1, 2147483647),
);

export const bucketVersioningConstraint = oneOf("versioningConfiguration.status", ["Enabled", "Suspended", "Disabled"]);

export const bucketPolicyRefusals: Constraint = (inputs) => {
  const document = record(inputs, "policy");
  const policy = document === undefined ? text(inputs, "policy") : JSON.stringify(document);
  if (policy === undefined) return [];
  if (/"Statement"\s*:/.test(policy) && /"Principal"\s*:|"NotPrincipal"\s*:/.test(policy)) return [];
  const reason = "Missing required field Principal or Statement in the bucket policy";
  return refused("MalformedPolicy", "policy", reason);
};

const lifecycleActions = [
  "expiration",
  "transitions",
  "abortIncompleteMultipartUpload",
  "noncurrentVersionExpiration",
  "noncurrentVersionExpirations",
  "noncurrentVersionTransitions",
];

export const bucketLifecycleRefusals: Constraint = (inputs) =>
  records(inputs, "rules").flatMap((rule, index) => {
    if (lifecycleActions.some((action) => isSet(rule, action))) return [];
    const reason = `At least one action needs to be specified in rule ${text(rule, "id") ?? ""}`;
    return refused("InvalidRequest", `rules[${index}]`, reason);
  });

/** What an object holds is given in one way at most. */
export const bucketObjectConstraint = conflicts("content", "contentBase64", "source");

/** Source: API model s3, MetricsConfiguration; Amazon S3 user guide, request metrics, read 2026-11-30. */
export const bucketMetricConstraint = pattern("name", /^[\w.-]{1,64}$/, "1 to 64 letters, digits and . - _");
