import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Props } from "../../../model/graph/json";
import { withoutIgnored } from "../../../twin/kubernetes/provider/ignored-fields";

const program = { manager: "vipkit", operation: "Apply", fieldsV1: { "f:spec": { "f:replicas": {}, "f:paused": {} } } };
const scaler = {
  manager: "kube-controller-manager",
  operation: "Update",
  fieldsV1: { "f:spec": { "f:replicas": {} } },
};
const rest = { ...program, fieldsV1: { "f:spec": { "f:paused": {} } } };

const inputs: Props = { kind: "Deployment", spec: { replicas: 2, paused: false } };
const live = (...managedFields: Props[]): Props => ({
  kind: "Deployment",
  metadata: { managedFields },
  spec: { replicas: 5, paused: false },
});
const applied = (object: Props, ...paths: string[]) =>
  withoutIgnored(inputs, object, { paths, manager: "vipkit" }).spec;

describe("a field whose changes are ignored", () => {
  test("is left to the other who owns it", () => {
    assert.deepEqual(applied(live(rest, scaler), "spec.replicas"), { paused: false });
  });

  test("keeps the value of the cluster while the program owns it, alone or with others", () => {
    for (const owners of [[program], [program, scaler]])
      assert.deepEqual(applied(live(...owners), "spec.replicas"), { replicas: 5, paused: false });
  });

  test("is set as before where the cluster has none, and where its path leads into a list", () => {
    const { spec: _spec, ...bare } = live(program);
    assert.deepEqual(applied(bare, "spec.replicas"), inputs.spec);
    assert.deepEqual(applied(live(rest, scaler), "spec.rules[0].weight"), inputs.spec);
    assert.deepEqual(applied(live(rest, scaler)), inputs.spec);
  });
});
