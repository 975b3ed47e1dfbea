import type { Graph, ResourceReader } from "../../../model/graph";
import { routeTypes, types } from "../catalog/types";
import { workloadsBehind } from "./references";
import { type BackendRef, backendOf, gatewaysOf, isFor, trafficPolicyOf } from "./routes";
import { fewestPods } from "./scaling";

/** The first of some policies that says something at a path: the route's own comes before its Gateway's. */
export const saidBy = (policies: readonly ResourceReader[], path: string): ResourceReader | undefined =>
  policies.find((policy) => policy.has(path));

/** How requests are shared out. Source: Envoy Gateway API, LoadBalancer: LeastRequest where nothing is said. Throws UnknownValueError. */
export const balancingOf = (policies: readonly ResourceReader[]): string =>
  saidBy(policies, "spec.loadBalancer")?.text("spec.loadBalancer.type") ?? "LeastRequest";

/** Ways of sharing out that take endpoints alone and no weights. Source: envoyproxy/gateway #9775, measured on 1.9.1. Throws UnknownValueError. */
export function weightsIgnoredBy(policies: readonly ResourceReader[]): string | undefined {
  const type = balancingOf(policies);
  if (type === "ConsistentHash" || type === "BackendUtilization") return type;
  return saidBy(policies, "spec.loadBalancer.endpointOverride") === undefined ? undefined : "endpointOverride";
}

/** The routes that a traffic policy decides for, by their own names or by their Gateway's. Throws UnknownValueError. */
export const routesUnder = (policy: ResourceReader, graph: Graph): readonly ResourceReader[] =>
  graph.ofType(...routeTypes).filter((route) => trafficPolicyOf(route, graph).includes(policy));

/** The policies of a type that are for a route's Gateways. Throws UnknownValueError. */
export const gatewayPolicies = (route: ResourceReader, type: string, graph: Graph): readonly ResourceReader[] =>
  gatewaysOf(route, graph).flatMap((gateway) => graph.ofType(type).filter((policy) => isFor(policy, gateway)));

/** The fewest endpoints behind a target; undefined where another program decides that. Throws UnknownValueError. */
export function endpointsBehind(ref: BackendRef, graph: Graph): number | undefined {
  const backend = backendOf(ref, graph);
  if (backend === undefined) return undefined;
  if (backend.resource.type === types.envoyBackend) return backend.items("spec.endpoints").length;
  const counts = workloadsBehind(backend, graph).map((workload) => fewestPods(workload, graph));
  const known = counts.filter((count) => count !== undefined);
  if (counts.length === 0 || known.length < counts.length) return undefined;
  return known.reduce((sum, count) => sum + count, 0);
}

/** Seconds of a duration such as `1m30s`; undefined for what is none. Source: Gateway API, GEP-2257. */
export function secondsOf(text: string | undefined): number | undefined {
  if (text === undefined || !/^(?:\d{1,5}(?:h|ms|m|s)){1,4}$/.test(text)) return undefined;
  const units = { h: 3600, m: 60, s: 1, ms: 0.001 } as const;
  return [...text.matchAll(/(\d+)(h|ms|m|s)/g)].reduce((sum, [, amount = "0", unit]) => {
    const factor = unit === "h" ? units.h : unit === "m" ? units.m : unit === "ms" ? units.ms : units.s;
    return sum + Number(amount) * factor;
  }, 0);
}
