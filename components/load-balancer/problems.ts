import type { ActionSettings, ListenerSettings, LoadBalancerSettings } from "../../model";
import type { Problem } from "../errors";
import { isEncrypted } from "./plan";

interface Wiring {
  readonly targetGroups: Readonly<Record<string, unknown>>;
  readonly certificateArn?: unknown;
  readonly trustStores?: Readonly<Record<string, unknown>>;
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

function trustProblems(path: string, listener: ListenerSettings, { trustStores = {} }: Wiring): readonly Problem[] {
  const name = listener.mutualAuthentication?.trustStore;
  if (name === undefined || trustStores[name] !== undefined) return [];
  const known = Object.keys(trustStores).sort().join(", ") || "none";
  const message = `is no trust store of this load balancer; allowed: ${known}`;
  return [{ path: `${path}.mutualAuthentication.trustStore`, message }];
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
    const problems = [
      ...actionProblems(`${path}.defaultAction`, listener.defaultAction, known),
      ...rules,
      ...trustProblems(path, listener, wiring),
    ];
    if (!isEncrypted(listener) || certified !== undefined) return problems;
    const message = `must be set for ${listener.protocol}; give the load balancer or this listener a certificate`;
    return [...problems, { path: `${path}.certificateArn`, message }];
  });
}
