import { securityHub } from "../../../queries/links";
import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

export const accountVolumesClosed: Rule = {
  id: "account-volumes-closed",
  title: "The account's settings for volumes stay safe",
  why: "With one switch every new volume of the region is left unencrypted, or every snapshot can be given to everybody.",
  remediation:
    "Set enabled: true in aws.ebs.EncryptionByDefault, and state: block-all-sharing in aws.ebs.SnapshotBlockPublicAccess.",
  url: securityHub("EC2.7"),
  severity: "medium",
  controls: {
    securityHub: ["EC2.7", "EC2.182"],
    cis: ["5.1.1"],
    checkov: ["CKV_AWS_106"],
  },
  decision:
    "These are settings of the account: they are judged where the program sets them, and no plan shows them where it does not.",
  types: [types.volumeDefault, types.snapshotBlock],
  scope: "resource",
  *check(view) {
    if (view.resource.type === types.volumeDefault) {
      if (view.flag("enabled") === false) yield { property: "enabled", problem: "new volumes are not encrypted" };
    } else if (view.text("state") === "unblocked") {
      yield { property: "state", problem: "snapshots can be given to everybody" };
    }
  },
};
