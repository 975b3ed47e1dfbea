import { types } from "../../../platforms/aws/catalog/types";
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
      mustExist(cloud, types.bucket, text(inputs, "bucket") ?? "");
    },
    id: (inputs) => text(inputs, "bucket") ?? "",
    once: () => once,
  });
}

/** Requests to a bucket, or to a part of it, that are counted; a bucket may have many. */
const bucketMetric = define({
  type: types.bucketMetric,
  replaceOn: ["bucket", "name"],
  autoname: { property: "name", maxLength: 64 },
  tagged: false,
  admit: (inputs, cloud) => {
    mustExist(cloud, types.bucket, text(inputs, "bucket") ?? "");
  },
  id: (inputs) => `${text(inputs, "bucket") ?? ""}:${text(inputs, "name") ?? ""}`,
});

const blocks = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

export const bucketSettings: readonly ResourceModel[] = [
  bucketMetric,
  setting({ type: types.bucketPolicy }),
  setting({
    type: types.publicAccessBlock,
    defaults: Object.fromEntries(blocks.map((key) => [key, false])),
  }),
  setting({ type: types.bucketOwnership }),
  setting({
    type: types.bucketEncryption,
    owned: true,
  }),
  setting({
    type: types.bucketLifecycle,
    owned: true,
    once: { transitionDefaultMinimumObjectSize: "all_storage_classes_128K" },
  }),
  setting({ type: types.bucketVersioning, owned: true }),
];
