import type { HTTPRouteSpec } from "../crds/http-route";
import type { HTTPRouteFilterSpec } from "../crds/http-route-filter";
import { nameOf } from "../objects";
import type { KubernetesActionSettings } from "./action-resolved";
import type { GatewayContext } from "./context";
import { type ActionTraffic, isHashed } from "./traffic-policy";

type Rule = NonNullable<HTTPRouteSpec["rules"]>[number];
type Filter = NonNullable<Rule["filters"]>[number];
type BackendRef = NonNullable<Rule["backendRefs"]>[number];
type Forward = Extract<KubernetesActionSettings, { type: "forward" }>;
type Redirect = Extract<KubernetesActionSettings, { type: "redirect" }>;
type FixedResponse = Extract<KubernetesActionSettings, { type: "fixed-response" }>;

const byName = <T>(map: Readonly<Record<string, T>>): readonly [string, T][] =>
  Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));

/** What an action's groups have in common; undefined where it names none that exists. */
export function trafficOf(action: Forward, context: GatewayContext, idleTimeout: number): ActionTraffic | undefined {
  const [first] = byName(action.targetGroups);
  const group = first === undefined ? undefined : context.targetGroups[first[0]];
  if (first === undefined || group === undefined) return undefined;
  return {
    group,
    pinned: action.stickiness?.duration,
    checkedHost: `${nameOf(context, first[0])}.${context.namespace}`,
    idleTimeout,
    retries: context.proxies.retries,
  };
}

/** Nodes learn of which group they are. A backend with a filter is a pool of its own, and only such pools keep weights beside a hash. */
const ownPool = (group: string): NonNullable<BackendRef["filters"]> => [
  { type: "RequestHeaderModifier", requestHeaderModifier: { set: [{ name: "x-vipkit-group", value: group }] } },
];

/**
 * The groups of an action with their weights. Several groups behind a hash become pools of their own: in one pool a hash ignores weights, and a
 * group would get its share by its number of nodes.
 */
export function backendsOf(action: Forward, context: GatewayContext, traffic: ActionTraffic): readonly BackendRef[] {
  const groups = byName(action.targetGroups);
  const areApart = groups.length > 1 && isHashed(traffic);
  return groups.map(([key, weight]) => ({
    name: nameOf(context, key),
    port: context.targetGroups[key]?.port ?? 0,
    weight,
    ...(areApart ? { filters: ownPool(key) } : {}),
  }));
}

const statusCodes = { HTTP_301: 301, HTTP_302: 302 } as const;

/** The new address, as far as it differs from the one that was asked for. */
export function redirectFilter({ protocol, port, host, path, statusCode }: Redirect): Filter {
  return {
    type: "RequestRedirect",
    requestRedirect: {
      ...(protocol === "#{protocol}" ? {} : { scheme: protocol === "HTTPS" ? "https" : "http" }),
      ...(port === "#{port}" ? {} : { port: Number(port) }),
      ...(host === "#{host}" ? {} : { hostname: host }),
      ...(path === "/#{path}" ? {} : { path: { type: "ReplaceFullPath", replaceFullPath: path } }),
      statusCode: statusCodes[statusCode],
    },
  };
}

export const responseFilterName = (route: string): string => `${route}-answer`;

/** An answer of the gateway's own. Envoy reads a percent sign as the start of a command. */
export const responseFilter = ({ statusCode, contentType, messageBody }: FixedResponse): HTTPRouteFilterSpec => ({
  directResponse: {
    statusCode,
    contentType,
    ...(messageBody === "" ? {} : { body: { type: "Inline", inline: messageBody.replaceAll("%", "%%") } }),
  },
});

/** A reference to a filter of Envoy Gateway's own. */
export const filterReference = (name: string): Filter => ({
  type: "ExtensionRef",
  extensionRef: { group: "gateway.envoyproxy.io", kind: "HTTPRouteFilter", name },
});
