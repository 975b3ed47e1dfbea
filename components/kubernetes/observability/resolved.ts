// What the settings are when every default is resolved. Generated from the schemas by `npm run docs`: edit them, not this.
/** What Prometheus reads of a cluster, and what it warns of. */
export interface KubernetesObservabilitySettings {
  /** Seconds between two readings. Allowed: 1 to 300 seconds. Default: `15`. */
  readonly interval: number;
  /** Labels by which the cluster's Prometheus chooses what it reads, such as release: kube-prometheus-stack. */
  readonly labels: Record<string, string>;
  /** Path under which nodes serve metrics, on the port of their first target group. Absent: they are not read. Allowed: a path of 1 to 1024 characters (limit gateway.value.length, read 2026-11-30). */
  readonly metricsPath?: string | undefined;
  /** Whether there is a dashboard for Grafana: a ConfigMap labelled grafana_dashboard, which the sidecar of Grafana's chart loads. Default: `true`. */
  readonly dashboard: boolean;
  /** Namespace in which Prometheus runs: the only one that may read nodes beside the gateway's. Allowed: a namespace: letters, digits and hyphens, lower case, up to 63 characters. Default: `"monitoring"`. */
  readonly namespace: string;
  /** Where runbooks are: alerts link to <runbook>/<alert>. */
  readonly runbook?: string | undefined;
}
