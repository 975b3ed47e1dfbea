import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import { getRegionOutput } from "@pulumi/aws/getRegion";
import * as s3 from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";
import { createPrivateBucket } from "../private-bucket";
import type { Tags } from "../tags";
import { type Transforms, transformed } from "../transform";
import { planLogBucketPolicy } from "./log-delivery";

export interface AccessLogBucketArgs {
  readonly type: "application" | "network";
  /** Days. */
  readonly retention: number;
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

/** A private bucket for one balancer's access logs; its name is the vendor's to choose, since bucket names are global. */
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
      rules: [
        {
          id: "expire",
          status: "Enabled",
          filter: { prefix: "" },
          expiration: { days: args.retention },
          abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
        },
      ],
    },
    opts,
  );
  const document = pulumi
    .all([bucket.arn, getCallerIdentityOutput({}, opts).accountId, getRegionOutput({}, opts).region])
    .apply(([bucketArn, accountId, region]) =>
      JSON.stringify(planLogBucketPolicy({ type: args.type, bucketArn, accountId, region })),
    );
  const policy = new s3.BucketPolicy(
    `${name}-log-policy`,
    { ...target, policy: document },
    { ...opts, dependsOn: [access] },
  );
  return { bucket, ready: [policy, ...closed] };
}
