import assert from "node:assert/strict";
import { test } from "node:test";
import { objectiveWarnings } from "../../components/vip-cluster/objective-warnings";
import { parseStackConfig } from "../../components/vip-cluster/stack/stack";
import { resolveObjectives } from "../../model/objectives";
import { renderIssue } from "../../model/settings/issue";
import { cluster } from "../support/budgets";
import { assertProblems, assertStyle, changed, clusterProblems } from "./bad/support";

const paths = (changes: Record<string, unknown>, kind: "application" | "network" = "application") =>
  objectiveWarnings(cluster(kind, changes)).map(({ path, rule }) => `${rule} ${path}`);

test("a cluster of defaults keeps what production promises, on either kind of balancer once its drain is long enough", () => {
  assert.deepEqual(paths({}), []);
  assert.deepEqual(paths({ "targetGroups.web.deregistrationDelay": 120 }, "network"), []);
});

test("the class of the environment decides what is not set", () => {
  const of = (objectives: object, kind: "application" | "network" = "application") =>
    resolveObjectives(cluster(kind, { objectives }));
  assert.equal(of({}).class, "production");
  assert.equal(of({}).seconds.nodeCrash, 15);
  assert.equal(of({}, "network").seconds.nodeCrash, 60);
  assert.equal(of({ class: "staging" }).seconds.zoneLoss, 300);
  assert.equal(of({ nodeCrash: "none" }).seconds.nodeCrash, undefined);
  assert.equal(of({ nodeCrash: 7 }).seconds.nodeCrash, 7);
  assert.deepEqual(Object.values(of({ class: "development" }).seconds).filter(Boolean), []);
  assert.equal(of({ class: "development" }).capacityAfterZoneLoss, undefined);
});

test("a schedule that lowers a group below what a zone's loss must leave is a warning, and one that does not is none", () => {
  const scheduled = (minSize: number) => ({
    "network.zones": 3,
    "nodeGroups.web.minSize": 6,
    "nodeGroups.web.maxSize": 9,
    "nodeGroups.web.autoscaling.schedules": { night: { recurrence: "0 22 * * *", minSize } },
    objectives: { capacityAfterZoneLoss: 100, nodesNeeded: { web: 4 } },
  });
  const path = "nodeGroups.web.autoscaling.schedules.night.minSize";
  assert.deepEqual(paths(scheduled(5)), [`capacity-after-zone-loss ${path}`]);
  assert.deepEqual(paths(scheduled(6)), []);
});

test("a broken objective is a warning that names the setting to change", () => {
  const [warning, ...others] = objectiveWarnings(cluster("application", { "objectives.nodeHang": 11 }));
  assert.deepEqual(others, []);
  assert.ok(warning !== undefined);
  assertStyle(warning);
  assert.equal(
    renderIssue({ type: "Stack", name: "prod" }, warning),
    'vip:Stack "prod": loadBalancer.listeners.http.defaultAction: nodeHang of web takes 12 seconds, the objective is 11, got 12 seconds; change targetGroups.web.healthCheck.interval x unhealthyThreshold, or set objectives.nodeHang',
  );
});

test("what has no bound breaks every objective", () => {
  const found = objectiveWarnings(cluster("application", { "objectives.regionLoss": 3600 }));
  assert.equal(found.length, 1);
  assert.match(found[0]?.problem ?? "", /regionLoss of web has no bound, the objective is 3600/);
  for (const warning of objectiveWarnings(cluster("network", { "targetGroups.web.healthCheck": {} })))
    assertStyle(warning);
});

test("capacity after a zone's loss is judged too", () => {
  assert.deepEqual(paths({ "objectives.capacityAfterZoneLoss": 51 }), [
    "capacity-after-zone-loss nodeGroups.web.minSize",
  ]);
  assert.deepEqual(paths({ "objectives.capacityAfterZoneLoss": 50 }), []);
});

test("warnings come with the stack's others, under its key", () => {
  const input = changed("alb", { objectives: { nodeCrash: 5 } });
  const found = parseStackConfig({ cluster: input }).warnings.filter(
    ({ rule }) => rule === "failover-within-objective",
  );
  assert.deepEqual(
    found.map(({ path }) => path),
    [
      "cluster.loadBalancer.listeners.https.defaultAction",
      "cluster.loadBalancer.listeners.https.defaultAction",
      "cluster.loadBalancer.listeners.https.rules.api.action",
    ],
  );
});

test("nodes needed are stated for groups that exist, within their size", () => {
  assertProblems(clusterProblems(changed("alb", { "objectives.nodesNeeded": { webb: 2, spare: 5 } })), {
    "cluster.objectives.nodesNeeded.webb": "did you mean web",
    "cluster.objectives.nodesNeeded.spare": "above the group's maxSize 4",
  });
  assertProblems(clusterProblems(changed("alb", { "objectives.nodeCrash": "5s" })), {
    "cluster.objectives.nodeCrash": "none, or 0 to 86400 seconds",
  });
});
