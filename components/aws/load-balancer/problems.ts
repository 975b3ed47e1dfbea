import type { Problem } from "../../errors";
import type { LoadBalancerActionSettings } from "./action-resolved";
import { isEncrypted } from "./plan";
import type { LoadBalancerListenerSettings, LoadBalancerSettings } from "./resolved";

interface Wiring {
  readonly targetGroups: Readonly<Record<string, { readonly name?: string | undefined }>>;
  readonly weightsOwner?: "program" | "controller";
  readonly certificateArn?: unknown;
  readonly trustStores?: Readonly<Record<string, unknown>>;
  readonly clientSecrets?: Readonly<Record<string, unknown>>;
}

function actionProblems(
  path: string,
  action: LoadBalancerActionSettings,
  known: ReadonlySet<string>,
): readonly Problem[] {
  if (action.type !== "forward") return [];
  return Object.keys(action.targetGroups)
    .filter((key) => !known.has(key))
    .map((key) => ({
      path: `${path}.targetGroups.${key}`,
      message: `is no target group of this load balancer; allowed: ${[...known].sort().join(", ") || "none"}`,
    }));
}

function secretProblems(path: string, action: LoadBalancerActionSettings, given: Readonly<Record<string, unknown>>) {
  const place = action.type === "forward" && action.authenticate?.type === "oidc" && action.authenticate.clientSecret;
  if (!place || !("input" in place) || given[place.input] !== undefined) return [];
  const known = Object.keys(given).sort().join(", ") || "none";
  const message = `no such secret in clientSecrets, got "${place.input}"; allowed: ${known}; or name where it lies: { parameter } or { secret }`;
  return [{ path: `${path}.authenticate.clientSecret.input`, message }];
}

/** Secrets that actions name and the program does not hand over. */
export function clientSecretProblems(
  { listeners }: Pick<LoadBalancerSettings, "listeners">,
  given: Readonly<Record<string, unknown>> = {},
): readonly Problem[] {
  return Object.entries(listeners).flatMap(([key, { defaultAction, rules }]) => [
    ...secretProblems(`listeners.${key}.defaultAction`, defaultAction, given),
    ...Object.entries(rules).flatMap(([rule, { action }]) =>
      secretProblems(`listeners.${key}.rules.${rule}.action`, action, given),
    ),
  ]);
}

function trustProblems(
  path: string,
  listener: LoadBalancerListenerSettings,
  { trustStores = {} }: Wiring,
): readonly Problem[] {
  const name = listener.mutualAuthentication?.trustStore;
  if (name === undefined || trustStores[name] !== undefined) return [];
  const known = Object.keys(trustStores).sort().join(", ") || "none";
  const message = `is no trust store of this load balancer; allowed: ${known}`;
  return [{ path: `${path}.mutualAuthentication.trustStore`, message }];
}

/** By its name a target group's live weight is found. */
const nameProblems = ({ weightsOwner, targetGroups }: Wiring): readonly Problem[] =>
  Object.entries(targetGroups)
    .filter(([, { name }]) => weightsOwner === "controller" && name === undefined)
    .map(([key]) => ({
      path: `targetGroups.${key}.name`,
      message:
        "is missing; weightsOwner controller finds live weights by names: give the ARN in plain, or look it up by name",
    }));

/** What the settings ask of the wiring: target groups by key, and a certificate for each encrypted listener. */
export function loadBalancerProblems(
  settings: Pick<LoadBalancerSettings, "listeners">,
  wiring: Wiring,
): readonly Problem[] {
  const known = new Set(Object.keys(wiring.targetGroups));
  const unwired = [...clientSecretProblems(settings, wiring.clientSecrets), ...nameProblems(wiring)];
  const others = Object.entries(settings.listeners).flatMap(([key, listener]) => {
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
  return [...unwired, ...others];
}
