import { type Props, type ResourceModel } from "../../contract/resources";
import { define } from "./support/define";
import { text } from "./support/read";
import { mustExist } from "./support/references";

interface Setting {
  readonly type: string;
  /** True when the provider lets the program name the account that must own the bucket. */
  readonly owned?: boolean;
  readonly defaults?: Props;
  /** Output that the provider makes up. */
  readonly once?: Props;
}

/** One aspect of a bucket: it has the bucket's name for id, and belongs to that bucket for ever. */
function setting({ type, owned = false, defaults = {}, once = {} }: Setting): ResourceModel {
  return define({
    type,
    replaceOn: owned ? ["bucket", "expectedBucketOwner"] : ["bucket"],
    defaults,
    tagged: false,
    admit: (inputs, cloud) => {
      mustExist(cloud, "aws:s3/bucket:Bucket", text(inputs, "bucket") ?? "");
    },
    id: (inputs) => text(inputs, "bucket") ?? "",
    once: () => once,
  });
}

const blocks = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

export const bucketSettings: readonly ResourceModel[] = [
  setting({ type: "aws:s3/bucketPolicy:BucketPolicy" }),
  setting({
    type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    defaults: Object.fromEntries(blocks.map((key) => [key, false])),
  }),
  setting({ type: "aws:s3/bucketOwnershipControls:BucketOwnershipControls" }),
  setting({
    type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    owned: true,
  }),
  setting({
    type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    owned: true,
    once: { transitionDefaultMinimumObjectSize: "all_storage_classes_128K" },
  }),
  setting({ type: "aws:s3/bucketVersioning:BucketVersioning", owned: true }),
];
