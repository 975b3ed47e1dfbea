import type { ActionSettings } from "../aws/load-balancer/settings";
import type { TargetGroupSettings } from "../aws/target-group/settings";
import type { ClusterSpec } from "./settings";

export interface ForwardPath {
  /** `loadBalancer.listeners.https.defaultAction`. */
  readonly path: string;
  readonly listener: string;
  readonly rule?: string;
  readonly targetGroup: string;
  readonly group: TargetGroupSettings;
  /** Part of the action's requests, 0 to 1. */
  readonly share: number;
}

interface PlacedAction extends Pick<ForwardPath, "path" | "listener" | "rule"> {
  readonly action: ActionSettings;
}

const sorted = <T>(map: Readonly<Record<string, T>>): readonly (readonly [string, T])[] =>
  Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));

function actions({ listeners }: ClusterSpec["loadBalancer"]): readonly PlacedAction[] {
  return sorted(listeners).flatMap(([listener, { defaultAction, rules }]) => {
    const path = `loadBalancer.listeners.${listener}`;
    const byRule = sorted(rules).map(([rule, { action }]): PlacedAction => {
      return { path: `${path}.rules.${rule}.action`, listener, rule, action };
    });
    return [{ path: `${path}.defaultAction`, listener, action: defaultAction }, ...byRule];
  });
}

/** Every way from a listener or rule to a target group, in the order of their names. A single group gets everything, whatever its weight. */
export function forwardPaths(spec: Pick<ClusterSpec, "loadBalancer" | "targetGroups">): readonly ForwardPath[] {
  return actions(spec.loadBalancer).flatMap(({ action, ...place }) => {
    if (action.type !== "forward") return [];
    const weights = sorted(action.targetGroups);
    const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
    return weights.flatMap(([targetGroup, weight]) => {
      const group = spec.targetGroups[targetGroup];
      return group === undefined ? [] : [{ ...place, targetGroup, group, share: weight / total }];
    });
  });
}
