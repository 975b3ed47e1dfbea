import assert from "node:assert/strict";
import { test } from "node:test";
import { ApiError } from "../../../twin/kubernetes/api/api-error";
import { explainFailure } from "../../../twin/kubernetes/provider/explain-failure";

const object = {
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "s", namespace: "shop" },
  spec: { replicas: 2, ports: [{ port: 80, protocol: "TCP", targetPorts: 1 }] },
};
const said = (error: ApiError) => {
  const explained = explainFailure(error, object, "https://cluster");
  assert.ok(explained instanceof Error);
  return explained.message;
};

test("a field that the kind does not have is told with its path and its value", () => {
  const message =
    'failed to create typed patch object (shop/s; /v1, Kind=Service): .spec.ports[port=80,protocol="TCP"].targetPorts: field not declared in schema';
  assert.equal(
    said(new ApiError(500, "", message)),
    'Service "shop/s": spec.ports[port=80,protocol="TCP"].targetPorts: no such field in this kind, got 1',
  );
});

test("a field of another owner is told with the owner, the value and the two ways out", () => {
  const cause = {
    field: ".spec.replicas",
    reason: "FieldManagerConflict",
    message: 'conflict with "hpa" using apps/v1',
  };
  assert.match(
    said(new ApiError(409, "Conflict", "Apply failed", [cause])),
    /spec\.replicas: is owned by "hpa" using apps\/v1, got 2\nleave the fields.*patchForce/,
  );
});

test("a namespace that is not there, or is going away, and a right that is missing", () => {
  assert.match(
    said(new ApiError(404, "NotFound", 'namespaces "shop" not found')),
    /no such namespace, got "shop"; create it/,
  );
  assert.match(
    said(new ApiError(403, "Forbidden", "unable to create: forbidden because it is being terminated")),
    /the namespace is being deleted, got "shop"/,
  );
  assert.match(
    said(new ApiError(403, "Forbidden", "user x cannot patch services")),
    /https:\/\/cluster does not allow it: user x/,
  );
});
