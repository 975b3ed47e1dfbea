import assert from "node:assert/strict";
import { test } from "node:test";
import { objectsOf, recordCluster } from "../../support/kubernetes/cluster";
import { connections } from "../../support/kubernetes/specs";

test("with triggers the replicas are KEDA's, by one object that takes an autoscaler over", async () => {
  const objects = objectsOf(await recordCluster(connections()));
  assert.deepEqual(
    objects.filter(({ kind }) => kind === "HorizontalPodAutoscaler"),
    [],
  );
  const [found] = objects.filter(({ kind }) => kind === "ScaledObject");
  assert.ok(found);
  const { metadata, spec } = found;
  assert.equal(metadata.name, "mail-mail");
  assert.deepEqual(Reflect.get(metadata, "annotations"), { "scaledobject.keda.sh/transfer-hpa-ownership": "true" });
  const { advanced, ...rest } = spec as { advanced: { horizontalPodAutoscalerConfig: { name: string } } };
  assert.equal(advanced.horizontalPodAutoscalerConfig.name, "mail-mail");
  assert.deepEqual(rest, {
    scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "mail-mail" },
    minReplicaCount: 2,
    maxReplicaCount: 12,
    triggers: [
      { type: "cpu", metricType: "Utilization", metadata: { value: "70" } },
      {
        type: "kafka",
        name: "letters",
        metadata: {
          bootstrapServers: "kafka.mail:9092",
          consumerGroup: "mail",
          topic: "letters",
          lagThreshold: "50",
        },
        authenticationRef: { name: "kafka" },
      },
      {
        type: "cron",
        name: "office",
        metadata: { timezone: "Europe/Berlin", start: "0 7 * * 1-5", end: "0 19 * * 1-5", desiredReplicas: "6" },
      },
      {
        type: "prometheus",
        name: "queue",
        metricType: "AverageValue",
        metadata: {
          serverAddress: "http://prometheus.monitoring:9090",
          query: 'sum(queue_length{queue="out"})',
          threshold: "100",
          ignoreNullValues: "false",
        },
      },
    ],
  });
});
