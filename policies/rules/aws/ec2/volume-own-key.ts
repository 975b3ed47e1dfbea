import { types } from "../../../../platforms/aws/catalog/types";
import { each } from "../../../evaluate";
import { unexpected } from "../../../property-rule";
import { computeGuide } from "../../../queries/links";
import { optIn, type Rule } from "../../../rule";

export const volumeOwnKey: Rule = {
  id: "volume-own-key",
  title: "Volumes and their copies are encrypted with a key of yours",
  why: "The vendor's key opens them to the whole account: you cannot revoke it, nor see who used it.",
  remediation: "Set kmsKeyId to a key whose policy admits the account's Auto Scaling role.",
  url: computeGuide("ebs-encryption"),
  severity: "low",
  controls: { checkov: ["CKV_AWS_183", "CKV_AWS_189", "CKV_AWS_236"], trivy: ["AWS-0027"] },
  decision:
    "A key of one's own is a key that can be lost, and nodes hold nothing that lasts: off until a project switches it on.",
  levels: optIn,
  types: [types.volume, types.snapshotCopy, types.imageCopy, types.launchTemplate],
  scope: "resource",
  *check(view) {
    if (view.resource.type !== types.launchTemplate) {
      yield* unexpected(view, "kmsKeyId", { present: "a KMS key" });
      return;
    }
    const volumes = view.items("blockDeviceMappings").filter((mapping) => mapping.at("ebs").known() !== undefined);
    yield* each(volumes, (volume) => unexpected(volume, "ebs.kmsKeyId", { present: "a KMS key" }));
  },
};
