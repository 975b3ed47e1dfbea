import assert from "node:assert/strict";
import { test } from "node:test";
import { types } from "../../../platforms/kubernetes/catalog/types";
import { takenInDrain } from "../../../platforms/kubernetes/objects/evictions";
import { graphOf } from "../../policies/fixture";
import { objects } from "../../policies/kubernetes/objects";

const budget = (spec: object, labels: object = { app: "web" }) => `
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web, namespace: shop }
spec: ${JSON.stringify({ ...spec, selector: { matchLabels: labels } })}
`;
const apart = {
  podAntiAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: [
      { topologyKey: "kubernetes.io/hostname", labelSelector: { matchLabels: { app: "web" } } },
    ],
  },
};
const deployment = (name: string, affinity: object) => `
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec: { replicas: 4, selector: { matchLabels: { app: ${name} } }, template: { metadata: { labels: { app: ${name}, shop: "yes" } }, spec: { affinity: ${JSON.stringify(affinity)}, containers: [{ name: web, image: "web:1" }] } } }
`;

for (const [title, manifests, taken] of [
  ["all that may be on it", deployment("web", {}), 4],
  ["one of those that are kept apart", deployment("web", apart), 1],
  ["what maxUnavailable allows", deployment("web", {}) + budget({ maxUnavailable: 1 }), 1],
  ["a share of them, rounded up", deployment("web", {}) + budget({ maxUnavailable: "30%" }), 2],
  ["what minAvailable leaves", deployment("web", {}) + budget({ minAvailable: 3 }), 1],
  ["none, where none may go", deployment("web", {}) + budget({ minAvailable: "100%" }), 0],
  ["all, where the budget counts others", deployment("web", {}) + budget({ minAvailable: 3 }, { app: "api" }), 4],
  [
    "all, where the budget may spend it on this one",
    deployment("web", {}) + deployment("api", {}) + budget({ minAvailable: 4 }, { shop: "yes" }),
    4,
  ],
] as const)
  test(`the drain of a machine takes ${title}`, () => {
    const graph = graphOf(objects(manifests));
    const [workload] = graph.ofType(types.deployment);
    assert.ok(workload !== undefined);
    assert.equal(takenInDrain(workload, 4, graph), taken);
  });
