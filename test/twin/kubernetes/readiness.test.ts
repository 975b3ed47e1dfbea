import assert from "node:assert/strict";
import { test } from "node:test";
import type { Props } from "../../../model/graph/json";
import { readinessOf } from "../../../twin/kubernetes/provider/readiness";

const object = (apiVersion: string, kind: string, parts: Props = {}, annotations: Props = {}): Props => ({
  apiVersion,
  kind,
  metadata: { name: "x", generation: 2, annotations },
  ...parts,
});
const deployment = (status: Props, annotations: Props = {}) =>
  object("apps/v1", "Deployment", { spec: { replicas: 3 }, status }, annotations);

test("a Deployment is ready when all pods are of the new kind and available, and failed when it makes no progress", () => {
  const whole = { observedGeneration: 2, updatedReplicas: 3, replicas: 3, availableReplicas: 3 };
  assert.equal(readinessOf(deployment(whole)).state, "ready");
  assert.match(readinessOf(deployment({ ...whole, observedGeneration: 1 })).message, /has not seen/);
  assert.match(readinessOf(deployment({ ...whole, updatedReplicas: 1 })).message, /1 of 3 pods are of the new kind/);
  assert.match(readinessOf(deployment({ ...whole, replicas: 4 })).message, /1 pods of the old kind/);
  assert.match(readinessOf(deployment({ ...whole, availableReplicas: 2 })).message, /2 of 3 pods are available/);
  const stuck = [{ type: "Progressing", status: "False", message: "deadline exceeded" }];
  assert.deepEqual(readinessOf(deployment({ ...whole, conditions: stuck })), {
    state: "failed",
    message: "deadline exceeded",
  });
  assert.equal(readinessOf(deployment({}, { "pulumi.com/skipAwait": "true" })).state, "ready");
});

test("Jobs, Services and Gateways by their own status, and any kind by the annotation", () => {
  const job = (conditions: Props[]) => readinessOf(object("batch/v1", "Job", { status: { conditions } })).state;
  assert.deepEqual(
    [job([]), job([{ type: "Complete", status: "True" }]), job([{ type: "Failed", status: "True" }])],
    ["waiting", "ready", "failed"],
  );
  const balancer = { spec: { type: "LoadBalancer" }, status: {} };
  assert.equal(readinessOf(object("v1", "Service", balancer)).state, "waiting");
  assert.equal(
    readinessOf(object("v1", "Service", { ...balancer, status: { loadBalancer: { ingress: [{ ip: "10.0.0.1" }] } } }))
      .state,
    "ready",
  );
  const gateway = (observedGeneration: number) =>
    readinessOf(
      object("gateway.networking.k8s.io/v1", "Gateway", {
        status: { conditions: [{ type: "Programmed", status: "True", observedGeneration }] },
      }),
    ).state;
  assert.deepEqual([gateway(1), gateway(2)], ["waiting", "ready"]);
  const asked = (text: string, status: Props) =>
    readinessOf(object("a/v1", "B", { status }, { "pulumi.com/waitFor": text })).state;
  assert.equal(asked("jsonpath={.status.parents[0].ok}=yes", { parents: [{ ok: "yes" }] }), "ready");
  assert.equal(asked("jsonpath={.status.parents[0].ok}=yes", {}), "waiting");
  assert.equal(
    asked('["condition=A","condition=B=False"]', {
      conditions: [
        { type: "A", status: "True" },
        { type: "B", status: "False" },
      ],
    }),
    "ready",
  );
  assert.equal(asked("condition=A", {}), "waiting");
});
