import { types } from "../../../../platforms/aws/catalog/types";
import { fewestNodes } from "../../../../platforms/aws/topology";
import { scalingGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

const preferences = "instanceRefresh.preferences.minHealthyPercentage";
const usualMinimum = 90;

export const groupRefreshKeepsSpare: Rule = {
  id: "group-refresh-keeps-spare",
  title: "An instance refresh leaves a spare node",
  why: "A node that fails while others are being replaced must not be the last one.",
  remediation: "Set minHealthyPercentage to 100, so that new nodes come before old ones go, or keep more nodes.",
  url: scalingGuide("understand-instance-refresh-default-values"),
  severity: "medium",
  types: [types.group],
  scope: "resource",
  applies: (group) => group.has("instanceRefresh"),
  *check(group) {
    const minimum = group.number(preferences) ?? usualMinimum;
    if (minimum >= 100) return;
    const size = fewestNodes(group);
    const left = Math.min(Math.ceil((size * minimum) / 100), Math.max(0, size - 1));
    if (left < 2) {
      yield fact(preferences, `is ${minimum}, which leaves ${left} of ${size} nodes; expected at least 2`);
    }
  },
};
