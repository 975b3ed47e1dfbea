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

  // Source: pulumi-kubernetes, handleSSAIgnoreFields: the path is written out again and cut at its dots.
  test("may stand in quotes; one that cannot stand without them is not followed", () => {
    for (const path of ['spec["replicas"]', '["spec"].replicas', "spec..replicas"])
      assert.deepEqual(applied(live(rest, scaler), path), { paused: false }, path);
    const labels = { "f:metadata": { "f:labels": { "f:my-team": {}, "f:team": {} } } };
    const ofOthers = { metadata: { managedFields: [{ manager: "other", fieldsV1: labels }] } };
    const kept = (path: string) =>
      withoutIgnored({ metadata: { labels: { "my-team": "a", team: "a" } } }, ofOthers, {
        paths: [path],
        manager: "vipkit",
      });
    assert.deepEqual(kept("metadata.labels.team"), { metadata: { labels: { "my-team": "a" } } });
    for (const path of ["metadata.labels.my-team", 'metadata.labels["my-team"]'])
      assert.deepEqual(kept(path), { metadata: { labels: { "my-team": "a", team: "a" } } }, path);
  });

  test("is set as before where the cluster has none, and where its path leads into a list", () => {
    const { spec: _spec, ...bare } = live(program);
    assert.deepEqual(applied(bare, "spec.replicas"), inputs.spec);
    assert.deepEqual(applied(live(rest, scaler), "spec.rules[0].weight"), inputs.spec);
    assert.deepEqual(applied(live(rest, scaler)), inputs.spec);
  });
});
