import type { core } from "@pulumi/kubernetes/types/input";
import { planAddressAnnotations } from "../address/plan";
import type { AutoscalingContext } from "../autoscaling/plan";
import { secretNameOf } from "../certificate/plan";
import type { FirewallContext } from "../firewall/plan";
import type { GatewayContext } from "../gateway/context";
import type { KubernetesLoadBalancerSettings } from "../gateway/resolved";
import { labelsOf, type Placement } from "../objects";
import type { ObservabilityContext } from "../observability/context";
import type { TargetGroupContext } from "../target-group/plan";
import { type TrustStoreContext, trustedNames } from "../trust-store/plan";
import type { WorkloadContext } from "../workload/plan";
import type { KubernetesClusterSpec } from "./resolved";

type Listener = KubernetesLoadBalancerSettings["listeners"][string];

/** Where the objects of a cluster are: the namespace is called as the cluster unless the spec says otherwise. */
export const placementOf = ({ name, kubernetes, tags }: KubernetesClusterSpec): Placement => ({
  cluster: name,
  namespace: kubernetes.namespace ?? name,
  labels: tags,
});

/** Makes a rollout wait until the load balancer has taken a new pod up. Source: AWS Load Balancer Controller, pod readiness gate. */
const readinessGate = { "elbv2.k8s.aws/pod-readiness-gate-inject": "enabled" } as const;

/** Namespaced pods are held to the strictest of Kubernetes' own standards. */
export function planNamespace(spec: KubernetesClusterSpec) {
  const placement = placementOf(spec);
  return {
    metadata: {
      name: placement.namespace,
      labels: {
        ...labelsOf(placement),
        ...Object.fromEntries(
          ["enforce", "audit", "warn"].map((mode) => [`pod-security.kubernetes.io/${mode}`, "restricted"]),
        ),
        ...(spec.kubernetes.gateway.profile === "aws" ? readinessGate : {}),
      },
    },
  } satisfies core.v1.Namespace;
}

/** Entries of a map in the order of their names, so that the order in a file changes nothing. */
export const byName = <T>(map: Readonly<Record<string, T>>): readonly [string, T][] =>
  Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));

const isDualstack = ({ loadBalancer }: KubernetesClusterSpec) => loadBalancer.ipAddressType === "dualstack";

export const targetGroupContext = (spec: KubernetesClusterSpec, key: string): TargetGroupContext => ({
  ...placementOf(spec),
  key,
  dualstack: isDualstack(spec),
});

export const trustStoreContext = (spec: KubernetesClusterSpec, key: string): TrustStoreContext => ({
  ...placementOf(spec),
  key,
});

export function workloadContext(spec: KubernetesClusterSpec, key: string): WorkloadContext {
  const { zones, endpointPropagation } = spec.kubernetes;
  const names = spec.nodeGroups[key]?.targetGroups ?? [];
  const served = names.flatMap((name) => {
    const group = spec.targetGroups[name];
    return group === undefined ? [] : [[name, group] as const];
  });
  return { ...placementOf(spec), key, served: Object.fromEntries(served), zones, endpointPropagation };
}

export function autoscalingContext(spec: KubernetesClusterSpec, key: string): AutoscalingContext {
  const { minSize = 1, maxSize = 1 } = spec.nodeGroups[key] ?? {};
  return { ...placementOf(spec), key, minSize, maxSize };
}

export function firewallContext(spec: KubernetesClusterSpec): FirewallContext {
  const { monitoring, gateway } = spec.kubernetes;
  return {
    ...placementOf(spec),
    targetGroups: spec.targetGroups,
    proxyNamespace: gateway.proxyNamespace,
    ...(gateway.balancerRanges === undefined ? {} : { balancerRanges: gateway.balancerRanges }),
    dualstack: isDualstack(spec),
    ...(monitoring?.metricsPath === undefined
      ? {}
      : { monitoring: { namespace: monitoring.namespace, ports: metricsPorts(spec) } }),
  };
}

/** Ports on which node groups serve metrics: those of their first target groups. */
const metricsPorts = ({ nodeGroups, targetGroups }: KubernetesClusterSpec): readonly number[] =>
  [
    ...new Set(Object.values(nodeGroups).flatMap(({ targetGroups: [first] }) => targetGroups[first ?? ""]?.port ?? [])),
  ].sort((a, b) => a - b);

export function observabilityContext(spec: KubernetesClusterSpec): ObservabilityContext {
  const { certificate, kubernetes } = spec;
  return {
    ...placementOf(spec),
    proxyNamespace: kubernetes.gateway.proxyNamespace,
    metricsPort: `tcp-${metricsPorts(spec)[0] ?? 8080}`,
    isCertified: certificate !== undefined && !("secretName" in certificate),
    isBackedUp: kubernetes.operations.backup !== undefined,
  };
}

export function gatewayContext(spec: KubernetesClusterSpec): GatewayContext {
  const placement = placementOf(spec);
  const { certificate, address, targetGroups, kubernetes } = spec;
  return {
    ...placement,
    targetGroups,
    proxies: kubernetes.gateway,
    zones: kubernetes.zones,
    trustStores: Object.fromEntries(
      Object.entries(spec.trustStores).map(([key, store]) => [key, trustedNames(store, trustStoreContext(spec, key))]),
    ),
    addressAnnotations: planAddressAnnotations(kubernetes.address, placement),
    ...(certificate === undefined ? {} : { certificateSecret: secretNameOf(certificate, placement) }),
    ...(address === undefined ? {} : { domainName: address.domainName }),
  };
}

const preference: readonly Listener["protocol"][] = ["HTTPS", "TLS", "HTTP", "TCP", "UDP"];
const usualPorts: Readonly<Record<string, number>> = { https: 443, http: 80 };

/** What stands before and after the host in the URL that a client uses first: the most secure listener, then the lowest port. */
export function planUrl({ listeners }: Pick<KubernetesLoadBalancerSettings, "listeners">): {
  scheme: string;
  suffix: string;
} {
  const rank = ({ protocol, port }: Listener) => preference.indexOf(protocol) * 100_000 + port;
  const [first] = Object.values(listeners).sort((a, b) => rank(a) - rank(b));
  if (first === undefined) return { scheme: "https", suffix: "" };
  const scheme = first.protocol.toLowerCase();
  return { scheme, suffix: usualPorts[scheme] === first.port ? "" : `:${first.port}` };
}

/** Keys of the target groups that a listener may forward to. */
export const forwardedTo = ({ loadBalancer }: KubernetesClusterSpec): ReadonlySet<string> =>
  new Set(
    Object.values(loadBalancer.listeners).flatMap(({ defaultAction, rules }) =>
      [defaultAction, ...Object.values(rules).map(({ action }) => action)].flatMap((action) =>
        action.type === "forward" ? Object.keys(action.targetGroups) : [],
      ),
    ),
  );
