import { types } from "../../../../platforms/aws/catalog/types";
import { scalingGuide } from "../../../queries/links";
import type { Rule } from "../../../rule";

const places = ["launchTemplate", "mixedInstancesPolicy.launchTemplate.launchTemplateSpecification"] as const;
const references = ["launchTemplate", "mixedInstancesPolicy"] as const;

export const groupFollowsTemplate: Rule = {
  id: "group-follows-template",
  title: "Scaling groups launch the version of their template that the program describes",
  why: "A group without a version takes the template's default version, and that stays the first one: later changes of the program reach no node.",
  remediation: "Set version to the template's latestVersion output, or updateDefaultVersion on the template.",
  url: scalingGuide("launch-templates"),
  severity: "high",
  types: [types.group],
  scope: "stack",
  applies: (group, graph) =>
    references.some((one) => graph.dependenciesOf(group, one, types.launchTemplate).length > 0),
  *check(group, graph) {
    for (const place of places) {
      if (!group.has(place) || (group.text(`${place}.version`) ?? "$Default") !== "$Default") continue;
      const [top = ""] = place.split(".");
      for (const template of graph.dependenciesOf(group, top, types.launchTemplate)) {
        if (template.flag("updateDefaultVersion") === true || template.has("defaultVersion")) continue;
        yield {
          property: `${place}.version`,
          problem: `${place}.version is $Default, and ${template.resource.name} has no updateDefaultVersion; expected its latestVersion`,
        };
      }
    }
  },
};
