import type { BackendTrafficPolicy } from "../crds/backend-traffic-policy";
import type { TCPRoute } from "../crds/tcp-route";
import type { TLSRoute } from "../crds/tls-route";
import type { UDPRoute } from "../crds/udp-route";
import { metadataOf } from "../objects";
import { backendsOf, trafficOf } from "./actions";
import { type GatewayContext, idleTimeoutOf } from "./context";
import type { KubernetesLoadBalancerListenerSettings, KubernetesLoadBalancerSettings } from "./resolved";
import { routeName } from "./routes";
import { planConnectionTraffic } from "./traffic-policy";

/** The route of a listener that passes connections on. */
interface PlannedConnectionRoute {
  readonly name: string;
  readonly route: TCPRoute | TLSRoute | UDPRoute;
  readonly policy: BackendTrafficPolicy;
  readonly isWeighted: boolean;
}

function planRoute(
  listenerName: string,
  { protocol, passthrough, defaultAction }: KubernetesLoadBalancerListenerSettings,
  settings: KubernetesLoadBalancerSettings,
  context: GatewayContext,
): readonly PlannedConnectionRoute[] {
  if (defaultAction.type !== "forward") return [];
  const traffic = trafficOf(defaultAction, context, idleTimeoutOf(settings));
  if (traffic === undefined) return [];
  const name = routeName(context.cluster, listenerName, undefined);
  const kind = protocol === "UDP" ? "UDPRoute" : passthrough === undefined ? "TCPRoute" : "TLSRoute";
  const common = {
    apiVersion: "gateway.networking.k8s.io/v1",
    metadata: metadataOf(context, name),
    spec: {
      parentRefs: [
        { group: "gateway.networking.k8s.io", kind: "Gateway", name: context.cluster, sectionName: listenerName },
      ],
      rules: [
        { backendRefs: backendsOf(defaultAction, context, traffic).map(({ filters: _, ...backend }) => backend) },
      ],
    },
  } as const;
  const route: PlannedConnectionRoute["route"] =
    passthrough === undefined
      ? { ...common, kind: protocol === "UDP" ? "UDPRoute" : "TCPRoute" }
      : { ...common, kind: "TLSRoute", spec: { hostnames: [...passthrough.hosts].sort(), ...common.spec } };
  return [
    {
      name,
      route,
      policy: {
        apiVersion: "gateway.envoyproxy.io/v1alpha1",
        kind: "BackendTrafficPolicy",
        metadata: metadataOf(context, name),
        spec: {
          targetRefs: [{ group: "gateway.networking.k8s.io", kind, name }],
          ...planConnectionTraffic(traffic),
        },
      },
      isWeighted: Object.keys(defaultAction.targetGroups).length > 1,
    },
  ];
}

/** Every route of the listeners that pass connections on. */
export const planConnectionRoutes = (
  settings: KubernetesLoadBalancerSettings,
  context: GatewayContext,
): readonly PlannedConnectionRoute[] =>
  Object.entries(settings.listeners)
    .filter(([, { protocol }]) => protocol === "TCP" || protocol === "TLS" || protocol === "UDP")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, listener]) => planRoute(name, listener, settings, context));
