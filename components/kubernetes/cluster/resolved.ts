// What the settings are when every default is resolved. Generated from the schemas by `npm run docs`: edit them, not this.
import type { ObjectivesSettings } from "../../../model/objectives/resolved";
import type { KubernetesAccessSettings } from "../access/resolved";
import type { KubernetesAddressSettings } from "../address/resolved";
import type { KubernetesCertificateSettings } from "../certificate/resolved";
import type { KubernetesFirewallSettings } from "../firewall/resolved";
import type { KubernetesLoadBalancerSettings, KubernetesProxiesSettings } from "../gateway/resolved";
import type { KubernetesObservabilitySettings } from "../observability/resolved";
import type { KubernetesOperationsSettings } from "../operations/resolved";
import type { KubernetesTargetGroupSettings } from "../target-group/resolved";
import type { KubernetesTrustStoreSettings } from "../trust-store/resolved";
import type { KubernetesNodeGroupSettings } from "../workload/resolved";

/** Everything about one cluster on Kubernetes in one environment. */
export interface KubernetesClusterSpec {
  /** Name of the cluster; part of every object's name. Allowed: a letter, then letters, digits and hyphens, lower case, 1 to 24 characters. */
  readonly name: string;
  /** Where it runs. */
  readonly platform: "kubernetes";
  /** Who answers: `kubernetes` is the cluster to which `kubernetes.context` leads, `twin` a cluster of its own on this machine. Default: `"kubernetes"`. */
  readonly provider: "kubernetes" | "twin";
  /** What is particular to Kubernetes. */
  readonly kubernetes: KubernetesClusterKubernetesSettings;
  /** The name that clients use. external-dns makes its record where it runs and reads routes; else it is yours to make. */
  readonly address?: KubernetesClusterAddressSettings | undefined;
  /** Certificate of the HTTPS and TLS listeners: a new one by `domainName` and `issuer`, or the `secretName` of one that exists. Allowed: { domainName, issuer } for a new one, or { secretName } of one that exists. */
  readonly certificate?: KubernetesCertificateSettings | undefined;
  /** Whose client certificates are let in, by the names that listeners use. */
  readonly trustStores: Record<string, KubernetesTrustStoreSettings>;
  /** The one address in front of all nodes. */
  readonly loadBalancer: KubernetesLoadBalancerSettings;
  /** Groups of targets that share a port, a health check and an affinity, by name. */
  readonly targetGroups: Record<string, KubernetesTargetGroupSettings>;
  /** Groups of nodes that share a template and a size, by name. */
  readonly nodeGroups: Record<string, KubernetesNodeGroupSettings>;
  /** Who may reach whom: one list, from which network policies are made. */
  readonly firewall: KubernetesFirewallSettings;
  /** Who moves traffic between target groups. */
  readonly traffic: KubernetesClusterTrafficSettings;
  /** What the environment promises when something fails. A budget or capacity that breaks it is a warning. */
  readonly objectives: ObjectivesSettings;
  /** Labels of every object. */
  readonly tags: Record<string, string>;
}

export interface KubernetesClusterKubernetesSettings {
  /** Context of the kubeconfig that leads to the cluster. Name it: another `kubectl` session may change the current one. Allowed: a context's name of 1 to 253 characters (limit kubernetes.name.length, read 2026-11-30). */
  readonly context?: string | undefined;
  /** Path of the kubeconfig. Default: KUBECONFIG, else the user's own. Allowed: a path of 1 to 4096 characters. */
  readonly kubeconfig?: string | undefined;
  /** Namespace of everything. Default: the cluster's name. Allowed: a namespace: letters, digits and hyphens, lower case, up to 63 characters. */
  readonly namespace?: string | undefined;
  /** Whether the namespace is made, with Pod Security at level restricted; else it exists. Default: `true`. */
  readonly createNamespace: boolean;
  /** Zones over which the cluster's machines are spread. 1: nodes are spread over machines alone. Allowed: 1 to 20 zones. Default: `3`. */
  readonly zones: number;
  /** Seconds until every proxy knows that a node is leaving: a node serves on for so long before it is told to stop. Allowed: 1 to 300 seconds. Default: `10`. */
  readonly endpointPropagation: number;
  /** The proxies that serve the listeners. */
  readonly gateway: KubernetesProxiesSettings;
  /** Where the gateway's address comes from: the cloud, or MetalLB. */
  readonly address: KubernetesAddressSettings;
  /** Who may do what in the cluster's namespace: a role is made when it has members. */
  readonly access: KubernetesAccessSettings;
  /** What Prometheus reads, and what it warns of. Needs the Prometheus operator. Absent: nothing. */
  readonly monitoring?: KubernetesObservabilitySettings | undefined;
  /** What is done to the cluster by the clock. */
  readonly operations: KubernetesOperationsSettings;
}

export interface KubernetesClusterAddressSettings {
  /** Name that clients use. Allowed: a domain name such as shop.example.com, without protocol or path. */
  readonly domainName: string;
}

export interface KubernetesClusterTrafficSettings {
  /** Who owns the weights once the routes exist. With `controller` the rules of a route over several groups are never reverted. Default: `"program"`. */
  readonly owner: "program" | "controller";
}
