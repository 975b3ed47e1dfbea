import type { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import { ConfigMap, type ConfigMapArgs } from "@pulumi/kubernetes/core/v1/configMap";
import * as pulumi from "@pulumi/pulumi";
import { type Transforms, transformed } from "../../transform";
import { createCustom, type ManifestTransforms } from "../custom-resource";
import { settingsOf } from "../settings-of";
import type { ObservabilityContext } from "./context";
import { planDashboard } from "./dashboard";
import type { KubernetesObservabilityInput } from "./inputs";
import { planAlerts, planNodeMonitor, planProxyMonitor } from "./plan";
import type { KubernetesObservabilitySettings } from "./resolved";
import { observabilitySettings } from "./settings";

export interface ObservabilityArgs extends KubernetesObservabilityInput {
  /** Cluster, namespace, and what there is to be seen. */
  readonly context: ObservabilityContext;
  /** Changes the manifests of children. Unsupported surface. */
  readonly transform?: ManifestTransforms<"proxies" | "nodes" | "alerts"> & Transforms<{ dashboard: ConfigMapArgs }>;
}

/**
 * What Prometheus reads of a cluster, and what it warns of.
 *
 * ```ts
 * new Observability("shop-monitoring", { labels: { release: "kube-prometheus-stack" }, context });
 * ```
 *
 * **Creates** a PodMonitor for the gateway's proxies, one for the nodes where they serve metrics, alerts (too few healthy nodes, answers 5xx, a
 * rollout that is stuck, a group at its maximum, a certificate that ends, a backup that is missing), and a dashboard for Grafana.
 *
 * **Costs**: what Prometheus stores.
 *
 * **When something fails**: without Prometheus nothing warns; traffic does not depend on it.
 */
export class Observability extends pulumi.ComponentResource {
  /** The settings with every default resolved. */
  readonly settings: KubernetesObservabilitySettings;
  /** Undefined where nodes serve no metrics. */
  readonly nodes: CustomResource | undefined;

  constructor(name: string, args: ObservabilityArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const { context, transform = {}, ...input } = args;
    const settings = settingsOf(observabilitySettings(), input, { type: "Observability", name });
    super("vipkit:kubernetes-observability:Observability", name, settings, opts);
    this.settings = settings;
    createCustom(`${name}-proxies`, planProxyMonitor(settings, context), transform.proxies, { parent: this });
    const nodes = planNodeMonitor(settings, context);
    this.nodes = nodes && createCustom(`${name}-nodes`, nodes, transform.nodes, { parent: this });
    createCustom(`${name}-alerts`, planAlerts(settings, context), transform.alerts, { parent: this });
    if (settings.dashboard) {
      const child = `${name}-dashboard`;
      const planned = planDashboard(context);
      new ConfigMap(child, transformed<ConfigMapArgs>(transform.dashboard, child, planned), { parent: this });
    }
    this.registerOutputs({});
  }
}
