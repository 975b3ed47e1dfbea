import type { core } from "@pulumi/kubernetes/types/input";
import { metadataOf, nameOf } from "../objects";
import type { ObservabilityContext } from "./context";
import { errorShare, healthyNodes, percentileOf, pools, requestRate, totalNodes } from "./queries";

interface Panel {
  readonly title: string;
  readonly unit: "reqps" | "percentunit" | "ms" | "short" | "dtdurations";
  /** PromQL by the legend of its lines. */
  readonly queries: Readonly<Record<string, string>>;
}

/** What a dashboard shows: what clients notice first, then what is behind it. */
function panelsOf(context: ObservabilityContext): readonly Panel[] {
  const { cluster, namespace, isCertified, isBackedUp } = context;
  const own = pools(context);
  const objects = `namespace="${namespace}"`;
  return [
    { title: "Requests", unit: "reqps", queries: { "{{envoy_cluster_name}}": requestRate(context) } },
    { title: "Answers 5xx", unit: "percentunit", queries: { "{{envoy_cluster_name}}": errorShare(context) } },
    {
      title: "Time of a node's answer",
      unit: "ms",
      queries: { median: percentileOf(context, 0.5), "99 of 100": percentileOf(context, 0.99) },
    },
    {
      title: "Nodes",
      unit: "short",
      queries: {
        "healthy {{envoy_cluster_name}}": healthyNodes(context),
        "all {{envoy_cluster_name}}": totalNodes(context),
      },
    },
    {
      title: "Nodes taken out by failing connections",
      unit: "short",
      queries: {
        "{{envoy_cluster_name}}": `sum by (envoy_cluster_name) (envoy_cluster_outlier_detection_ejections_active{${own}})`,
      },
    },
    {
      title: "Requests sent to another node",
      unit: "reqps",
      queries: {
        "{{envoy_cluster_name}}": `sum by (envoy_cluster_name) (rate(envoy_cluster_upstream_rq_retry{${own}}[5m]))`,
      },
    },
    {
      title: "Nodes by group",
      unit: "short",
      queries: {
        "ready {{deployment}}": `kube_deployment_status_replicas_ready{${objects},deployment=~"${cluster}-.+"}`,
        "wanted {{deployment}}": `kube_deployment_spec_replicas{${objects},deployment=~"${cluster}-.+"}`,
      },
    },
    {
      title: "Restarts within an hour",
      unit: "short",
      queries: {
        "{{pod}}": `increase(kube_pod_container_status_restarts_total{${objects},pod=~"${cluster}-.+"}[1h]) > 0`,
      },
    },
    ...(isCertified
      ? [
          {
            title: "Certificate ends in",
            unit: "dtdurations" as const,
            queries: {
              [`${cluster}-tls`]: `certmanager_certificate_expiration_timestamp_seconds{${objects},name="${cluster}-tls"} - time()`,
            },
          },
        ]
      : []),
    ...(isBackedUp
      ? [
          {
            title: "Last backup",
            unit: "dtdurations" as const,
            queries: {
              age: `time() - velero_backup_last_successful_timestamp{schedule="${namespace}-${cluster}"}`,
            },
          },
        ]
      : []),
  ];
}

const source = { type: "prometheus", uid: "${source}" } as const;
/** Of Grafana's 24 columns. */
const width = 12;
const height = 8;

/** A panel as Grafana's dashboards have it. */
const panelJson = ({ title, unit, queries }: Panel, index: number) => ({
  id: index + 1,
  type: "timeseries",
  title,
  datasource: source,
  gridPos: { x: (index % 2) * width, y: Math.floor(index / 2) * height, w: width, h: height },
  fieldConfig: { defaults: { unit, min: 0 }, overrides: [] },
  targets: Object.entries(queries).map(([legendFormat, expr], line) => ({
    refId: String.fromCharCode("A".charCodeAt(0) + line),
    datasource: source,
    expr,
    legendFormat,
  })),
});

/** A dashboard for Grafana, which its sidecar loads from every ConfigMap with this label. */
export function planDashboard(context: ObservabilityContext) {
  const name = nameOf(context, "dashboard");
  const metadata = metadataOf(context, name);
  const dashboard = {
    uid: `vipkit-${context.namespace}-${context.cluster}`.slice(0, 40),
    title: `${context.cluster} in ${context.namespace}`,
    tags: ["vipkit"],
    schemaVersion: 41,
    time: { from: "now-6h", to: "now" },
    refresh: "30s",
    templating: { list: [{ name: "source", label: "Source", type: "datasource", query: "prometheus" }] },
    panels: panelsOf(context).map(panelJson),
  };
  return {
    metadata: { ...metadata, labels: { ...metadata.labels, grafana_dashboard: "1" } },
    data: { [`${context.namespace}-${context.cluster}.json`]: JSON.stringify(dashboard) },
  } satisfies core.v1.ConfigMap;
}
