import type { Budget } from "../../model/analysis/budget/types";
import { resolveObjectives } from "../../model/objectives";
import { planFaults } from "../../platforms/aws/fault-model";
import type { ClusterSpec } from "./resolved";
import type { TwinSettings } from "./stack/resolved";
import { topologyOf } from "./topology";

/**
 * How long each fault hurts on each way from a listener to a target group, worst case and on average, with every term and its source, against
 * the environment's objectives. Pure: no service is asked. `twin` counts where `provider` is twin.
 */
export function planBudget(spec: ClusterSpec, twin?: TwinSettings): Budget {
  const objectives = resolveObjectives(spec);
  const { plane, routes } = topologyOf(spec, twin);
  return {
    cluster: spec.name,
    plane,
    paths: routes.map((route) => {
      const { path, listener, rule, targetGroup, share } = route;
      const place = { path, listener, ...(rule === undefined ? {} : { rule }), targetGroup, share };
      return { ...place, faults: planFaults(route, objectives) };
    }),
  };
}
