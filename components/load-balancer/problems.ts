import type { ActionSettings, LoadBalancerSettings } from "../../model";
import type { Problem } from "../errors";
import { isEncrypted } from "./plan";

interface Wiring {
  readonly targetGroups: Readonly<Record<string, unknown>>;
  readonly certificateArn?: unknown;
}

function actionProblems(path: string, action: ActionSettings, known: ReadonlySet<string>): readonly Problem[] {
  if (action.type !== "forward") return [];
  return Object.keys(action.targetGroups)
    .filter((key) => !known.has(key))
    .map((key) => ({
      path: `${path}.targetGroups.${key}`,
      message: `is no target group of this load balancer; allowed: ${[...known].sort().join(", ") || "none"}`,
    }));
}

/** What the settings ask of the wiring: target groups by key, and a certificate for each encrypted listener. */
export function loadBalancerProblems(settings: LoadBalancerSettings, wiring: Wiring): readonly Problem[] {
  const known = new Set(Object.keys(wiring.targetGroups));
  return Object.entries(settings.listeners).flatMap(([key, listener]) => {
    const path = `listeners.${key}`;
    const certified = listener.certificateArn ?? wiring.certificateArn;
    const rules = Object.entries(listener.rules).flatMap(([rule, { action }]) =>
      actionProblems(`${path}.rules.${rule}.action`, action, known),
    );
    const problems = [...actionProblems(`${path}.defaultAction`, listener.defaultAction, known), ...rules];
    if (!isEncrypted(listener) || certified !== undefined) return problems;
    const message = `must be set for ${listener.protocol}; give the load balancer or this listener a certificate`;
    return [...problems, { path: `${path}.certificateArn`, message }];
  });
}
