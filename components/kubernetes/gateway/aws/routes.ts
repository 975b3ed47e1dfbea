import type { HTTPRouteSpec } from "../../crds/http-route";
import type { ListenerRuleConfiguration } from "../../crds/listener-rule-configuration";
import { metadataOf, nameOf } from "../../objects";
import type { KubernetesActionSettings } from "../action-resolved";
import { redirectFilter } from "../actions";
import type { GatewayContext } from "../context";
import type { KubernetesLoadBalancerSettings } from "../resolved";
import { isWeighted, type PlacedRoute, type PlannedRoute, placedActions, routeOf } from "../routes";
import { planAwsMatches } from "./matches";
import { applicationCookie } from "./plan";

type Rule = NonNullable<HTTPRouteSpec["rules"]>[number];
type Filter = NonNullable<Rule["filters"]>[number];
type Action = NonNullable<ListenerRuleConfiguration["spec"]["actions"]>[number];
type Forward = Extract<KubernetesActionSettings, { type: "forward" }>;

const byName = <T>(map: Readonly<Record<string, T>>): readonly [string, T][] =>
  Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));

/**
 * Seconds that a client stays with its group. The service refuses groups whose targets keep clients beside others, unless the action keeps them
 * on their group too.
 */
function groupStickiness({ stickiness, targetGroups }: Forward, context: GatewayContext): number | undefined {
  if (Object.keys(targetGroups).length < 2) return undefined;
  if (stickiness !== undefined) return stickiness.duration;
  const [own] = byName(targetGroups).flatMap(([key]) => context.targetGroups[key]?.stickiness ?? []);
  return own?.type === "lb_cookie" ? own.cookieDuration : own?.type === "app_cookie" ? applicationCookie : undefined;
}

/** What of an action Gateway API has no field for. */
function ownAction(action: KubernetesActionSettings, context: GatewayContext): Action | undefined {
  if (action.type === "fixed-response") {
    const { statusCode, contentType, messageBody } = action;
    return { type: "fixed-response", fixedResponseConfig: { statusCode, contentType, messageBody } };
  }
  const durationSeconds = action.type === "forward" ? groupStickiness(action, context) : undefined;
  if (durationSeconds === undefined) return undefined;
  return { type: "forward", forwardConfig: { targetGroupStickinessConfig: { enabled: true, durationSeconds } } };
}

function filtersOf({ action, rewrite, name }: PlacedRoute, hasOwn: boolean): readonly Filter[] {
  const host = action.type === "forward" ? rewrite?.host : undefined;
  return [
    ...(action.type === "redirect" ? [redirectFilter(action)] : []),
    ...(host === undefined ? [] : [{ type: "URLRewrite" as const, urlRewrite: { hostname: host.replace } }]),
    ...(hasOwn
      ? [
          {
            type: "ExtensionRef" as const,
            extensionRef: { group: "gateway.k8s.aws", kind: "ListenerRuleConfiguration", name },
          },
        ]
      : []),
  ];
}

function planRoute(placed: PlacedRoute, context: GatewayContext): PlannedRoute {
  const { action, matches, name } = placed;
  const own = ownAction(action, context);
  const filters = filtersOf(placed, own !== undefined);
  const rule: Rule = {
    name: "all",
    matches,
    ...(filters.length === 0 ? {} : { filters }),
    ...(action.type === "forward"
      ? {
          backendRefs: byName(action.targetGroups).map(([key, weight]) => ({
            name: nameOf(context, key),
            port: context.targetGroups[key]?.port ?? 0,
            weight,
          })),
        }
      : {}),
  };
  const manifest = own && {
    apiVersion: "gateway.k8s.aws/v1" as const,
    kind: "ListenerRuleConfiguration" as const,
    metadata: metadataOf(context, name),
    spec: { actions: [own] },
  };
  return {
    name,
    route: routeOf(placed, [rule], context),
    policies: [],
    filter: manifest && { role: "rule", manifest },
    isWeighted: isWeighted(placed),
  };
}

/** Every route, for an application load balancer of AWS. */
export const planAwsRoutes = (
  settings: KubernetesLoadBalancerSettings,
  context: GatewayContext,
): readonly PlannedRoute[] =>
  byName(settings.listeners)
    .flatMap(([name, listener]) => placedActions(name, listener, { ...context, planned: planAwsMatches }))
    .map((placed) => planRoute(placed, context));
