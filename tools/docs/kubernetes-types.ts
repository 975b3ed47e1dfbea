import { accessSettings } from "../../components/kubernetes/access/settings";
import { addressSettings } from "../../components/kubernetes/address/settings";
import { autoscalingSettings } from "../../components/kubernetes/autoscaling/settings";
import { certificateSettings } from "../../components/kubernetes/certificate/settings";
import { kubernetesClusterSpec } from "../../components/kubernetes/cluster/settings";
import { firewallSettings } from "../../components/kubernetes/firewall/settings";
import { action } from "../../components/kubernetes/gateway/action-schema";
import { loadBalancerSettings, proxiesSettings } from "../../components/kubernetes/gateway/settings";
import { observabilitySettings } from "../../components/kubernetes/observability/settings";
import { operationsSettings } from "../../components/kubernetes/operations/settings";
import { targetGroupSettings } from "../../components/kubernetes/target-group/settings";
import { trustStoreSettings } from "../../components/kubernetes/trust-store/settings";
import { nodeGroupSettings } from "../../components/kubernetes/workload/settings";
import type { Root } from "./settings-types";

/** As `places`, for platform kubernetes; the names of their types begin with `Kubernetes`, since the package has both platforms'. */
export const kubernetesRoots: Readonly<Record<string, readonly Root[]>> = {
  "components/kubernetes/autoscaling/": [
    {
      prefix: "KubernetesAutoscaling",
      schema: autoscalingSettings(),
      doc: "When and how the number of nodes of one group changes.",
    },
  ],
  "components/kubernetes/workload/": [
    {
      prefix: "KubernetesNodeGroup",
      schema: nodeGroupSettings(),
      doc: "Nodes that share a template and a size: pods of one Deployment.",
    },
  ],
  "components/kubernetes/target-group/": [
    {
      prefix: "KubernetesTargetGroup",
      schema: targetGroupSettings(),
      doc: "Targets that share a health check and an affinity.",
    },
  ],
  "components/kubernetes/gateway/action-": [
    {
      prefix: "KubernetesLoadBalancer",
      schema: action(),
      doc: "What a listener or a rule does with a request.",
      names: { input: "KubernetesActionInput", output: "KubernetesActionSettings" },
    },
  ],
  "components/kubernetes/gateway/": [
    { prefix: "KubernetesProxies", schema: proxiesSettings(), doc: "The proxies that serve a gateway's listeners." },
    {
      prefix: "KubernetesLoadBalancer",
      schema: loadBalancerSettings(),
      doc: "One gateway: its listeners and their rules.",
    },
  ],
  "components/kubernetes/trust-store/": [
    {
      prefix: "KubernetesCa",
      schema: trustStoreSettings(),
      doc: "Whose client certificates are let in.",
      names: { input: "KubernetesTrustStoreInput", output: "KubernetesTrustStoreSettings" },
    },
  ],
  "components/kubernetes/certificate/": [
    {
      prefix: "KubernetesCertificate",
      schema: certificateSettings(),
      doc: "A certificate: a new one of cert-manager, or a Secret that exists.",
    },
  ],
  "components/kubernetes/firewall/": [
    { prefix: "KubernetesFirewall", schema: firewallSettings(), doc: "Who may reach whom." },
  ],
  "components/kubernetes/address/": [
    { prefix: "KubernetesAddress", schema: addressSettings(), doc: "Where the gateway's address comes from." },
  ],
  "components/kubernetes/access/": [
    { prefix: "KubernetesAccess", schema: accessSettings(), doc: "Who may do what in the cluster's namespace." },
  ],
  "components/kubernetes/observability/": [
    {
      prefix: "KubernetesObservability",
      schema: observabilitySettings(),
      doc: "What Prometheus reads of a cluster, and what it warns of.",
    },
  ],
  "components/kubernetes/operations/": [
    { prefix: "KubernetesOperations", schema: operationsSettings(), doc: "What is done to a cluster by the clock." },
  ],
  "components/kubernetes/cluster/": [
    {
      prefix: "KubernetesCluster",
      schema: kubernetesClusterSpec(),
      doc: "Everything about one cluster on Kubernetes in one environment.",
      names: { input: "KubernetesClusterSpecInput", output: "KubernetesClusterSpec" },
    },
  ],
};
