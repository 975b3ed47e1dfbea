import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { closedClusterZones, clusterZones, podStanding, podsBefore } from "../../cli/evacuate/kubernetes-driver";
import { closedZones, groupsBefore, standingOf } from "../../cli/evacuate/twin-driver";
import { evacuationLine } from "../../cli/status/render";
import { isDone } from "../../operate/evacuate/run";
import type { ClusterStatus } from "../../twin/contract/data-plane";
import type { KubernetesStatus } from "../../twin/kubernetes/daemon/cluster-status";
import { scalingGroup } from "../support/instances";

const needOf = () => ({ name: "blue", needed: 2, source: "minSize", cpuTarget: undefined });

function status(zones: readonly string[], more: Partial<ClusterStatus> = {}, weight = 1): ClusterStatus {
  const nodes = zones.map((zone, index) => ({ id: `i-${index}`, group: "web", zone, lifecycle: "InService" }));
  const health = nodes.map(({ id }) => ({ node: id, targetGroup: "tg", state: "healthy" }));
  const targetGroups = [
    { arn: "tg", weight },
    { arn: "other", weight: 1 },
  ];
  const listeners = [{ defaultAction: { type: "forward", targetGroups }, rules: [] }];
  const desired = { balancers: [{ listeners }], scalingGroups: [scalingGroup({ desiredCapacity: 3 })] };
  return { desired, nodes, health, failedZones: [], evacuations: [], ...more } as unknown as ClusterStatus;
}

const left = (zone: string) => ({ evacuations: [{ zone, since: 0, launchesFirst: false }] });

describe("what a twin says of a zone", () => {
  test("counts the healthy nodes of zones that stay, and the zones that are open", () => {
    const [group] = groupsBefore(status(["a", "b", "c"], left("b")), "a", needOf);
    assert.deepEqual([group?.inZone, group?.elsewhere, group?.openZones, group?.hasTraffic], [1, 1, ["c"], true]);
    const [dark] = groupsBefore(status(["a", "b", "c"], {}, 0), "a", needOf);
    assert.deepEqual([dark?.elsewhere, dark?.hasTraffic], [2, false]);
  });

  test("takes a node that no check has seen yet for not healthy", () => {
    const known = status(["a", "b", "c"]);
    const [group] = groupsBefore({ ...known, health: known.health.slice(0, 2) }, "a", needOf);
    assert.equal(group?.elsewhere, 1);
  });

  test("has left it once no node is there, and is back once its zones are even", () => {
    assert.equal(isDone(standingOf(status(["a", "b", "c"], left("a")), "a", needOf), false), false);
    assert.equal(isDone(standingOf(status(["b", "b", "c"], left("a")), "a", needOf), false), true);
    assert.equal(isDone(standingOf(status(["b", "b", "c"]), "a", needOf), true), false);
    assert.equal(isDone(standingOf(status(["a", "b", "c"]), "a", needOf), true), true);
  });

  test("says which zones take nothing already, evacuated or broken", () => {
    assert.deepEqual(closedZones(status([], { ...left("a"), failedZones: ["a", "b"] })), [
      { zone: "a", why: "evacuated" },
      { zone: "b", why: "broken" },
    ]);
  });

  test("has a line of its own in its status", () => {
    assert.equal(
      evacuationLine({ zone: "a", since: 0, launchesFirst: true }),
      "a is evacuated since 1970-01-01T00:00:00.000Z, once as many nodes are healthy elsewhere; back: vipkit evacuate --zone a --return",
    );
  });
});

function cluster(pods: readonly string[], cordoned: readonly string[] = [], down: readonly string[] = []) {
  const nodes = ["a", "b"].map((zone) => ({
    ...{ name: `node-${zone}`, zone, isReady: true },
    ...{ isDown: down.includes(zone), isCordoned: cordoned.includes(zone) },
  }));
  const rows = pods.map((zone, index) => ({ name: `p-${index}`, namespace: "x", group: "blue", zone, isReady: true }));
  return { nodes, pods: rows, gateways: [] } as unknown as KubernetesStatus;
}

describe("what a cluster says of a zone", () => {
  test("has its zones, and those whose nodes take pods", () => {
    assert.deepEqual(clusterZones(cluster([])), ["a", "b"]);
    assert.deepEqual(closedClusterZones(cluster([])), []);
    assert.deepEqual(closedClusterZones(cluster([], ["a"], ["b"])), [
      { zone: "a", why: "evacuated" },
      { zone: "b", why: "broken" },
    ]);
    assert.deepEqual(podsBefore(cluster(["a", "b"]), "a")[0]?.openZones, ["b"]);
    assert.deepEqual(podsBefore(cluster(["a", "b"], ["b"]), "a")[0]?.openZones, []);
    assert.deepEqual(podsBefore(cluster(["a", "b"], [], ["b"]), "a")[0]?.openZones, []);
  });

  test("has left it once its nodes are cordoned and empty, and the pods are ready elsewhere", () => {
    assert.equal(isDone(podStanding(cluster(["b", "b"]), "a"), false), false, "it is not cordoned");
    assert.equal(isDone(podStanding(cluster(["a", "b"], ["a"]), "a"), false), false);
    assert.equal(isDone(podStanding(cluster(["b", "b"], ["a"]), "a"), false), true);
    assert.equal(isDone(podStanding(cluster(["b", "b"]), "a"), true), true, "pods stay where they are");
  });
});
