import type { z } from "zod";
import { accessSettings } from "../../components/kubernetes/access/settings";
import { addressSettings } from "../../components/kubernetes/address/settings";
import { autoscalingSettings } from "../../components/kubernetes/autoscaling/settings";
import { certificateSettings } from "../../components/kubernetes/certificate/settings";
import { kubernetesClusterSpec } from "../../components/kubernetes/cluster/settings";
import { firewallSettings } from "../../components/kubernetes/firewall/settings";
import { loadBalancerSettings } from "../../components/kubernetes/gateway/settings";
import { observabilitySettings } from "../../components/kubernetes/observability/settings";
import { operationsSettings } from "../../components/kubernetes/operations/settings";
import { targetGroupSettings } from "../../components/kubernetes/target-group/settings";
import { trustStoreSettings } from "../../components/kubernetes/trust-store/settings";
import { nodeGroupSettings } from "../../components/kubernetes/workload/settings";

/** The component folders below components/kubernetes, in a reader's order, each with the schema of its settings. */
export const kubernetesComponents: Readonly<Record<string, z.ZodType>> = {
  "kubernetes/cluster": kubernetesClusterSpec(),
  "kubernetes/gateway": loadBalancerSettings(),
  "kubernetes/target-group": targetGroupSettings(),
  "kubernetes/workload": nodeGroupSettings(),
  "kubernetes/autoscaling": autoscalingSettings(),
  "kubernetes/address": addressSettings(),
  "kubernetes/certificate": certificateSettings(),
  "kubernetes/trust-store": trustStoreSettings(),
  "kubernetes/firewall": firewallSettings(),
  "kubernetes/access": accessSettings(),
  "kubernetes/observability": observabilitySettings(),
  "kubernetes/operations": operationsSettings(),
};
