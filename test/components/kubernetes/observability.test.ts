import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { KubernetesClusterSpecInput } from "../../../components/kubernetes/cluster/inputs";
import { type Applied, objectsOf, only, recordCluster } from "../../support/kubernetes/cluster";
import { smallest, widest } from "../../support/kubernetes/specs";

interface Panel {
  readonly id: number;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets: readonly { readonly refId: string; readonly expr: string }[];
}

const objectsFor = async (spec: KubernetesClusterSpecInput) => objectsOf(await recordCluster(spec));
const panelsOf = (objects: readonly Applied[], name: string): readonly Panel[] => {
  const { data } = only(objects, "ConfigMap", name) as unknown as { data: Readonly<Record<string, string>> };
  const [text = ""] = Object.values(data);
  return (JSON.parse(text) as { panels: readonly Panel[] }).panels;
};

/** What Envoy 1.40, kube-state-metrics 2, cert-manager 1.21 and Velero 1.18 publish, as far as it is asked for. */
const published = new Set([
  ...["envoy_cluster_membership_healthy", "envoy_cluster_membership_total", "envoy_cluster_upstream_rq_xx"],
  ...["envoy_cluster_upstream_rq_time_bucket", "envoy_cluster_upstream_rq_retry"],
  "envoy_cluster_outlier_detection_ejections_active",
  ...["kube_deployment_status_condition", "kube_deployment_status_replicas_ready", "kube_deployment_spec_replicas"],
  "kube_pod_container_status_restarts_total",
  "kube_horizontalpodautoscaler_status_desired_replicas",
  "kube_horizontalpodautoscaler_spec_max_replicas",
  ...["certmanager_certificate_expiration_timestamp_seconds", "velero_backup_last_successful_timestamp"],
]);

const metricsIn = (expr: string) =>
  expr.match(/\b(?:envoy|kube|certmanager|velero)_(?!cluster_name\b|response_code)[a-z_]+/g) ?? [];

describe("the dashboard", () => {
  test("is a ConfigMap that Grafana's sidecar finds, with a place of its own for each panel", async () => {
    const objects = await objectsFor(widest());
    const map = only(objects, "ConfigMap", "shop-dashboard");
    assert.equal(map.metadata.labels?.["grafana_dashboard"], "1");
    const panels = panelsOf(objects, "shop-dashboard");
    const places = panels.map(({ gridPos }) => `${gridPos.x},${gridPos.y}`);
    assert.deepEqual(places, [...new Set(places)]);
    assert.ok(panels.every(({ gridPos: { x, w } }) => x + w <= 24));
    assert.deepEqual(
      panels.map(({ id }) => id),
      panels.map((_, index) => index + 1),
    );
    assert.ok(panels.some(({ title }) => title === "Certificate ends in"));
  });

  test("shows no certificate and no backup where there are none, and stays away where it is not wanted", async () => {
    const bare = { ...smallest(), certificate: { secretName: "tls" }, kubernetes: { context: "test", monitoring: {} } };
    const titles = panelsOf(await objectsFor(bare), "shop-dashboard").map(({ title }) => title);
    assert.ok(
      !titles.includes("Certificate ends in") && !titles.includes("Last backup") && titles.length === 8,
      titles.join(),
    );
    const none = { ...bare, kubernetes: { context: "test", monitoring: { dashboard: false } } };
    assert.equal((await objectsFor(none)).filter(({ kind }) => kind === "ConfigMap").length, 0);
  });
});

test("alerts and panels ask for metrics that are published", async () => {
  const objects = await objectsFor(widest());
  const groups = only(objects, "PrometheusRule", "shop-alerts").spec?.["groups"] as readonly {
    rules: readonly { expr: string }[];
  }[];
  const asked = [
    ...groups.flatMap(({ rules }) => rules.map(({ expr }) => expr)),
    ...panelsOf(objects, "shop-dashboard").flatMap(({ targets }) => targets.map(({ expr }) => expr)),
  ];
  assert.ok(asked.length >= 20, `${asked.length}`);
  for (const expr of asked) {
    const metrics = metricsIn(expr);
    assert.ok(metrics.length > 0, expr);
    for (const metric of metrics) assert.ok(published.has(metric), `${metric} in ${expr}`);
  }
});

test("nodes wait for a second zone where there are three, and one zone may be lost", async () => {
  const zonesOf = async (zones: number) => {
    const objects = await objectsFor({ ...smallest(), kubernetes: { context: "test", zones } });
    const { template } = only(objects, "Deployment", "shop-web").spec as {
      template: { spec: { topologySpreadConstraints: readonly { topologyKey: string; minDomains?: number }[] } };
    };
    return template.spec.topologySpreadConstraints.map(({ minDomains }) => minDomains);
  };
  assert.deepEqual(await zonesOf(3), [2, undefined]);
  assert.deepEqual(await zonesOf(2), [undefined, undefined]);
});
