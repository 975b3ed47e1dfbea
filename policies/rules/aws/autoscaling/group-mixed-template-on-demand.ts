import { types } from "../../../../platforms/aws/catalog/types";
import { scalingGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const groupMixedTemplateOnDemand: Rule = {
  id: "group-mixed-template-on-demand",
  title: "The template of a mixed instances group leaves the purchase option to the group",
  why: "AWS refuses a mixed instances policy whose template asks for Spot itself.",
  remediation: "Take instanceMarketOptions out of the template, and set instancesDistribution on the group.",
  url: scalingGuide("create-launch-template"),
  severity: "high",
  types: [types.group],
  scope: "stack",
  applies: (group, graph) => graph.dependenciesOf(group, "mixedInstancesPolicy", types.launchTemplate).length > 0,
  *check(group, graph) {
    for (const template of graph.dependenciesOf(group, "mixedInstancesPolicy", types.launchTemplate)) {
      if (template.has("instanceMarketOptions")) {
        yield fact("mixedInstancesPolicy", `uses ${template.resource.name}, which sets instanceMarketOptions`);
      }
    }
  },
};
