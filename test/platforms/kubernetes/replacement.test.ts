import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { heldBack, staysBound } from "../../../platforms/kubernetes/objects/replacement";
import { graphOf } from "../../policies/fixture";
import { objects } from "../../policies/kubernetes/objects";

function workload(kind: string, more: string) {
  const [found] = graphOf(
    objects(`
apiVersion: ${kind === "Pod" ? "v1" : "apps/v1"}
kind: ${kind}
metadata: { name: web }
spec:
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: c, image: i }]${more} }
`),
  ).resources;
  if (found === undefined) throw new Error("no workload");
  return found;
}

const spread = (key: string, more = "", when = "DoNotSchedule") =>
  `, topologySpreadConstraints: [{ maxSkew: 1, topologyKey: ${key}, whenUnsatisfiable: ${when}, labelSelector: { matchLabels: { app: web } }${more} }]`;
const [zone, host] = ["topology.kubernetes.io/zone", "kubernetes.io/hostname"];
const held = (more: string, pods: number, zones: number) => heldBack(workload("Deployment", more), pods, zones);

describe("pods of a lost zone", () => {
  test("wait for it where a constraint counts its tainted machines as an empty place", () => {
    assert.match(held(spread(zone), 6, 3).zone ?? "", /topologySpreadConstraints\[0\] .* 1 of its 6 pods/);
    assert.equal(held(spread(zone), 6, 3).machine, undefined);
  });

  test("are made again where it does not, where it only prefers, or where each other zone may have one", () => {
    assert.deepEqual(held(spread(zone, ", nodeTaintsPolicy: Honor"), 6, 3), {});
    assert.deepEqual(held(spread(zone, "", "ScheduleAnyway"), 6, 3), {});
    assert.deepEqual(held(spread(zone), 2, 3), {});
  });

  test("wait where the zones that are left are fewer than minDomains", () => {
    assert.deepEqual(held(spread(zone, ", nodeTaintsPolicy: Honor, minDomains: 2"), 6, 3), {});
    assert.ok(held(spread(zone, ", nodeTaintsPolicy: Honor, minDomains: 3"), 6, 3).zone);
  });

  test("wait where they must be alone in theirs", () => {
    const apart = `, affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: ${zone}, labelSelector: { matchLabels: { app: web } } }] } }`;
    assert.ok(held(apart, 3, 3).zone);
    assert.deepEqual(held(apart, 2, 3), {});
  });
});

describe("pods of a dead machine", () => {
  test("may have no other to go to where a constraint over machines counts it", () => {
    assert.match(held(spread(host), 3, 2).machine ?? "", /how many others there are is not told/);
    assert.deepEqual(held(spread(host, ", nodeTaintsPolicy: Honor"), 3, 2), {});
    assert.deepEqual(held(spread(host), 1, 2), {});
  });

  test("stay where they are, of a StatefulSet, and are not made again without a controller", () => {
    assert.match(staysBound(workload("StatefulSet", "")) ?? "", /only when their machine is back/);
    assert.match(staysBound(workload("Pod", "")) ?? "", /no controller/);
    assert.equal(staysBound(workload("Deployment", "")), undefined);
  });
});
