import { durationText } from "../../../platforms/kubernetes/durations";
import type { PodMonitor } from "../crds/pod-monitor";
import type { PrometheusRule } from "../crds/prometheus-rule";
import { clusterSelector, metadataOf, nameOf } from "../objects";
import type { ObservabilityContext } from "./context";
import { errorShare, healthyNodes, totalNodes } from "./queries";
import type { KubernetesObservabilitySettings } from "./resolved";

type AlertRule = NonNullable<NonNullable<NonNullable<PrometheusRule["spec"]["groups"]>[number]["rules"]>[number]>;

function metadataWith(context: ObservabilityContext, name: string, { labels }: KubernetesObservabilitySettings) {
  const metadata = metadataOf(context, name);
  return { ...metadata, labels: { ...metadata.labels, ...labels } };
}

/** What is read of the proxies: requests, answers, and how many nodes of each pool are healthy. */
export const planProxyMonitor = (
  settings: KubernetesObservabilitySettings,
  context: ObservabilityContext,
): PodMonitor => ({
  apiVersion: "monitoring.coreos.com/v1",
  kind: "PodMonitor",
  metadata: metadataWith(context, nameOf(context, "proxies"), settings),
  spec: {
    namespaceSelector: { matchNames: [context.proxyNamespace] },
    selector: {
      matchLabels: {
        "gateway.envoyproxy.io/owning-gateway-name": context.cluster,
        "gateway.envoyproxy.io/owning-gateway-namespace": context.namespace,
      },
    },
    podMetricsEndpoints: [{ port: "metrics", path: "/stats/prometheus", interval: durationText(settings.interval) }],
  },
});

/** What is read of the nodes; undefined where they serve no metrics. */
export function planNodeMonitor(
  settings: KubernetesObservabilitySettings,
  context: ObservabilityContext,
): PodMonitor | undefined {
  if (settings.metricsPath === undefined) return undefined;
  return {
    apiVersion: "monitoring.coreos.com/v1",
    kind: "PodMonitor",
    metadata: metadataWith(context, nameOf(context, "nodes"), settings),
    spec: {
      selector: { matchLabels: clusterSelector(context) },
      podMetricsEndpoints: [
        { port: context.metricsPort, path: settings.metricsPath, interval: durationText(settings.interval) },
      ],
    },
  };
}

interface Alert {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly severity: "critical" | "warning";
  readonly summary: string;
}

function alertsOf(context: ObservabilityContext): readonly Alert[] {
  const { cluster, namespace, isCertified, isBackedUp } = context;
  const objects = `namespace="${namespace}"`;
  const healthy = healthyNodes(context);
  const total = totalNodes(context);
  return [
    {
      alert: "VipkitNoHealthyNode",
      expr: `${healthy} == 0 and ${total} > 0`,
      for: "30s",
      severity: "critical",
      summary: "no node of a route is healthy: requests go to all of them, or are answered 503",
    },
    {
      alert: "VipkitFewHealthyNodes",
      expr: `${healthy} / (${total} > 0) < 0.5`,
      for: "2m",
      severity: "warning",
      summary: "more than half of a route's nodes are not healthy",
    },
    {
      alert: "VipkitServerErrors",
      expr: `${errorShare(context)} > 0.05`,
      for: "5m",
      severity: "critical",
      summary: "more than 5 % of a route's requests are answered 5xx",
    },
    {
      alert: "VipkitRolloutStuck",
      expr: `kube_deployment_status_condition{${objects},deployment=~"${cluster}-.+",condition="Progressing",status="false"} == 1`,
      for: "1m",
      severity: "warning",
      summary: "a rollout does not come forward; the nodes before it still serve",
    },
    {
      alert: "VipkitAtMaximum",
      expr: `kube_horizontalpodautoscaler_status_desired_replicas{${objects},horizontalpodautoscaler=~"${cluster}-.+"} >= on (namespace, horizontalpodautoscaler) kube_horizontalpodautoscaler_spec_max_replicas{${objects}}`,
      for: "15m",
      severity: "warning",
      summary: "a node group has as many nodes as it may: more load finds no more nodes",
    },
    ...(isCertified
      ? [
          {
            alert: "VipkitCertificateExpires",
            expr: `certmanager_certificate_expiration_timestamp_seconds{${objects},name="${cluster}-tls"} - time() < 14 * 86400`,
            for: "1h",
            severity: "critical" as const,
            summary: "the certificate ends within 14 days and was not renewed",
          },
        ]
      : []),
    ...(isBackedUp
      ? [
          {
            alert: "VipkitBackupMissing",
            expr: `time() - velero_backup_last_successful_timestamp{schedule="${namespace}-${cluster}"} > 2 * 86400`,
            for: "1h",
            severity: "warning" as const,
            summary: "no backup has succeeded for two days",
          },
        ]
      : []),
  ];
}

/** What is warned of, each alert with its runbook where there are some. */
export const planAlerts = (
  settings: KubernetesObservabilitySettings,
  context: ObservabilityContext,
): PrometheusRule => ({
  apiVersion: "monitoring.coreos.com/v1",
  kind: "PrometheusRule",
  metadata: metadataWith(context, nameOf(context, "alerts"), settings),
  spec: {
    groups: [
      {
        name: nameOf(context),
        rules: alertsOf(context).map(({ severity, summary, ...alert }): AlertRule => {
          const runbook = settings.runbook === undefined ? {} : { runbook_url: `${settings.runbook}/${alert.alert}` };
          return { ...alert, labels: { severity, cluster: context.cluster }, annotations: { summary, ...runbook } };
        }),
      },
    ],
  },
});
