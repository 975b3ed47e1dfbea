import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import { getRegionOutput } from "@pulumi/aws/getRegion";
import * as s3 from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";
import { type LogKind, logKinds, logPrefixes } from "../../../platforms/aws/log-delivery";
import { createPrivateBucket } from "../../private-bucket";
import type { Tags } from "../../tags";
import { type Transforms, transformed } from "../../transform";
import { planLogBucketPolicy } from "./log-delivery";

interface AccessLogBucketArgs {
  readonly type: "application" | "network";
  /** Days, by what is logged; what is not there is not logged. */
  readonly retention: Partial<Readonly<Record<LogKind, number>>>;
  /** Whether the bucket goes even with logs in it: where the balancer itself may go. */
  readonly disposable: boolean;
  readonly tags: (name: string) => Tags;
  readonly transform: Transforms<{ logBucket: s3.BucketArgs }> | undefined;
}

export interface AccessLogBucket {
  readonly bucket: s3.Bucket;
  /** What must exist before a balancer may name the bucket: it is probed with a test object at once. */
  readonly ready: pulumi.Resource[];
}

const kindsOf = ({ retention }: Pick<AccessLogBucketArgs, "retention">): readonly LogKind[] =>
  logKinds.filter((kind) => retention[kind] !== undefined);

/** One rule for all of it where only access is logged, else one for each kind of log: they lie beside each other. */
export function planExpiry(retention: AccessLogBucketArgs["retention"]) {
  const kinds = kindsOf({ retention });
  const isAlone = kinds.length === 1 && kinds[0] === "accessLogs";
  return kinds.map((kind) => ({
    id: isAlone ? "expire" : `expire-${logPrefixes[kind] || "access"}`,
    status: "Enabled",
    filter: { prefix: isAlone ? "" : `${logPrefixes[kind] || "AWSLogs"}/` },
    expiration: { days: retention[kind] ?? 0 },
    abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
  }));
}

/** A private bucket for one balancer's logs; its name is the vendor's to choose, since bucket names are global. */
export function createAccessLogBucket(
  name: string,
  args: AccessLogBucketArgs,
  opts: { readonly parent: pulumi.Resource },
): AccessLogBucket {
  // Application balancers deliver to buckets with S3's own keys only.
  const { bucket, access, closed } = createPrivateBucket(
    `${name}-log`,
    (bucketName) =>
      transformed(args.transform?.logBucket, bucketName, {
        forceDestroy: args.disposable,
        tags: args.tags(bucketName),
      }),
    opts,
  );
  const target = { bucket: bucket.id };
  new s3.BucketLifecycleConfiguration(
    `${name}-log-lifecycle`,
    {
      ...target,
      rules: planExpiry(args.retention),
    },
    opts,
  );
  const document = pulumi
    .all([bucket.arn, getCallerIdentityOutput({}, opts).accountId, getRegionOutput({}, opts).region])
    .apply(([bucketArn, accountId, region]) =>
      JSON.stringify(planLogBucketPolicy({ type: args.type, bucketArn, accountId, region, kinds: kindsOf(args) })),
    );
  const policy = new s3.BucketPolicy(
    `${name}-log-policy`,
    { ...target, policy: document },
    { ...opts, dependsOn: [access] },
  );
  return { bucket, ready: [policy, ...closed] };
}
