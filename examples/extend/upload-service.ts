import * as iam from "@pulumi/aws/iam";
import * as s3 from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";
import { type ClusterTransforms, VipCluster, type VipClusterArgs } from "vipkit";

export interface UploadServiceArgs {
  /** The cluster that serves the uploads; house rules are added to it. */
  readonly cluster: VipClusterArgs;
  /** Name of the bucket, unique in all of AWS; nodes find it in UPLOADS_BUCKET. */
  readonly bucketName: string;
  /** ARN of the policy beyond which no role of the company may go. Default: none. */
  readonly permissionsBoundary?: string | undefined;
}

/** No option of a cluster names a permissions boundary: a transform says it for every role, in the provider's own arguments. */
function boundedRoles(permissionsBoundary: string): ClusterTransforms {
  const role = (args: iam.RoleArgs): iam.RoleArgs => ({ ...args, permissionsBoundary });
  return { nodeGroup: { role }, network: { role } };
}

/** A cluster as everybody in the company has it: tagged with its owner, and with nodes that know where uploads go. */
export function withHouseRules({ cluster, bucketName, permissionsBoundary }: UploadServiceArgs): VipClusterArgs {
  const nodeGroups = Object.entries(cluster.nodeGroups).map(([key, group]) => {
    const { workload } = group;
    if (workload === undefined) return [key, group] as const;
    const environment = { ...workload.environment, UPLOADS_BUCKET: bucketName };
    return [key, { ...group, workload: { ...workload, environment } }] as const;
  });
  return {
    ...cluster,
    tags: { owner: "uploads-team", ...cluster.tags },
    nodeGroups: Object.fromEntries(nodeGroups),
    ...(permissionsBoundary === undefined ? {} : { transform: boundedRoles(permissionsBoundary) }),
  };
}

/** A VIP cluster with a private bucket that its nodes alone may read and write. */
export class UploadService extends pulumi.ComponentResource {
  readonly cluster: VipCluster;
  readonly bucketName: pulumi.Output<string>;

  constructor(name: string, args: UploadServiceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("acme:upload-service:UploadService", name, { bucketName: args.bucketName }, opts);
    const bucket = this.createBucket(name, args.bucketName);
    this.cluster = new VipCluster(name, withHouseRules(args), { parent: this });
    this.grantNodes(name, bucket);

    this.bucketName = bucket.bucket;
    this.registerOutputs({ bucketName: this.bucketName, url: this.cluster.summary.url });
  }

  private createBucket(name: string, bucketName: string): s3.Bucket {
    const bucket = new s3.Bucket(`${name}-uploads`, { bucket: bucketName }, { parent: this });
    const closed = {
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    };
    new s3.BucketPublicAccessBlock(`${name}-uploads-access`, { bucket: bucket.id, ...closed }, { parent: this });
    return bucket;
  }

  /** The components' children are there to be reached: here the role of each node group. */
  private grantNodes(name: string, bucket: s3.Bucket): void {
    const policy = bucket.arn.apply((arn) =>
      JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: ["s3:GetObject", "s3:PutObject"], Resource: `${arn}/*` }],
      }),
    );
    for (const [key, { role }] of Object.entries(this.cluster.nodeGroups)) {
      new iam.RolePolicy(`${name}-uploads-policy-${key}`, { role: role.name, policy }, { parent: this });
    }
  }
}
