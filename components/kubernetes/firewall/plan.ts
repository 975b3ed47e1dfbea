import type { networking } from "@pulumi/kubernetes/types/input";
import { clusterSelector, metadataOf, nameOf, type Placement, targetGroupSelector } from "../objects";
import type { KubernetesTargetGroupSettings } from "../target-group/resolved";
import type { KubernetesFirewallSettings } from "./resolved";

type Peer = networking.v1.NetworkPolicyPeer;
type Port = networking.v1.NetworkPolicyPort;

export interface FirewallContext extends Placement {
  readonly targetGroups: Readonly<Record<string, KubernetesTargetGroupSettings>>;
  /** Namespace in which the gateway's proxies run. */
  readonly proxyNamespace: string;
  /** Ranges of a load balancer that reaches nodes without proxies. Default: proxies do. */
  readonly balancerRanges?: readonly string[];
  readonly dualstack: boolean;
  /** Namespace whose Prometheus reads nodes, and the ports on which it does. */
  readonly monitoring?: { readonly namespace: string; readonly ports: readonly number[] };
}

/** A network policy with the key that its child's name ends in. */
interface PlannedPolicy {
  readonly key: string;
  readonly manifest: {
    readonly metadata: ReturnType<typeof metadataOf>;
    readonly spec: networking.v1.NetworkPolicySpec;
  };
}

const https = 443;
const dns = 53;

/** What cloud machines tell their guests of themselves, credentials among it. Source: RFC 3927. */
const linkLocal = "169.254.0.0/16";

const namespaceCalled = (name: string): Peer["namespaceSelector"] => ({
  matchLabels: { "kubernetes.io/metadata.name": name },
});

/** A range as a peer; everywhere is everywhere but the machine's own services. */
const rangePeer = (cidr: string): Peer =>
  cidr === "0.0.0.0/0" ? { ipBlock: { cidr, except: [linkLocal] } } : { ipBlock: { cidr } };

const everywhere = (dualstack: boolean): readonly Peer[] =>
  (dualstack ? ["0.0.0.0/0", "::/0"] : ["0.0.0.0/0"]).map(rangePeer);

const tcp = (port: number): Port => ({ protocol: "TCP", port });

/** The proxies of this gateway, and no others of the same namespace. Source: Envoy Gateway 1.9.1, labels of its proxies. */
const proxies = ({ cluster, namespace, proxyNamespace }: FirewallContext): Peer => ({
  namespaceSelector: namespaceCalled(proxyNamespace),
  podSelector: {
    matchLabels: {
      "gateway.envoyproxy.io/owning-gateway-name": cluster,
      "gateway.envoyproxy.io/owning-gateway-namespace": namespace,
    },
  },
});

/** Who brings the gateway's traffic to the nodes. */
const balancer = (context: FirewallContext): Peer[] =>
  context.balancerRanges === undefined ? [proxies(context)] : [...context.balancerRanges].sort().map(rangePeer);

/** Traffic and checks of one target group. A kubelet reaches the pods of its own machine in any case. */
function targetPorts({ port, protocol, healthCheck }: KubernetesTargetGroupSettings): Port[] {
  const traffic: Port = { protocol: protocol === "UDP" ? "UDP" : "TCP", port };
  return healthCheck.port === "traffic-port" || (healthCheck.port === port && protocol !== "UDP")
    ? [traffic]
    : [traffic, tcp(healthCheck.port)];
}

const ownEdges = (settings: KubernetesFirewallSettings) =>
  Object.entries(settings.edges).sort(([a], [b]) => (a < b ? -1 : 1));

function edgePolicies(settings: KubernetesFirewallSettings, context: FirewallContext): readonly PlannedPolicy[] {
  const nodes: Peer = { podSelector: { matchLabels: clusterSelector(context) } };
  const peersOf = (name: string): Peer[] => {
    if (name === "nodes") return [nodes];
    if (name === "balancer") return balancer(context);
    return name === "internet" ? [...everywhere(context.dualstack)] : [rangePeer(name)];
  };
  return ownEdges(settings).map(([name, { from, to, protocol, port, toPort }]) => {
    const ports: Port[] = [
      {
        protocol: protocol.toUpperCase(),
        port,
        ...(toPort === undefined || toPort === port ? {} : { endPort: toPort }),
      },
    ];
    const egress = from === "nodes" ? { egress: [{ to: peersOf(to), ports }] } : {};
    const ingress = to === "nodes" ? { ingress: [{ from: peersOf(from), ports }] } : {};
    const types = [...(to === "nodes" ? ["Ingress"] : []), ...(from === "nodes" ? ["Egress"] : [])];
    return policyOf(context, `edge-${name}`, { policyTypes: types, ...ingress, ...egress });
  });
}

function policyOf(
  context: FirewallContext,
  key: string,
  rules: Omit<networking.v1.NetworkPolicySpec, "podSelector">,
  matchLabels = clusterSelector(context),
): PlannedPolicy {
  return {
    key,
    manifest: { metadata: metadataOf(context, nameOf(context, key)), spec: { podSelector: { matchLabels }, ...rules } },
  };
}

function monitoringPolicy(context: FirewallContext): readonly PlannedPolicy[] {
  const { monitoring } = context;
  if (monitoring === undefined || monitoring.ports.length === 0) return [];
  const from = [{ namespaceSelector: namespaceCalled(monitoring.namespace) }];
  const ingress = [{ from, ports: monitoring.ports.map(tcp) }];
  return [policyOf(context, "monitoring", { policyTypes: ["Ingress"], ingress })];
}

/**
 * Everything that may open a connection to or from the nodes: all is closed, then the gateway's proxies may reach what target groups serve, nodes
 * may resolve names and reach HTTPS, and the user's own edges.
 */
export function planNetworkPolicies(
  settings: KubernetesFirewallSettings,
  context: FirewallContext,
): readonly PlannedPolicy[] {
  const outside = settings.nodeEgress?.map(rangePeer) ?? everywhere(context.dualstack);
  const resolver: Peer = {
    namespaceSelector: namespaceCalled("kube-system"),
    podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
  };
  const names: Port[] = [{ protocol: "UDP", port: dns }, tcp(dns)];
  return [
    policyOf(context, "closed", { policyTypes: ["Ingress", "Egress"] }),
    ...Object.entries(context.targetGroups)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, group]) => {
        const ingress = [{ from: balancer(context), ports: targetPorts(group) }];
        return policyOf(
          context,
          `gateway-to-${key}`,
          { policyTypes: ["Ingress"], ingress },
          targetGroupSelector(context, key),
        );
      }),
    policyOf(context, "names", { policyTypes: ["Egress"], egress: [{ to: [resolver], ports: names }] }),
    ...(outside.length === 0
      ? []
      : [policyOf(context, "https", { policyTypes: ["Egress"], egress: [{ to: [...outside], ports: [tcp(https)] }] })]),
    ...monitoringPolicy(context),
    ...edgePolicies(settings, context),
  ];
}
