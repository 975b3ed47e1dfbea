import { type Graph, isRecord, type ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { someKnown } from "../../../evaluate";
import type { Rule } from "../../../rule";

function hasTag(volume: ResourceReader, tag: ResourceReader): boolean {
  const key = tag.text("key")?.replace(/^aws:ResourceTag\//, "") ?? "";
  const tags = volume.at("tags").known();
  return isRecord(tags) && tags[key] === tag.text("value");
}

/** `*` and `arn:aws:ec2:*:*:volume/*` are every volume. */
const everyVolume = /^(?:\*|arn:[^:]+:ec2:[^:]*:[^:]*:volume\/\*)$/;

function names(selection: ResourceReader, list: string, volume: ResourceReader, graph: Graph): boolean {
  return (
    graph.dependenciesOf(selection, list, types.volume).includes(volume) ||
    selection.texts(list).some((arn) => everyVolume.test(arn))
  );
}

/** By name or by tag, unless a condition or an exception leaves it out. */
function selects(selection: ResourceReader, volume: ResourceReader, graph: Graph): boolean {
  const isMeant =
    selection.items("selectionTags").some((tag) => hasTag(volume, tag)) || names(selection, "resources", volume, graph);
  if (!isMeant) return false;
  const meets = selection.items("conditions.stringEquals").every((tag) => hasTag(volume, tag));
  return meets && !(selection.has("notResources") && names(selection, "notResources", volume, graph));
}

export const volumeBackedUp: Rule = {
  id: "volume-backed-up",
  title: "Volumes are backed up",
  why: "What is on a volume that stands alone is gone with it.",
  remediation: "Select it in an aws.backup.Selection, by ARN or by a tag.",
  url: "https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html",
  severity: "medium",
  controls: { checkov: ["CKV2_AWS_9"], cdkNag: ["NIST.800.53.R5-EC2EBSInBackupPlan"] },
  levels: { development: "disabled", local: "disabled" },
  decision:
    "Volumes of a launch template are made anew with every node and hold nothing that lasts: volumes on their own are judged.",
  types: [types.volume],
  scope: "stack",
  *check(volume, graph) {
    if (!someKnown(graph.ofType(types.backupSelection), (selection) => selects(selection, volume, graph))) {
      yield { property: "", problem: "no aws.backup.Selection selects it" };
    }
  },
};
