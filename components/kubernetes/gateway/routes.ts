import type { BackendTrafficPolicy } from "../crds/backend-traffic-policy";
import type { HTTPRoute, HTTPRouteSpec } from "../crds/http-route";
import type { HTTPRouteFilter } from "../crds/http-route-filter";
import type { Manifest } from "../custom-resource";
import { metadataOf, nameOf } from "../objects";
import type { KubernetesActionSettings } from "./action-resolved";
import { backendsOf, filterReference, redirectFilter, responseFilter, responseFilterName, trafficOf } from "./actions";
import { type GatewayContext, idleTimeoutOf } from "./context";
import { forwardFilters, rewriteFilter, rewriteFilterName } from "./filters";
import { namedHosts, routeHosts } from "./hosts";
import { planMatches } from "./matches";
import type { KubernetesLoadBalancerListenerSettings, KubernetesLoadBalancerSettings } from "./resolved";
import { planHttpTraffic } from "./traffic-policy";

type Rule = NonNullable<HTTPRouteSpec["rules"]>[number];
type Match = NonNullable<Rule["matches"]>[number];
type Listener = KubernetesLoadBalancerListenerSettings;

/** One route with what it takes along. Its name ends the names of its children. */
export interface PlannedRoute {
  readonly name: string;
  readonly route: HTTPRoute;
  readonly policies: readonly BackendTrafficPolicy[];
  /** An answer of the gateway's own, or a rewriting that Gateway API has no filter for. */
  readonly filter: { readonly role: "answer" | "rewrite" | "rule"; readonly manifest: Manifest } | undefined;
  /** Whether a controller that shifts traffic owns its weights. */
  readonly isWeighted: boolean;
}

/** One action of a listener, and the requests that it takes. */
export interface PlacedRoute {
  readonly name: string;
  readonly listenerName: string;
  readonly listener: Listener;
  readonly hosts: readonly string[] | undefined;
  readonly matches: readonly Match[];
  readonly action: KubernetesActionSettings;
  readonly rewrite: Listener["rules"][string]["rewrite"];
  /** Whether methods may tell requests apart that can be sent twice: rules that name methods already do. */
  readonly splits: boolean;
}

const safeMethods = ["GET", "HEAD", "OPTIONS"] as const;
const everything: readonly Match[] = [{ path: { type: "PathPrefix", value: "/" } }];

const isEverything = (conditions: Listener["rules"][string]["conditions"]): boolean =>
  Object.entries(conditions).every(([key, value]) => key === "host" || value === undefined);

/** Names of all routes of a listener, by rule; the default's is the empty one. */
export const routeName = (cluster: string, listener: string, rule: string | undefined): string =>
  nameOf({ cluster }, listener, ...(rule === undefined ? [] : [rule]));

/**
 * Every action of a listener has a route of its own: pools are named after a rule's place in its route, so that in a common route a new rule would
 * give others' pools its own nodes for a moment.
 */
export function placedActions(
  listenerName: string,
  listener: Listener,
  {
    cluster,
    planned = planMatches,
  }: {
    readonly cluster: string;
    readonly planned?: (conditions: Listener["rules"][string]["conditions"]) => readonly Match[];
  },
): readonly PlacedRoute[] {
  const rules = Object.entries(listener.rules).sort(([a], [b]) => (a < b ? -1 : 1));
  const named = namedHosts(rules.map(([, { conditions }]) => conditions.host));
  const splits = rules.every(([, { conditions }]) => conditions.method === undefined);
  // A rule that takes all of a host is as precise as the default action there, which then has no place beside it.
  const taken = new Set(
    rules.flatMap(([, { conditions }]) => (isEverything(conditions) ? (conditions.host ?? []) : [])),
  );
  const common = { listenerName, listener, splits };
  const placed = (
    rule: string | undefined,
    own: readonly string[] | undefined,
    done: Pick<PlacedRoute, "matches" | "action" | "rewrite">,
  ): readonly PlacedRoute[] =>
    routeHosts(own, rule === undefined ? named.filter((host) => !taken.has(host)) : named).map((hosts) => {
      const name = routeName(cluster, listenerName, rule);
      return { ...common, ...done, name: own === undefined && hosts !== undefined ? `${name}-hosts` : name, hosts };
    });
  return [
    ...placed(undefined, undefined, { matches: everything, action: listener.defaultAction, rewrite: undefined }),
    ...rules.flatMap(([name, { conditions, action, rewrite }]) =>
      placed(name, conditions.host, { matches: planned(conditions), action, rewrite }),
    ),
  ];
}

const unlimited = { timeouts: { request: "0s" } } as const;

/** Requests that may be sent twice stand in a rule of their own, which is the more precise one. */
function forwardRules({ matches, splits }: PlacedRoute, rest: Omit<Rule, "matches" | "name">): readonly Rule[] {
  if (!splits) return [{ name: "all", matches, ...rest }];
  const safe = matches.flatMap((match) => safeMethods.map((method) => ({ ...match, method })));
  return [
    { name: "safe", matches: safe, ...rest },
    { name: "all", matches, ...rest },
  ];
}

function rulesOf(
  placed: PlacedRoute,
  settings: KubernetesLoadBalancerSettings,
  context: GatewayContext,
): readonly Rule[] {
  const { action, matches, listener, name, rewrite } = placed;
  if (action.type === "redirect") return [{ name: "all", matches, filters: [redirectFilter(action)] }];
  if (action.type === "fixed-response")
    return [{ name: "all", matches, filters: [filterReference(responseFilterName(name))] }];
  const traffic = trafficOf(action, context, idleTimeoutOf(settings));
  if (traffic === undefined) return [];
  const filters = forwardFilters(name, listener, rewrite, settings);
  // Without a time of its own a proxy ends every request after 15 seconds.
  return forwardRules(placed, {
    ...unlimited,
    ...(filters.length === 0 ? {} : { filters }),
    backendRefs: backendsOf(action, context, traffic),
  });
}

function policiesOf(
  placed: PlacedRoute,
  settings: KubernetesLoadBalancerSettings,
  context: GatewayContext,
): readonly BackendTrafficPolicy[] {
  const { action, name, splits } = placed;
  if (action.type !== "forward") return [];
  const traffic = trafficOf(action, context, idleTimeoutOf(settings));
  if (traffic === undefined) return [];
  const policy = (suffix: string, sectionName: string | undefined, repeatable: boolean): BackendTrafficPolicy => ({
    apiVersion: "gateway.envoyproxy.io/v1alpha1",
    kind: "BackendTrafficPolicy",
    metadata: metadataOf(context, `${name}${suffix}`),
    spec: {
      targetRefs: [
        {
          group: "gateway.networking.k8s.io",
          kind: "HTTPRoute",
          name,
          ...(sectionName === undefined ? {} : { sectionName }),
        },
      ],
      ...planHttpTraffic(traffic, repeatable),
    },
  });
  return splits ? [policy("", "all", false), policy("-safe", "safe", true)] : [policy("", undefined, false)];
}

function filterOf({ action, name, rewrite }: PlacedRoute, context: GatewayContext): PlannedRoute["filter"] {
  const planned = (role: "answer" | "rewrite", filter: string, spec: HTTPRouteFilter["spec"]) => ({
    role,
    manifest: {
      apiVersion: "gateway.envoyproxy.io/v1alpha1" as const,
      kind: "HTTPRouteFilter" as const,
      metadata: metadataOf(context, filter),
      spec,
    },
  });
  if (action.type === "fixed-response") return planned("answer", responseFilterName(name), responseFilter(action));
  const spec = action.type === "forward" && rewrite !== undefined ? rewriteFilter(rewrite) : undefined;
  return spec && planned("rewrite", rewriteFilterName(name), spec);
}

/** The route of an action, with these rules. */
export function routeOf(placed: PlacedRoute, rules: readonly Rule[], context: GatewayContext): HTTPRoute {
  const { name, listenerName, hosts } = placed;
  const { domainName, cluster } = context;
  const metadata = metadataOf(context, name);
  const annotations =
    domainName === undefined ? {} : { annotations: { "external-dns.alpha.kubernetes.io/hostname": domainName } };
  return {
    apiVersion: "gateway.networking.k8s.io/v1",
    kind: "HTTPRoute",
    metadata: { ...metadata, ...annotations },
    spec: {
      parentRefs: [{ group: "gateway.networking.k8s.io", kind: "Gateway", name: cluster, sectionName: listenerName }],
      ...(hosts === undefined ? {} : { hostnames: hosts }),
      rules,
    },
  };
}

/** Whether a controller that shifts traffic owns an action's weights. */
export const isWeighted = ({ action }: PlacedRoute): boolean =>
  action.type === "forward" && Object.keys(action.targetGroups).length > 1;

const planRoute = (
  placed: PlacedRoute,
  settings: KubernetesLoadBalancerSettings,
  context: GatewayContext,
): PlannedRoute => ({
  name: placed.name,
  route: routeOf(placed, rulesOf(placed, settings, context), context),
  policies: policiesOf(placed, settings, context),
  filter: filterOf(placed, context),
  isWeighted: isWeighted(placed),
});

const byName = <T>(map: Readonly<Record<string, T>>): readonly [string, T][] =>
  Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));

/** Every route of the listeners that read HTTP. */
export const planHttpRoutes = (
  settings: KubernetesLoadBalancerSettings,
  context: GatewayContext,
): readonly PlannedRoute[] =>
  byName(settings.listeners)
    .filter(([, { protocol }]) => protocol === "HTTP" || protocol === "HTTPS")
    .flatMap(([name, listener]) => placedActions(name, listener, context))
    .map((placed) => planRoute(placed, settings, context));
