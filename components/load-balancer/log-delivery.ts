import { logAccountOf, logDelivery, partitionOf, rootArnOf } from "../../model";
import { tlsOnly } from "../private-bucket";

export interface LogBucket {
  readonly type: "application" | "network";
  readonly bucketArn: string;
  readonly accountId: string;
  readonly region: string;
}

/** Who may write an application balancer's logs. The source condition binds the service to this account; account principals have none. */
function applicationDelivery({ bucketArn, accountId, region }: LogBucket) {
  const account = logAccountOf(region);
  const partition = partitionOf(region);
  const statement = {
    Sid: "BalancerLogDelivery",
    Effect: "Allow",
    Action: "s3:PutObject",
    Resource: `${bucketArn}/AWSLogs/${accountId}/*`,
  };
  if (account !== undefined) return [{ ...statement, Principal: { AWS: rootArnOf(region, account) } }];
  return [
    {
      ...statement,
      Principal: { Service: logDelivery.application },
      Condition: {
        ArnLike: { "aws:SourceArn": `arn:${partition}:elasticloadbalancing:${region}:${accountId}:loadbalancer/*` },
      },
    },
  ];
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
