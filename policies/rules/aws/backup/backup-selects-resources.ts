import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { someKnown } from "../../../evaluate";
import { backupGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

/** Of what a launch template tags. */
const backedUpParts = ["instance", "volume"];

/**
 * Services all of whose tagged resources may be backed up, for all a plan shows. Source: AWS Backup developer guide, feature availability by
 * resource; of EC2 only machines, whose type stands beside.
 */
const backedUpServices =
  /^aws:(?:ebs|rds|dynamodb|efs|fsx|s3|docdb|neptune|redshift|storagegateway|timestreamwrite|cloudformation)\//;

const canBeBackedUp = ({ type }: ResourceReader["resource"]): boolean =>
  type === types.instance || backedUpServices.test(type);

const tagProperties = ["tags", "tagsAll"];

/** Whether a resource of the program has a tag. Throws UnknownValueError. */
const hasTag = (view: ResourceReader, key: string, value: string): boolean =>
  someKnown(tagProperties, (property) => view.at(property).at(key).known() === value);

/** Tags of volumes and machines that launch templates give, and of machines that a group tags. */
function tagsLaunched(graph: Graph, key: string, value: string): boolean {
  const specifications = graph
    .ofType(types.launchTemplate)
    .flatMap((template) => template.items("tagSpecifications"))
    .filter((one) => backedUpParts.includes(one.text("resourceType") ?? ""));
  const groups = graph.ofType(types.group).flatMap((group) => group.items("tags"));
  return (
    specifications.some((one) => one.at("tags").at(key).known() === value) ||
    groups.some((tag) => tag.text("key") === key && tag.text("value") === value)
  );
}

function selects(selection: ResourceReader, graph: Graph): boolean {
  if (selection.items("resources").length > 0) return true;
  return someKnown(selection.items("selectionTags"), (tag) => {
    const [key, value] = [tag.text("key") ?? "", tag.text("value") ?? ""];
    const ways = [
      () => tagsLaunched(graph, key, value),
      ...graph.resources
        .filter(({ resource }) => canBeBackedUp(resource))
        .map((view) => () => hasTag(view, key, value)),
    ];
    return someKnown(ways, (holds) => holds());
  });
}

export const backupSelectsResources: Rule = {
  id: "backup-selects-resources",
  title: "Backup selections select something",
  why: "A selection by a tag that nothing has backs up nothing, and no job fails: the loss shows when a backup is needed.",
  remediation: "Put the selection's tag on what must be backed up, or name it in resources.",
  url: backupGuide("assigning-resources"),
  severity: "high",
  decision:
    "Selections by conditions are taken to select something; a tag may be on resources of another program: exempt the selection then.",
  types: [types.backupSelection],
  scope: "stack",
  applies: (selection) => !selection.has("conditions"),
  *check(selection, graph) {
    if (selects(selection, graph)) return;
    const tags = selection.items("selectionTags").map((tag) => `${tag.text("key")}=${tag.text("value")}`);
    yield tags.length > 0
      ? fact("selectionTags", `has ${tags.join(" or ")}, which nothing has that can be backed up`)
      : fact("resources", "is empty; expected at least one");
  },
};
