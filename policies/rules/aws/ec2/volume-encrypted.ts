import type { ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { each } from "../../../evaluate";
import { unexpected } from "../../../property-rule";
import { computeGuide } from "../../../queries/links";
import type { Rule } from "../../../rule";

/** An image's volume that comes from a snapshot is as the snapshot is. */
function* checkImage(image: ResourceReader) {
  yield* each(
    image.items("ebsBlockDevices").filter((volume) => !volume.has("snapshotId")),
    (volume) => unexpected(volume, "encrypted", { expected: true }),
  );
}

export const volumeEncrypted: Rule = {
  id: "volume-encrypted",
  title: "Volumes, and copies of snapshots and images, are encrypted",
  why: "A disk, a snapshot or an image that gets into other hands can be read by any holder.",
  remediation: "Set encrypted: true.",
  url: computeGuide("ebs-encryption"),
  severity: "medium",
  controls: { checkov: ["CKV_AWS_3", "CKV2_AWS_2", "CKV_AWS_204", "CKV_AWS_235"], trivy: ["AWS-0026"] },
  types: [types.volume, types.snapshotCopy, types.imageCopy, types.image],
  scope: "resource",
  *check(view) {
    if (view.resource.type === types.image) yield* checkImage(view);
    else yield* unexpected(view, "encrypted", { expected: true });
  },
};
