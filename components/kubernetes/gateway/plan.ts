import { durationText } from "../../../platforms/kubernetes/durations";
import type { EnvoyProxy } from "../crds/envoy-proxy";
import type { Gateway, GatewaySpec } from "../crds/gateway";
import type { SecurityPolicy } from "../crds/security-policy";
import { metadataOf, nameOf } from "../objects";
import { classNameOf, type GatewayContext, isByAws } from "./context";
import { encrypts } from "./placed-actions";
import type { KubernetesLoadBalancerListenerSettings, KubernetesLoadBalancerSettings } from "./resolved";
import { routeName } from "./routes";

type Listener = GatewaySpec["listeners"][number];

const byName = <T>(map: Readonly<Record<string, T>>): readonly [string, T][] =>
  Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));

function tlsOf(listener: KubernetesLoadBalancerListenerSettings, secret: string | undefined): Pick<Listener, "tls"> {
  if (listener.passthrough !== undefined) return { tls: { mode: "Passthrough" } };
  if (!encrypts(listener) || secret === undefined) return {};
  return { tls: { mode: "Terminate", certificateRefs: [{ group: "", kind: "Secret", name: secret }] } };
}

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
    // A load balancer of AWS has its certificate by its own configuration.
    ...(isByAws(context) ? {} : tlsOf(listener, secret)),
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
    gatewayClassName: classNameOf(context.proxies),
    infrastructure: {
      parametersRef: isByAws(context)
        ? { group: "gateway.k8s.aws", kind: "LoadBalancerConfiguration", name: nameOf(context) }
        : { group: "gateway.envoyproxy.io", kind: "EnvoyProxy", name: nameOf(context) },
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

/** Who may use a listener, for those that not everybody may; connections by their route, requests by the listener. */
export const planSecurityPolicies = (
  settings: KubernetesLoadBalancerSettings,
  context: GatewayContext,
): readonly SecurityPolicy[] =>
  byName(settings.listeners).flatMap(([key, { allow, protocol, passthrough }]): SecurityPolicy[] => {
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
            : [{ group, kind: passthrough === undefined ? "TCPRoute" : "TLSRoute", name }],
          authorization: {
            defaultAction: "Deny",
            rules: [{ name: "allowed", action: "Allow", principal: { clientCIDRs: [...allow].sort() } }],
          },
        },
      },
    ];
  });
