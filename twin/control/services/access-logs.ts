import { type Cloud, CloudError, type Json, type Props } from "../types";
import { isList, isProps, toJson } from "../values";
import { flag, list, record, records, text } from "./support/read";
import { logAccountOf } from "./support/regions";

const policyType = "aws:s3/bucketPolicy:BucketPolicy";

type BalancerType = "application" | "network";

/** @throws CloudError when the delivery service could not write: AWS probes the bucket as soon as logs are switched on. */
export function admitAccessLogs(balancer: Props, type: BalancerType, cloud: Cloud): void {
  const logs = record(balancer, "accessLogs");
  if (logs === undefined || flag(logs, "enabled") !== true) return;
  const bucket = text(logs, "bucket") ?? "";
  const denied = (why: string) =>
    new CloudError(
      "InvalidConfigurationRequest",
      `Access Denied for bucket: ${bucket}. Please check S3bucket permission: ${why}`,
    );
  const prefix = text(logs, "prefix") ?? "";
  if (prefix.includes("AWSLogs"))
    throw new CloudError("InvalidConfigurationRequest", "The S3 prefix must not contain 'AWSLogs'");
  if (cloud.get("aws:s3/bucket:Bucket", bucket) === undefined) {
    if (cloud.externals === "assumed") return;
    throw denied("the bucket does not exist");
  }
  if (type === "application" && usesKms(bucket, cloud))
    throw denied("application load balancers write only to buckets with SSE-S3");
  const key = `arn:${cloud.partition}:s3:::${bucket}/${prefix === "" ? "" : `${prefix}/`}AWSLogs/${cloud.accountId}/log`;
  const isAdmitted = statementsOf(bucket, cloud).some((statement) =>
    admits(statement, deliveryPrincipals(type, cloud), key),
  );
  if (!isAdmitted)
    throw denied(`its policy lets nobody of ${deliveryPrincipals(type, cloud).join(", ")} put objects at ${key}`);
}

function deliveryPrincipals(type: BalancerType, cloud: Cloud): readonly string[] {
  if (type === "network") return ["delivery.logs.amazonaws.com"];
  const account = logAccountOf(cloud.region);
  const service = "logdelivery.elasticloadbalancing.amazonaws.com";
  return account === undefined ? [service] : [`arn:${cloud.partition}:iam::${account}:root`, account, service];
}

function usesKms(bucket: string, cloud: Cloud): boolean {
  const settings = cloud.where(
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    "bucket",
    bucket,
  );
  return settings.some(({ outputs }) =>
    records(outputs, "rules").some((rule) => {
      const algorithm = text(record(rule, "applyServerSideEncryptionByDefault") ?? {}, "sseAlgorithm");
      return algorithm !== undefined && algorithm.startsWith("aws:kms");
    }),
  );
}

function statementsOf(bucket: string, cloud: Cloud): readonly Props[] {
  return cloud.where(policyType, "bucket", bucket).flatMap(({ outputs }) => {
    const document = parsed(text(outputs, "policy") ?? "{}");
    const statements = document.Statement;
    return isProps(statements) ? [statements] : list(document, "Statement").filter(isProps);
  });
}

function parsed(document: string): Props {
  const json = toJson(JSON.parse(document));
  return isProps(json) ? json : {};
}

function admits(statement: Props, principals: readonly string[], key: string): boolean {
  const actions = oneOrMany(statement.Action).map((action) => action.toLowerCase());
  return (
    text(statement, "Effect") === "Allow" &&
    actions.some((action) => matches(action, "s3:putobject")) &&
    oneOrMany(statement.Resource).some((resource) => matches(resource, key)) &&
    principalsOf(statement.Principal).some((principal) => principal === "*" || principals.includes(principal))
  );
}

function principalsOf(principal: Json | undefined): readonly string[] {
  return isProps(principal) ? Object.values(principal).flatMap(oneOrMany) : oneOrMany(principal);
}

function oneOrMany(value: Json | undefined): readonly string[] {
  const items: readonly Json[] = isList(value) ? value : value === undefined ? [] : [value];
  return items.filter((item): item is string => typeof item === "string");
}

/** IAM's wildcards: `*` is any text, `?` one character. */
function matches(pattern: string, value: string): boolean {
  const literal = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${literal.replaceAll("*", ".*").replaceAll("?", ".")}$`).test(value);
}
