import assert from "node:assert/strict";
import { test } from "node:test";
import { types } from "../../../platforms/kubernetes/catalog/types";
import { fewestPods, mostOf, pausedBy } from "../../../platforms/kubernetes/objects/scaling";
import { readPoolCapacity } from "../../../platforms/kubernetes/topology/pool-capacity";
import { graphOf } from "../../policies/fixture";
import { objects } from "../../policies/kubernetes/objects";

const program = (spec: object, annotations: object = {}) => {
  const graph = graphOf(
    objects(`
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec: { replicas: 4, selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: web, image: "web:1" }] } } }
---
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: web, namespace: shop, annotations: ${JSON.stringify(annotations)} }
spec: ${JSON.stringify({ scaleTargetRef: { name: "web" }, ...spec })}
`),
  );
  const [workload, scaler] = [graph.ofType(types.deployment)[0], graph.ofType(types.scaledObject)[0]];
  assert.ok(workload && scaler);
  return { graph, workload, scaler };
};

const paused = "autoscaling.keda.sh/paused-replicas";

for (const [title, spec, annotations, least, most, property] of [
  ["KEDA's own defaults", {}, {}, 0, 100, "spec.minReplicaCount"],
  ["a least and a most", { minReplicaCount: 3, maxReplicaCount: 9 }, {}, 3, 9, "spec.minReplicaCount"],
  ["fewer while nothing triggers", { minReplicaCount: 3, idleReplicaCount: 1 }, {}, 1, 100, "spec.idleReplicaCount"],
  ["paused at a number", { minReplicaCount: 3 }, { [paused]: "2" }, 2, 2, `metadata.annotations["${paused}"]`],
] as const)
  test(`a ScaledObject with ${title} keeps ${least} to ${most} pods`, () => {
    const { graph, workload, scaler } = program(spec, annotations);
    assert.equal(fewestPods(workload, graph), least);
    assert.equal(mostOf(scaler), most);
    const { minSize, source } = readPoolCapacity(workload, graph);
    assert.deepEqual([minSize, source], [least, `ScaledObject/web.${property}`]);
    assert.equal(pausedBy(scaler), Object.keys(annotations)[0]);
  });

test("capacity reads the percent of a cpu trigger", () => {
  const cpu = (trigger: object) => {
    const { graph, workload } = program({ minReplicaCount: 2, triggers: [{ type: "cron", metadata: {} }, trigger] });
    return readPoolCapacity(workload, graph).cpuTarget;
  };
  assert.equal(cpu({ type: "cpu", metricType: "Utilization", metadata: { value: "60" } }), 60);
  assert.equal(cpu({ type: "cpu", metricType: "AverageValue", metadata: { value: "500m" } }), undefined);
  assert.equal(cpu({ type: "memory", metricType: "Utilization", metadata: { value: "60" } }), undefined);
});
