import { sorted } from "../../../model/settings/entries";
import type { Limits } from "../../../platforms/aws/limits";
import type { Problem } from "../../errors";
import type { ServedTargetGroup } from "../node-group";

/** What is wrong with the target groups as far as it is plain. */
export function servedProblems(
  targetGroups: Readonly<Record<string, ServedTargetGroup>>,
  limits: Limits,
): readonly Problem[] {
  const { min, max, severity } = limits["ecs.targetGroups"];
  const kinds = sorted(targetGroups).flatMap(([key, { settings }]): readonly Problem[] => {
    const { targetType = "ip" } = settings;
    if (targetType === "ip") return [];
    const message = `targetType is ${targetType}: tasks have addresses of their own; set targetType: ip on it`;
    return [{ path: `targetGroups.${key}`, message }];
  });
  const count = Object.keys(targetGroups).length;
  if (count >= min && (count <= max || severity === "warning")) return kinds;
  return [{ path: "targetGroups", message: `names ${count} target groups; allowed: ${min} to ${max}` }, ...kinds];
}
