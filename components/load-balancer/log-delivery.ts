import { partitionOf } from "../../model";

/**
 * The account that writes access logs of application load balancers, by region, for the regions opened before August 2022. Later regions
 * use a service principal. Sources: Application Load Balancers user guide (access log bucket permissions) and the table of
 * terraform-aws-modules/terraform-aws-s3-bucket; read 2026-11-23.
 */
const deliveryAccounts: Readonly<Record<string, string>> = {
  "af-south-1": "098369216593",
  "ap-east-1": "754344448648",
  "ap-northeast-1": "582318560864",
  "ap-northeast-2": "600734575887",
  "ap-northeast-3": "383597477331",
  "ap-south-1": "718504428378",
  "ap-southeast-1": "114774131450",
  "ap-southeast-2": "783225319266",
  "ap-southeast-3": "589379963580",
  "ca-central-1": "985666609251",
  "cn-north-1": "638102146993",
  "cn-northwest-1": "037604701340",
  "eu-central-1": "054676820928",
  "eu-north-1": "897822967062",
  "eu-south-1": "635631232127",
  "eu-west-1": "156460612806",
  "eu-west-2": "652711504416",
  "eu-west-3": "009996457667",
  "me-south-1": "076674570225",
  "sa-east-1": "507241528517",
  "us-east-1": "127311923021",
  "us-east-2": "033677994240",
  "us-gov-east-1": "190560391635",
  "us-gov-west-1": "048591011584",
  "us-west-1": "027434742980",
  "us-west-2": "797873946194",
};

export interface LogBucket {
  readonly type: "application" | "network";
  readonly bucketArn: string;
  readonly accountId: string;
  readonly region: string;
}

/** Who may write an application balancer's logs. The source condition binds the service to this account; account principals have none. */
function applicationDelivery({ bucketArn, accountId, region }: LogBucket) {
  const account = deliveryAccounts[region];
  const partition = partitionOf(region);
  const statement = {
    Sid: "BalancerLogDelivery",
    Effect: "Allow",
    Action: "s3:PutObject",
    Resource: `${bucketArn}/AWSLogs/${accountId}/*`,
  };
  if (account !== undefined) return [{ ...statement, Principal: { AWS: `arn:${partition}:iam::${account}:root` } }];
  return [
    {
      ...statement,
      Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
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
  const service = { Effect: "Allow", Principal: { Service: "delivery.logs.amazonaws.com" } };
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
  const tlsOnly = {
    Sid: "TlsOnly",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [bucketArn, `${bucketArn}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
  return { Version: "2012-10-17", Statement: [...delivery, tlsOnly] };
}
