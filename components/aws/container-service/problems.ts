import { sorted } from "../../../model/settings/entries";
import type { Problem } from "../../errors";
import type { ServedTargetGroup } from "../node-group";

/** Most target groups of a service. Source: ECS developer guide, multiple target groups for a service. */
const mostGroups = 5;

/** What is wrong with the target groups as far as it is plain. */
export function servedProblems(targetGroups: Readonly<Record<string, ServedTargetGroup>>): readonly Problem[] {
  const kinds = sorted(targetGroups).flatMap(([key, { settings }]): readonly Problem[] => {
    const { targetType = "ip" } = settings;
    if (targetType === "ip") return [];
    const message = `targetType is ${targetType}: tasks have addresses of their own; set targetType: ip on it`;
    return [{ path: `targetGroups.${key}`, message }];
  });
  const count = Object.keys(targetGroups).length;
  if (count >= 1 && count <= mostGroups) return kinds;
  return [{ path: "targetGroups", message: `names ${count} target groups; allowed: 1 to ${mostGroups}` }, ...kinds];
}
