import { computeGuide } from "../../../queries/links";
import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

export const imageNotPublic: Rule = {
  id: "image-not-public",
  title: "Images are shared with accounts by name",
  why: "Everybody can start a public image, and read whatever was left on its disk.",
  remediation: "Set accountId, organizationArn or organizationalUnitArn in place of group.",
  url: computeGuide("sharingamis-intro"),
  severity: "high",
  controls: { checkov: ["CKV_AWS_205"] },
  decision:
    "CKV_AWS_205 fails every permission. Sharing an image with an account of one's own is how images are built once: only everybody is refused.",
  types: [types.imagePermission],
  scope: "resource",
  *check(permission) {
    if (permission.text("group") === "all")
      yield { property: "group", problem: "everybody can start and read the image" };
  },
};
