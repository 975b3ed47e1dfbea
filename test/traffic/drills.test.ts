import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { AwsDriver, type DrillClient } from "../../cli/drill/aws-driver";
import { awsEntry } from "../../cli/drill/aws-entry";
import { type DrillOptions, type DrillSession, runOne } from "../../cli/drill/session";
import { topologyOf } from "../../components/vip-cluster/topology";
import type { PathBudget } from "../../model/analysis/budget/types";
import type { DrillName } from "../../operate/drill/definitions";
import type { DrillResult } from "../../operate/drill/result";
import { planFaults } from "../../platforms/aws/fault-model";
import { cluster } from "../support/budgets";
import { quickCheck, Twin } from "../support/twin";

const nodes = 4;

let twin: Twin;
let session: DrillSession;
let client: DrillClient;

const options = (seed: number, seconds?: number, signal = new AbortController().signal): DrillOptions => ({
  ...{ rate: 50, seconds, seed, signal },
  onStep: () => undefined,
});

/** What the budget says of the test's cluster: its checks are quicker than a spec may have them. */
function budgetPaths(): readonly PathBudget[] {
  const spec = cluster("application", { "nodeGroups.web.minSize": nodes });
  const { routes } = topologyOf(spec, { bootTime: 0, metricPeriod: 1, nodeCommand: [] });
  return routes.map((route) => {
    const { path, listener, targetGroup, share, group } = route;
    const quick = {
      ...route,
      plane: "twin" as const,
      group: { ...group, healthCheck: { ...group.healthCheck, ...quickCheck } },
    };
    const seconds = {
      nodeCrash: 15,
      nodeHang: 15,
      nodeDrain: 0,
      zoneLoss: 15,
      balancerLoss: undefined,
      regionLoss: undefined,
    };
    return { path, listener, targetGroup, share, faults: planFaults(quick, { seconds }) };
  });
}

before(async () => {
  twin = await Twin.start({ desiredCapacity: nodes }, { minimumHealthyTargets: 1 });
  const { folder } = twin.host;
  const status = twin.plane.status();
  const entry = awsEntry(status, folder);
  client = {
    status: () => Promise.resolve(twin.plane.status()),
    fault: (fault: Parameters<Twin["plane"]["fault"]>[0]) => twin.plane.fault(fault),
    presence: () => Promise.resolve(undefined),
  };
  session = {
    stack: "test",
    driver: new AwsDriver(folder, entry, status, client),
    target: entry.target,
    nodeLogs: join(folder, "nodes"),
    paths: budgetPaths(),
    leadsTo: () => true,
  };
});
after(() => twin.stop());

const drill = (
  name: DrillName,
  seed: number,
  seconds?: number,
  signal = new AbortController().signal,
): Promise<DrillResult> => runOne(session, name, options(seed, seconds, signal));

const said = ({ comparisons, requests, verdict, lateness, problems }: DrillResult) =>
  JSON.stringify({ verdict, comparisons, requests, lateness, problems });

/** Each is one of a game day: what one broke is whole again for the next. */
describe("a drill", () => {
  const costly: readonly DrillName[] = ["nodeCrash", "nodeHang", "zoneLoss"];
  for (const [index, name] of costly.entries())
    it(`of ${name} costs requests, no more than the budget says, and is healed`, async () => {
      const result = await drill(name, index);
      assert.equal(result.verdict, "within", said(result));
      assert.ok(result.requests.failed > 0, "the balancer does not retry");
      assert.ok((result.times.detect ?? 0) > 0 && (result.times.fullRedundancy ?? 0) > 0, said(result));
      assert.ok(result.capacityLeft < 100);
      assert.equal(result.requests.executedTwice, 0);
      assert.equal(result.requests.retriedByBalancer, 0, "by its own counter");
      assert.ok(result.isWholeAgain);
    });

  it("of nodeDrain costs nothing", async () => {
    const result = await drill("nodeDrain", 5);
    assert.equal(result.verdict, "within", said(result));
    assert.equal(result.requests.failed, 0);
  });

  it("of a bad deployment costs nothing: the refresh goes back by itself, and leaves the group as it was", async () => {
    const preferences = {
      minHealthyPercentage: 100,
      maxHealthyPercentage: 150,
      instanceWarmup: "0",
      autoRollback: true,
    };
    await twin.updateGroup({ instanceRefresh: { strategy: "Rolling", preferences } });
    const driver = new AwsDriver(
      twin.host.folder,
      awsEntry(twin.plane.status(), twin.host.folder),
      twin.plane.status(),
      client,
    );
    const before = twin.plane.status().desired.scalingGroups;
    const result = await runOne({ ...session, driver }, "badDeploy", options(1));
    assert.equal(result.verdict, "within", said(result));
    assert.deepEqual([result.requests.failed, result.capacityLeft], [0, 100]);
    assert.ok(
      twin.plane.status().activities.some(({ message }) => /Instance refresh \S+ RollbackSuccessful/.test(message)),
    );
    assert.deepEqual(twin.plane.status().desired.scalingGroups, before);
    await assert.rejects(
      twin.plane.fault({ kind: "break-deploy", group: "wab" }),
      /no scaling group "wab"; groups: web/,
    );
  });

  it("of a slow node shows what waits for it, in the time of its last percent", async () => {
    const result = await drill("nodeSlow", 2, 3);
    assert.equal(result.verdict, "none", said(result));
    assert.ok((result.latency.during.p99 ?? 0) >= 200, JSON.stringify(result.latency));
  });

  it("of an outage that fails all checks shows that the balancer fails open where the group lets its nodes be", async () => {
    await twin.updateGroup({ healthCheckType: "EC2" });
    const result = await drill("dependencyOutage", 1, 4);
    await twin.updateGroup({ healthCheckType: "ELB" });
    assert.equal(result.verdict, "none", said(result));
    assert.equal(result.requests.failed, 0, said(result));
    assert.equal(result.capacityLeft, 0);
  });

  it("that is interrupted takes back what it broke, and is not judged", async () => {
    const controller = new AbortController();
    const ending = drill("zoneLoss", 3, undefined, controller.signal);
    setTimeout(() => controller.abort(), 3800);
    const result = await ending;
    assert.ok(result.wasInterrupted);
    assert.equal(result.verdict, "notJudged", said(result));
    assert.deepEqual(twin.plane.status().failedZones, []);
  });

  it("that the stack cannot have is refused, with those that it can", async () => {
    const zoneLoss = { fault: "zoneLoss", kind: "notApplicable", reason: "it has no zones", verdict: "none" } as const;
    const paths = budgetPaths().map((path) => ({ ...path, faults: { ...path.faults, zoneLoss } }));
    const elsewhere = { ...session, paths };
    await assert.rejects(
      runOne(elsewhere, "zoneLoss", options(1, 1)),
      /zoneLoss: test cannot have it: it has no zones; it can have nodeCrash, nodeHang, nodeSlow, nodeDrain, daemonCrash, /,
    );
  });
});
