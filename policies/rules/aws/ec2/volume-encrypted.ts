import type { ResourceReader } from "../../../../model/graph";
import { each } from "../../../evaluate";
import { computeGuide } from "../../../queries/links";
import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

/** An image's volume that comes from a snapshot is as the snapshot is. */
function* checkImage(image: ResourceReader) {
  yield* each(image.items("ebsBlockDevices"), function* (volume) {
    if (!volume.has("snapshotId") && volume.flag("encrypted") !== true) {
      yield { property: `${volume.path}.encrypted`, problem: "the volume is not encrypted" };
    }
  });
}

export const volumeEncrypted: Rule = {
  id: "volume-encrypted",
  title: "Volumes, and copies of snapshots and images, are encrypted",
  why: "A disk, a snapshot or an image that gets into other hands can be read by whoever holds it.",
  remediation: "Set encrypted: true.",
  url: computeGuide("ebs-encryption"),
  severity: "medium",
  controls: { checkov: ["CKV_AWS_3", "CKV2_AWS_2", "CKV_AWS_204", "CKV_AWS_235"], trivy: ["AWS-0026"] },
  types: [types.volume, types.snapshotCopy, types.imageCopy, types.image],
  scope: "resource",
  *check(view) {
    if (view.resource.type === types.image) yield* checkImage(view);
    else if (view.flag("encrypted") !== true) yield { property: "encrypted", problem: "what is on it can be read" };
  },
};
