import type { Budget, PathBudget } from "../../model/analysis/budget/types";
import { resolveObjectives } from "../../model/objectives";
import { planFaults } from "../../platforms/aws/fault-model";
import { forwardPaths } from "./forward-paths";
import type { ClusterSpec } from "./settings";
import type { TwinSettings } from "./stack/twin-settings";
import { planeOf, trafficPathOf } from "./traffic-paths";

/**
 * How long each fault hurts on each way from a listener to a target group, worst case and on average, with every term and its source, against
 * the environment's objectives. Pure: nothing is asked of anybody. `twin` counts where `provider` is twin.
 */
export function planBudget(spec: ClusterSpec, twin?: TwinSettings): Budget {
  const objectives = resolveObjectives(spec);
  const paths = forwardPaths(spec).map((forward): PathBudget => {
    const { group: _, ...place } = forward;
    return { ...place, faults: planFaults(trafficPathOf(spec, forward, twin), objectives) };
  });
  return { cluster: spec.name, plane: planeOf(spec), paths };
}
