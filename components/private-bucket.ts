import * as s3 from "@pulumi/aws/s3";
import type * as pulumi from "@pulumi/pulumi";

export interface PrivateBucket {
  readonly bucket: s3.Bucket;
  /** What closes it: before a policy is written, or anything put in. */
  readonly access: pulumi.Resource;
  readonly closed: pulumi.Resource[];
}

/** A bucket that only its account reads, encrypted with S3's own keys; its name is the vendor's to choose, since such names are global. */
export function createPrivateBucket(
  name: string,
  args: (bucketName: string) => s3.BucketArgs,
  opts: { readonly parent: pulumi.Resource },
): PrivateBucket {
  const bucketName = `${name}-bucket`;
  const bucket = new s3.Bucket(bucketName, args(bucketName), opts);
  const target = { bucket: bucket.id };
  const access = new s3.BucketPublicAccessBlock(
    `${name}-access`,
    { ...target, blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
    opts,
  );
  const ownership = new s3.BucketOwnershipControls(
    `${name}-ownership`,
    { ...target, rule: { objectOwnership: "BucketOwnerEnforced" } },
    opts,
  );
  const encryption = new s3.BucketServerSideEncryptionConfiguration(
    `${name}-encryption`,
    { ...target, rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }] },
    opts,
  );
  return { bucket, access, closed: [ownership, encryption] };
}

/** Refuses requests without TLS. */
export const tlsOnly = (bucketArn: string) => ({
  Sid: "TlsOnly",
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: [bucketArn, `${bucketArn}/*`],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
});
