import { types } from "../../../platforms/aws/catalog/types";
import { loadBalancerRefusals } from "../../../platforms/aws/constraints";
import { type LogKind, logKinds } from "../../../platforms/aws/log-delivery";
import {
  concernsAction,
  concernsPrincipal,
  concernsResource,
  deniesEverybody,
  principalName,
  readDocument,
  type Statement,
} from "../../../platforms/aws/policy-document";
import { logAccountOf } from "../../../platforms/aws/regions";
import { type Cloud, CloudError, type Props } from "../../contract/resources";
import { flag, record, records, text } from "./support/read";
import { mustHold } from "./support/refuse";

const policyType = types.bucketPolicy;

type BalancerType = "application" | "network";

/** @throws CloudError when the delivery service could not write: AWS probes the bucket as soon as logs are switched on. */
export function admitLogs(balancer: Props, type: BalancerType, cloud: Cloud): void {
  for (const kind of logKinds) admitKind(balancer, kind, type, cloud);
}

function admitKind(balancer: Props, kind: LogKind, type: BalancerType, cloud: Cloud): void {
  const logs = record(balancer, kind);
  if (logs === undefined || flag(logs, "enabled") !== true) return;
  const bucket = text(logs, "bucket") ?? "";
  const denied = (why: string) =>
    new CloudError(
      "InvalidConfigurationRequest",
      `Access Denied for bucket: ${bucket}. Please check S3bucket permission: ${why}`,
    );
  mustHold(loadBalancerRefusals, balancer, cloud.limits);
  const prefix = text(logs, "prefix") ?? "";
  if (cloud.get(types.bucket, bucket) === undefined) {
    if (cloud.unknownReferences === "assumed") return;
    throw denied("the bucket does not exist");
  }
  if (type === "application" && usesKms(bucket, cloud))
    throw denied("application load balancers write only to buckets with SSE-S3");
  const key = `arn:${cloud.partition}:s3:::${bucket}/${prefix === "" ? "" : `${prefix}/`}AWSLogs/${cloud.accountId}/log`;
  const isAdmitted = admits(statementsOf(bucket, cloud), deliveryPrincipals(type, cloud), key);
  if (!isAdmitted)
    throw denied(`its policy lets none of ${deliveryPrincipals(type, cloud).join(", ")} put objects at ${key}`);
}

function deliveryPrincipals(type: BalancerType, cloud: Cloud): readonly string[] {
  if (type === "network") return ["delivery.logs.amazonaws.com"];
  const account = logAccountOf(cloud.region);
  const service = "logdelivery.elasticloadbalancing.amazonaws.com";
  return account === undefined ? [service] : [`arn:${cloud.partition}:iam::${account}:root`, account, service];
}

function usesKms(bucket: string, cloud: Cloud): boolean {
  const settings = cloud.where(types.bucketEncryption, "bucket", bucket);
  return settings.some(({ outputs }) =>
    records(outputs, "rules").some((rule) => {
      const algorithm = text(record(rule, "applyServerSideEncryptionByDefault") ?? {}, "sseAlgorithm");
      return algorithm !== undefined && algorithm.startsWith("aws:kms");
    }),
  );
}

function statementsOf(bucket: string, cloud: Cloud): readonly Statement[] {
  return cloud
    .where(policyType, "bucket", bucket)
    .flatMap(({ outputs }) => readDocument(JSON.parse(text(outputs, "policy") ?? "{}")) ?? []);
}

function admits(statements: readonly Statement[], principals: readonly string[], key: string): boolean {
  const names = new Set(principals.map(principalName));
  const concerns = (statement: Statement) =>
    concernsAction(statement, "s3:PutObject") && concernsResource(statement, key);
  const isRefused = statements.some((statement) => deniesEverybody(statement) && concerns(statement));
  return (
    !isRefused &&
    statements.some((statement) => statement.allows && concerns(statement) && concernsPrincipal(statement, names))
  );
}
