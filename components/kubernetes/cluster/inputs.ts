// What a user may write. Generated from the schemas by `npm run docs`: edit them, not this.
import type { ObjectivesInput } from "../../../model/objectives/inputs";
import type { KubernetesAccessInput } from "../access/inputs";
import type { KubernetesAddressInput } from "../address/inputs";
import type { KubernetesCertificateInput } from "../certificate/inputs";
import type { KubernetesFirewallInput } from "../firewall/inputs";
import type { KubernetesLoadBalancerInput, KubernetesProxiesInput } from "../gateway/inputs";
import type { KubernetesObservabilityInput } from "../observability/inputs";
import type { KubernetesOperationsInput } from "../operations/inputs";
import type { KubernetesTargetGroupInput } from "../target-group/inputs";
import type { KubernetesTrustStoreInput } from "../trust-store/inputs";
import type { KubernetesNodeGroupInput } from "../workload/inputs";

/** Everything about one cluster on Kubernetes in one environment. */
export interface KubernetesClusterSpecInput {
  /** Name of the cluster; part of every object's name. Allowed: a letter, then letters, digits and hyphens, lower case, 1 to 24 characters. */
  name: string;
  /** Where it runs. */
  platform: "kubernetes";
  /** Who answers: `kubernetes` is the cluster to which `kubernetes.context` leads, `twin` a cluster of its own on this machine. Default: `"kubernetes"`. */
  provider?: "kubernetes" | "twin" | undefined;
  /** What is particular to Kubernetes. */
  kubernetes?: KubernetesClusterKubernetesInput | undefined;
  /** The name that clients use. external-dns makes its record where it runs and reads routes; else it is yours to make. */
  address?: KubernetesClusterAddressInput | undefined;
  /** Certificate of the HTTPS and TLS listeners: a new one by `domainName` and `issuer`, or the `secretName` of one that exists. Allowed: { domainName, issuer } for a new one, or { secretName } of one that exists. */
  certificate?: KubernetesCertificateInput | undefined;
  /** Whose client certificates are let in, by the names that listeners use. */
  trustStores?: Record<string, KubernetesTrustStoreInput> | undefined;
  /** The one address in front of all nodes. */
  loadBalancer: KubernetesLoadBalancerInput;
  /** Groups of targets that share a port, a health check and an affinity, by name. */
  targetGroups: Record<string, KubernetesTargetGroupInput>;
  /** Groups of nodes that share a template and a size, by name. */
  nodeGroups: Record<string, KubernetesNodeGroupInput>;
  /** Who may reach whom: one list, from which network policies are made. */
  firewall?: KubernetesFirewallInput | undefined;
  /** Who moves traffic between target groups. */
  traffic?: KubernetesClusterTrafficInput | undefined;
  /** What the environment promises when something fails. A budget or capacity that breaks it is a warning. */
  objectives?: ObjectivesInput | undefined;
  /** Labels of every object. */
  tags?: Record<string, string> | undefined;
}

export interface KubernetesClusterKubernetesInput {
  /** Context of the kubeconfig that leads to the cluster. Name it: another `kubectl` session may change the current one. Allowed: a context's name of 1 to 253 characters (limit kubernetes.name.length, read 2026-11-30). */
  context?: string | undefined;
  /** Path of the kubeconfig. Default: KUBECONFIG, else the user's own. Allowed: a path of 1 to 4096 characters. */
  kubeconfig?: string | undefined;
  /** Namespace of everything. Default: the cluster's name. Allowed: a namespace: letters, digits and hyphens, lower case, up to 63 characters. */
  namespace?: string | undefined;
  /** Whether the namespace is made, with Pod Security at level restricted; else it exists. Default: `true`. */
  createNamespace?: boolean | undefined;
  /** Zones over which the cluster's machines are spread. 1: nodes are spread over machines alone. Allowed: 1 to 20 zones. Default: `3`. */
  zones?: number | undefined;
  /** Seconds until every proxy knows that a node is leaving: a node serves on for so long before it is told to stop. Allowed: 1 to 300 seconds. Default: `10`. */
  endpointPropagation?: number | undefined;
  /** The proxies that serve the listeners. */
  gateway?: KubernetesProxiesInput | undefined;
  /** Where the gateway's address comes from: the cloud, or MetalLB. */
  address?: KubernetesAddressInput | undefined;
  /** Who may do what in the cluster's namespace: a role is made when it has members. */
  access?: KubernetesAccessInput | undefined;
  /** What Prometheus reads, and what it warns of. Needs the Prometheus operator. Absent: nothing. */
  monitoring?: KubernetesObservabilityInput | undefined;
  /** What is done to the cluster by the clock. */
  operations?: KubernetesOperationsInput | undefined;
}

export interface KubernetesClusterAddressInput {
  /** Name that clients use. Allowed: a domain name such as shop.example.com, without protocol or path. */
  domainName: string;
}

export interface KubernetesClusterTrafficInput {
  /** Who owns the weights once the routes exist. With `controller` the rules of a route over several groups are never reverted. Default: `"program"`. */
  owner?: "program" | "controller" | undefined;
}
