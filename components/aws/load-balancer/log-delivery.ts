import { type LogKind, logDelivery, logPrefixes } from "../../../platforms/aws/log-delivery";
import { logAccountOf, rootArnOf } from "../../../platforms/aws/regions";
import { partitionOf } from "../../../platforms/aws/regions/partition";
import { tlsOnly } from "../../private-bucket";

interface LogBucket {
  readonly type: "application" | "network";
  readonly bucketArn: string;
  readonly accountId: string;
  readonly region: string;
  /** What is logged. Default: access. */
  readonly kinds?: readonly LogKind[];
}

const folders = ({ bucketArn, accountId }: LogBucket, kinds: readonly LogKind[]): readonly string[] =>
  kinds.map((kind) => `${bucketArn}/${logPrefixes[kind] === "" ? "" : `${logPrefixes[kind]}/`}AWSLogs/${accountId}/*`);

/** By the service, which is the same in every region; it writes what is logged beside access. */
function serviceDelivery(bucket: LogBucket, resources: readonly string[]) {
  const { accountId, region } = bucket;
  return {
    Effect: "Allow",
    Action: "s3:PutObject",
    Resource: resources.length === 1 ? resources[0] : resources,
    Principal: { Service: logDelivery.application },
    Condition: {
      ArnLike: {
        "aws:SourceArn": `arn:${partitionOf(region)}:elasticloadbalancing:${region}:${accountId}:loadbalancer/*`,
      },
    },
  };
}

/**
 * Who may write an application balancer's logs. The source condition binds the service to this account; account principals have none. In older
 * regions an account writes access logs. Source: Application Load Balancers user guide, health check logs and connection logs.
 */
function applicationDelivery(bucket: LogBucket) {
  const { region, kinds = ["accessLogs"] } = bucket;
  const account = logAccountOf(region);
  if (account === undefined)
    return [{ Sid: "BalancerLogDelivery", ...serviceDelivery(bucket, folders(bucket, kinds)) }];
  const ofAccess = folders(
    bucket,
    kinds.filter((kind) => kind === "accessLogs"),
  ).map((folder) => ({
    Sid: "BalancerLogDelivery",
    Effect: "Allow",
    Action: "s3:PutObject",
    Resource: folder,
    Principal: { AWS: rootArnOf(region, account) },
  }));
  const others = folders(
    bucket,
    kinds.filter((kind) => kind !== "accessLogs"),
  );
  if (others.length === 0) return ofAccess;
  return [...ofAccess, { Sid: "BalancerFurtherLogDelivery", ...serviceDelivery(bucket, others) }];
}

/** A network balancer's logs come through the general log delivery service, which also asks for the bucket's ACL. */
function networkDelivery({ bucketArn, accountId, region }: LogBucket) {
  const source = {
    StringEquals: { "aws:SourceAccount": accountId },
    ArnLike: { "aws:SourceArn": `arn:${partitionOf(region)}:logs:${region}:${accountId}:*` },
  };
  const service = { Effect: "Allow", Principal: { Service: logDelivery.network } };
  return [
    {
      ...service,
      Sid: "BalancerLogDelivery",
      Action: "s3:PutObject",
      Resource: `${bucketArn}/AWSLogs/${accountId}/*`,
      Condition: { ...source, StringEquals: { ...source.StringEquals, "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
    { ...service, Sid: "BalancerLogAclCheck", Action: "s3:GetBucketAcl", Resource: bucketArn, Condition: source },
  ];
}

/** The bucket's policy: the delivery that this region and kind of balancer use, and nothing without TLS. */
export function planLogBucketPolicy(bucket: LogBucket) {
  const { bucketArn } = bucket;
  const delivery = bucket.type === "application" ? applicationDelivery(bucket) : networkDelivery(bucket);
  return { Version: "2012-10-17", Statement: [...delivery, tlsOnly(bucketArn)] };
}
