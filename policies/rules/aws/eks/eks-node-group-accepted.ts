import type { ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { each } from "../../../evaluate";
import { type Finding, fact, type Rule } from "../../../rule";

const counts = ["updateConfig.maxUnavailable", "updateConfig.maxUnavailablePercentage"] as const;
const strategies = ["DEFAULT", "MINIMAL"];

function* update(group: ResourceReader): Generator<Finding> {
  if (!group.has("updateConfig")) return;
  const given = counts.filter((path) => group.has(path));
  if (given.length !== 1) {
    const state = given.length === 0 ? "has neither" : "has both";
    yield fact("updateConfig", `${state} maxUnavailable and maxUnavailablePercentage; expected one of them`);
  }
  for (const path of given) {
    const count = group.number(path) ?? 0;
    if (count < 1 || count > 100) yield fact(path, `is ${count}; expected 1 to 100`);
  }
}

function* strategy(group: ResourceReader): Generator<Finding> {
  const path = "updateConfig.updateStrategy";
  const named = group.text(path);
  if (named !== undefined && !strategies.includes(named)) {
    yield fact(path, `is ${named}; expected ${strategies.join(" or ")}`);
  }
}

function* sizes(group: ResourceReader): Generator<Finding> {
  const [min, wanted, max] = ["minSize", "desiredSize", "maxSize"].map((size) => group.number(`scalingConfig.${size}`));
  if (min === undefined || max === undefined) return;
  if (max < 1) yield fact("scalingConfig.maxSize", `is ${max}; expected at least 1`);
  if (min > max) yield fact("scalingConfig.minSize", `is ${min} beside maxSize ${max}; expected at most that`);
  else if (wanted !== undefined && (wanted < min || wanted > max)) {
    yield fact("scalingConfig.desiredSize", `is ${wanted}; expected minSize ${min} to maxSize ${max}`);
  }
}

function* template(group: ResourceReader): Generator<Finding> {
  if (!group.has("launchTemplate")) return;
  for (const path of ["diskSize", "remoteAccess"]) {
    if (group.has(path)) yield fact(path, "is set beside launchTemplate; expected it in the template");
  }
}

export const eksNodeGroupAccepted: Rule = {
  id: "eks-node-group-accepted",
  title: "Sizes, updates and templates of managed node groups are ones that EKS takes",
  why: "EKS or its provider refuses the node group, after the cluster has been made.",
  remediation:
    "Set sizes in order, one count in updateConfig, and disks and access in the launch template where there is one.",
  url: "https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html",
  severity: "high",
  isRefusal: true,
  types: [types.eksNodeGroup],
  scope: "resource",
  check: (group) => each([update, strategy, sizes, template], (one) => one(group)),
};
