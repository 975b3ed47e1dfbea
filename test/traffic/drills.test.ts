import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { AwsDriver } from "../../cli/drill/aws-driver";
import { awsEntry } from "../../cli/drill/aws-entry";
import type { DrillClient } from "../../cli/drill/aws-faults";
import { type DrillOptions, type DrillSession, runOne } from "../../cli/drill/session";
import { topologyOf } from "../../components/vip-cluster/topology";
import type { PathBudget } from "../../model/analysis/budget/types";
import type { DrillName } from "../../operate/drill/definitions";
import type { DrillResult } from "../../operate/drill/result";
import { planFaults } from "../../platforms/aws/fault-model";
import { cluster } from "../support/budgets";
import { arns, types } from "../support/cluster";
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
      balancerLoss: 15,
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

  it("of the balancer's loss costs what comes until it is started again, and every target is checked anew", async () => {
    const result = await drill("balancerLoss", 1);
    assert.equal(result.verdict, "within", said(result));
    assert.ok(result.requests.failed > 0 && result.times.lastFailure > 0, said(result));
    assert.ok((result.times.fullRedundancy ?? 0) > 0 && result.isWholeAgain, said(result));
  });

  it("of a keep-alive that is too short shows the 502 of what is sent on a connection that a node has given up", async () => {
    const result = await drill("keepAliveMismatch", 1);
    assert.equal(result.verdict, "none", said(result));
    assert.deepEqual(Object.keys(result.requests.reasons), ["502"], said(result));
    assert.ok(result.times.lastFailure > 1, "again and again");
    assert.equal(result.requests.executedTwice, 0);
  });

  it("of nodeDrain costs nothing", async () => {
    const result = await drill("nodeDrain", 5);
    assert.equal(result.verdict, "within", said(result));
    assert.equal(result.requests.failed, 0, said(result));
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
      /zoneLoss: test cannot have it: it has no zones; it can have nodeCrash, nodeHang, nodeSlow, nodeDrain, balancerLoss, keepAliveMismatch, daemonCrash, /,
    );
  });

  it("of a certificate that runs out is refused without TLS, and shows new clients' refusals until it is renewed", async () => {
    await assert.rejects(drill("certificateExpiry", 1), /the load goes to a listener without TLS/);
    const certificateArn = "arn:aws:acm:eu-west-1:123456789012:certificate/4c1f";
    await twin.update("aws:acm/certificate:Certificate", certificateArn, {
      arn: certificateArn,
      domainName: "shop.example.com",
    });
    const tls = { protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06", certificateArn };
    await twin.update(types.listener, arns.listener, tls);
    const { folder } = twin.host;
    const entry = awsEntry(twin.plane.status(), folder);
    const driver = new AwsDriver(folder, entry, twin.plane.status(), client);
    const result = await runOne({ ...session, driver, target: entry.target }, "certificateExpiry", options(1));
    assert.equal(result.verdict, "none", said(result));
    assert.deepEqual(Object.keys(result.requests.reasons), ["CERT_HAS_EXPIRED"], said(result));
    const { firstFailure, lastFailure } = result.times;
    assert.ok((firstFailure ?? 0) >= 1.5, `it is served before it runs out: ${firstFailure}`);
    assert.ok(lastFailure > 6 && lastFailure < 14, `until it is renewed: ${lastFailure}`);
    assert.deepEqual(twin.plane.status().problems, []);
    const expire = (certificate: string) => twin.plane.fault({ kind: "expire-certificate", certificate });
    await assert.rejects(
      expire("arn:none"),
      /no listener serves the certificate "arn:none"; certificates: arn:aws:acm/,
    );
    await assert.rejects(
      twin.plane.fault({ kind: "renew-certificate", certificate: certificateArn }),
      /was not made to run out; certificates that were: none/,
    );
    await expire(certificateArn);
    assert.match(
      twin.plane.status().problems.join(),
      /runs out at \S+ by a fault; vipkit fault renew-certificate arn:/,
    );
    await twin.plane.fault({ kind: "renew-certificate", certificate: certificateArn });
  });

  it("that kills a balancer which is not there is refused with those that are", async () => {
    await assert.rejects(
      twin.plane.fault({ kind: "kill-balancer", balancer: "wab" }),
      /no load balancer "wab"; balancers: web/,
    );
  });
});
