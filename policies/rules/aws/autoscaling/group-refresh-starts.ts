import { types } from "../../../../platforms/aws/catalog/types";
import { fact, type Rule } from "../../../rule";

const movingVersions = ["$Latest", "$Default"];
const places = ["launchTemplate", "mixedInstancesPolicy.launchTemplate.launchTemplateSpecification"] as const;

export const groupRefreshStarts: Rule = {
  id: "group-refresh-starts",
  title: "An instance refresh starts when the launch template changes",
  why: "The provider starts a refresh when a property of the group changes. With version $Latest none does: the new template waits for the next node that happens to fail.",
  remediation: "Set version to the template's latestVersion output.",
  url: "https://www.pulumi.com/registry/packages/aws/api-docs/autoscaling/group/#automatically-refresh-all-instances-after-the-group-is-updated",
  severity: "medium",
  types: [types.group],
  scope: "resource",
  applies: (group) => group.has("instanceRefresh"),
  *check(group) {
    for (const place of places) {
      if (!group.has(place)) continue;
      const version = group.text(`${place}.version`) ?? "$Default";
      if (movingVersions.includes(version)) {
        yield fact(`${place}.version`, `is ${version}; expected the template's latestVersion`);
      }
    }
  },
};
