import { CloudError, type Props, type ResourceModel } from "../types";
import { define } from "./support/define";
import { records, text } from "./support/read";
import { mustExist } from "./support/references";

interface Setting {
  readonly type: string;
  /** True when the provider lets the program name the account that must own the bucket. */
  readonly owned?: boolean;
  readonly defaults?: Props;
  readonly admit?: (inputs: Props) => void;
  /** Output that the provider makes up. */
  readonly once?: Props;
}

/** One aspect of a bucket: it has the bucket's name for id, and belongs to that bucket for ever. */
function setting({ type, owned = false, defaults = {}, admit, once = {} }: Setting): ResourceModel {
  return define({
    type,
    replaceOn: owned ? ["bucket", "expectedBucketOwner"] : ["bucket"],
    defaults,
    tagged: false,
    admit: (inputs, cloud) => {
      mustExist(cloud, "aws:s3/bucket:Bucket", text(inputs, "bucket") ?? "");
      admit?.(inputs);
    },
    id: (inputs) => text(inputs, "bucket") ?? "",
    once: () => once,
  });
}

function admitPolicy(inputs: Props): void {
  const policy = text(inputs, "policy") ?? "";
  if (/"Statement"\s*:/.test(policy) && /"Principal"\s*:|"NotPrincipal"\s*:/.test(policy)) return;
  throw new CloudError("MalformedPolicy", "Missing required field Principal or Statement in the bucket policy");
}

function admitLifecycle(inputs: Props): void {
  for (const rule of records(inputs, "rules")) {
    const actions = [
      "expiration",
      "transitions",
      "abortIncompleteMultipartUpload",
      "noncurrentVersionExpiration",
      "noncurrentVersionTransitions",
    ];
    if (actions.some((action) => rule[action] !== undefined)) continue;
    throw new CloudError(
      "InvalidRequest",
      `At least one action needs to be specified in rule ${text(rule, "id") ?? ""}`,
    );
  }
}

const blocks = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

/** The provider knows some of these under the name of its former major version as well. */
const twice = (name: string, rest: Omit<Setting, "type">): readonly ResourceModel[] =>
  ["", "V2"].map((suffix) =>
    setting({ ...rest, owned: true, type: `aws:s3/${lowerFirst(name)}${suffix}:${name}${suffix}` }),
  );

const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

export const bucketSettings: readonly ResourceModel[] = [
  setting({ type: "aws:s3/bucketPolicy:BucketPolicy", admit: admitPolicy }),
  setting({
    type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    defaults: Object.fromEntries(blocks.map((key) => [key, false])),
  }),
  setting({ type: "aws:s3/bucketOwnershipControls:BucketOwnershipControls" }),
  ...twice("BucketServerSideEncryptionConfiguration", {}),
  ...twice("BucketLifecycleConfiguration", {
    admit: admitLifecycle,
    once: { transitionDefaultMinimumObjectSize: "all_storage_classes_128K" },
  }),
  ...twice("BucketVersioning", {}),
];
