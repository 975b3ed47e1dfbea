import assert from "node:assert/strict";
import { test } from "node:test";
import { toProps } from "../../../model/graph/json";
import { toApiObject } from "../../../twin/kubernetes/api/objects";
import { resourceField } from "../../../twin/kubernetes/nodes/resource-fields";

const pod = toApiObject(
  toProps({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "web", namespace: "shop" },
    spec: {
      containers: [
        { name: "web", resources: { requests: { cpu: "250m", memory: "64Mi" }, limits: { memory: "128Mi" } } },
        { name: "side" },
      ],
    },
  }),
);
const field = (resource: string, more: object = {}) =>
  resourceField(pod, "web", toProps({ resource, ...more }), { cpu: "4", memory: "8Gi" });

test("a request or a limit is told in whole parts of the divisor", () => {
  assert.equal(field("limits.memory"), String(128 * 2 ** 20));
  assert.equal(field("limits.memory", { divisor: "1Mi" }), "128");
  assert.equal(field("requests.cpu"), "1");
  assert.equal(field("requests.cpu", { divisor: "1m" }), "250");
  assert.equal(field("requests.cpu", { divisor: "0" }), "1");
});

test("a limit that is not set is what the machine has, and a request none", () => {
  assert.equal(field("limits.cpu"), "4");
  assert.equal(field("limits.memory", { containerName: "side", divisor: "1Gi" }), "8");
  assert.equal(field("requests.memory", { containerName: "side" }), "0");
});

test("what it cannot be about is told apart", () => {
  assert.equal(field("limits.disk"), undefined);
  assert.equal(field("limits.cpu", { containerName: "other" }), undefined);
});
