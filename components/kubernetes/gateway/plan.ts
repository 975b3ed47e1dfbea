import { durationText } from "../../../platforms/kubernetes/durations";
import type { ClientTrafficPolicy, ClientTrafficPolicySpec } from "../crds/client-traffic-policy";
import type { EnvoyProxy } from "../crds/envoy-proxy";
import type { Gateway, GatewaySpec } from "../crds/gateway";
import type { SecurityPolicy } from "../crds/security-policy";
import { metadataOf, nameOf } from "../objects";
import { type GatewayContext, idleTimeoutOf } from "./context";
import type { KubernetesLoadBalancerListenerSettings, KubernetesLoadBalancerSettings } from "./resolved";
import { routeName } from "./routes";

type Listener = GatewaySpec["listeners"][number];

const byName = <T>(map: Readonly<Record<string, T>>): readonly [string, T][] =>
  Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));

const encrypts = ({ protocol }: KubernetesLoadBalancerListenerSettings) => protocol === "HTTPS" || protocol === "TLS";

function planListener(
  name: string,
  listener: KubernetesLoadBalancerListenerSettings,
  context: GatewayContext,
): Listener {
  const secret = listener.certificateName ?? context.certificateSecret;
  return {
    name,
    port: listener.port,
    protocol: listener.protocol,
    ...(encrypts(listener) && secret !== undefined
      ? { tls: { mode: "Terminate", certificateRefs: [{ group: "", kind: "Secret", name: secret }] } }
      : {}),
    allowedRoutes: { namespaces: { from: "Same" } },
  };
}

/** Up when its listeners serve: what names no certificate that is there is not. */
const waits = { "pulumi.com/waitFor": '["condition=Programmed"]' };

export const planGateway = (settings: KubernetesLoadBalancerSettings, context: GatewayContext): Gateway => ({
  apiVersion: "gateway.networking.k8s.io/v1",
  kind: "Gateway",
  metadata: { ...metadataOf(context, nameOf(context)), annotations: waits },
  spec: {
    gatewayClassName: context.proxies.className,
    infrastructure: {
      parametersRef: { group: "gateway.envoyproxy.io", kind: "EnvoyProxy", name: nameOf(context) },
    },
    listeners: byName(settings.listeners).map(([name, listener]) => planListener(name, listener, context)),
  },
});

/** What tells the proxies of this gateway from all others. Source: Envoy Gateway 1.9.1, labels of its proxies. */
const proxyLabels = ({ cluster, namespace }: GatewayContext) => ({
  "gateway.envoyproxy.io/owning-gateway-name": cluster,
  "gateway.envoyproxy.io/owning-gateway-namespace": namespace,
});

function spreadOf(context: GatewayContext) {
  const labelSelector = { matchLabels: proxyLabels(context) };
  const common = { maxSkew: 1, labelSelector, nodeTaintsPolicy: "Honor", whenUnsatisfiable: "ScheduleAnyway" };
  const hosts = { ...common, topologyKey: "kubernetes.io/hostname" };
  return context.zones < 2 ? [hosts] : [{ ...common, topologyKey: "topology.kubernetes.io/zone" }, hosts];
}

/** How the proxies run: spread, one away at a time, draining before they go, behind a Service that keeps the client's address. */
export function planEnvoyProxy(settings: KubernetesLoadBalancerSettings, context: GatewayContext): EnvoyProxy {
  const { replicas, cpuMillis, memoryMiB, drainTimeout } = context.proxies;
  const memory = `${memoryMiB}Mi`;
  return {
    apiVersion: "gateway.envoyproxy.io/v1alpha1",
    kind: "EnvoyProxy",
    metadata: metadataOf(context, nameOf(context)),
    spec: {
      ipFamily: settings.ipAddressType === "dualstack" ? "DualStack" : "IPv4",
      shutdown: { drainTimeout: durationText(drainTimeout) },
      telemetry: { accessLog: { disable: !settings.accessLogs } },
      provider: {
        type: "Kubernetes",
        kubernetes: {
          envoyDeployment: {
            replicas,
            container: { resources: { requests: { cpu: `${cpuMillis}m`, memory }, limits: { memory } } },
            pod: { topologySpreadConstraints: spreadOf(context) },
          },
          envoyPDB: { maxUnavailable: 1 },
          envoyService: {
            type: "LoadBalancer",
            externalTrafficPolicy: "Local",
            ...(Object.keys(context.addressAnnotations).length === 0
              ? {}
              : { annotations: context.addressAnnotations }),
          },
        },
      },
    },
  };
}

function httpClients(settings: KubernetesLoadBalancerSettings): Partial<ClientTrafficPolicySpec> {
  const { clientKeepAlive = 3600, dropInvalidHeaderFields } = settings;
  const idle = durationText(idleTimeoutOf(settings));
  return {
    timeout: { http: { idleTimeout: idle, streamIdleTimeout: idle } },
    connection: { connectionLimit: { maxConnectionDuration: durationText(clientKeepAlive) } },
    headers: { withUnderscoresAction: dropInvalidHeaderFields ? "DropHeader" : "Allow" },
  };
}

function encryption(
  settings: KubernetesLoadBalancerSettings,
  { proxies }: GatewayContext,
): Partial<ClientTrafficPolicySpec> {
  if (!Object.values(settings.listeners).some(encrypts)) return {};
  const alpnProtocols = settings.enableHttp2 ? ["h2", "http/1.1"] : ["http/1.1"];
  return {
    tls: { minVersion: proxies.minTlsVersion, ...(settings.type === "application" ? { alpnProtocols } : {}) },
  };
}

/** How clients may use the gateway; undefined where there is nothing to say. */
export function planClientPolicy(
  settings: KubernetesLoadBalancerSettings,
  context: GatewayContext,
): ClientTrafficPolicy {
  const { trustedHops } = context.proxies;
  const isHttp = settings.type === "application";
  return {
    apiVersion: "gateway.envoyproxy.io/v1alpha1",
    kind: "ClientTrafficPolicy",
    metadata: metadataOf(context, nameOf(context)),
    spec: {
      targetRefs: [{ group: "gateway.networking.k8s.io", kind: "Gateway", name: nameOf(context) }],
      ...(isHttp
        ? httpClients(settings)
        : { timeout: { tcp: { idleTimeout: durationText(idleTimeoutOf(settings)) } } }),
      ...encryption(settings, context),
      ...(isHttp && trustedHops > 0 ? { clientIPDetection: { xForwardedFor: { numTrustedHops: trustedHops } } } : {}),
    },
  };
}

/** Who may use a listener, for those that not everybody may; connections by their route, requests by the listener. */
export const planSecurityPolicies = (
  settings: KubernetesLoadBalancerSettings,
  context: GatewayContext,
): readonly SecurityPolicy[] =>
  byName(settings.listeners).flatMap(([key, { allow, protocol }]): SecurityPolicy[] => {
    if (allow === undefined) return [];
    const name = routeName(context.cluster, key, undefined);
    const group = "gateway.networking.k8s.io";
    const isHttp = protocol === "HTTP" || protocol === "HTTPS";
    return [
      {
        apiVersion: "gateway.envoyproxy.io/v1alpha1",
        kind: "SecurityPolicy",
        metadata: metadataOf(context, name),
        spec: {
          targetRefs: isHttp
            ? [{ group, kind: "Gateway", name: nameOf(context), sectionName: key }]
            : [{ group, kind: "TCPRoute", name }],
          authorization: {
            defaultAction: "Deny",
            rules: [{ name: "allowed", action: "Allow", principal: { clientCIDRs: [...allow].sort() } }],
          },
        },
      },
    ];
  });
