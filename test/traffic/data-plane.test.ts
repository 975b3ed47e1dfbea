import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { readyHook } from "../../platforms/aws/readiness";
import { Plane } from "../../twin/data/plane";
import { addCluster, arns, eventually, MemoryHost, ProbingBalancer, template, types } from "../support/cluster";
import { reserveSlot } from "../support/slots";

const slot = reserveSlot();
let host: MemoryHost;
let balancer: ProbingBalancer;
let plane: Plane;

const nodes = () => plane.status().nodes;
const inService = () => nodes().filter(({ lifecycle }) => lifecycle === "InService");
const healthy = () => plane.status().health.filter(({ state }) => state === "healthy").length;
const update = async (change: Record<string, unknown>) => {
  host.put(types.group, "web", { ...host.get(types.group, "web")?.outputs, ...(change as object) });
  await plane.reconcile();
};

beforeEach(async () => {
  host = new MemoryHost(slot);
  balancer = new ProbingBalancer();
  plane = new Plane(host, balancer);
  await plane.start();
});
afterEach(async () => {
  await plane.stop();
  host.cleanUp();
});

/** What `kill -9` of the daemon leaves: nobody looks any more, everything else goes on. */
async function crash(dying: Plane): Promise<void> {
  await (dying as unknown as { loop: { stop(): Promise<void> } }).loop.stop();
  await balancer.stop();
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function up(group = {}): Promise<void> {
  addCluster(host, group);
  await plane.reconcile();
  await plane.waitUntilStable(types.group, "web", 20);
}

describe("the data plane", () => {
  it("launches the desired capacity, one node in each zone, and settles when they serve", async () => {
    await up({ minElbCapacity: 3 });
    assert.equal(inService().length, 3);
    assert.equal(healthy(), 3);
    assert.deepEqual(new Set(nodes().map(({ zone }) => zone)), new Set(host.zones));
    const headers = { accept: "application/json" };
    const answer = await fetch(`http://${nodes()[0]?.backendAddress}:8080/`, { headers });
    const { node, zone } = (await answer.json()) as { node: string; zone: string };
    assert.deepEqual({ node, zone }, { node: nodes()[0]?.id, zone: nodes()[0]?.zone });
    assert.match(plane.status().activities[0]?.message ?? "", /increasing the capacity from 0 to 3/);
  });

  it("answers at once to a change of what it is not made from, and carries out every other", async () => {
    await up();
    host.put(types.group, "web", { ...host.get(types.group, "web")?.outputs, desiredCapacity: 4 });
    for (const [type, count] of Object.entries({ "aws:iam/role:Role": 3, [types.group]: 4 }))
      assert.equal(await plane.reconcile(type).then(() => nodes().length), count);
  });

  it("replaces a killed node by another, in the zone that lacks one", async () => {
    await up();
    const victim = inService()[0];
    await plane.fault({ kind: "kill-node", node: victim?.id ?? "" });
    await eventually(
      "three healthy nodes again",
      () => healthy() === 3 && !nodes().some(({ id }) => id === victim?.id),
    );
    assert.deepEqual(
      nodes()
        .map(({ zone }) => zone)
        .sort(),
      host.zones,
    );
    const said = plane
      .status()
      .activities.map(({ message }) => message)
      .join("\n");
    assert.match(said, new RegExp(`Terminating EC2 instance: ${victim?.id}`));
    assert.match(said, /launched in response to an unhealthy instance needing to be replaced/);
  });

  it("launches elsewhere when a zone is lost, and evens out once it is back", async () => {
    await up();
    await plane.fault({ kind: "fail-zone", zone: "b" });
    await eventually(
      "three healthy nodes in two zones",
      () => healthy() === 3 && inService().every(({ zone }) => !zone.endsWith("b")),
    );
    assert.deepEqual(plane.status().failedZones, ["eu-west-1b"]);
    await plane.fault({ kind: "restore-zone", zone: "b" });
    await eventually("one node in each zone", () => {
      const zones = inService()
        .map(({ zone }) => zone)
        .sort();
      return zones.join() === host.zones.join() && nodes().length === 3;
    });
  });

  it("keeps running nodes when the daemon dies, and starts those again that are gone", async () => {
    await up();
    const before = nodes();
    const survivor = before[0];
    await crash(plane);
    process.kill(-(before[1]?.pid ?? 0), "SIGKILL");
    await eventually("one node is dead", () => !isRunning(before[1]?.pid ?? 0));
    const successor = new Plane(host, new ProbingBalancer());
    plane = successor;
    await successor.start();
    await eventually("three nodes in service", () => inService().length === 3);
    assert.deepEqual(
      nodes()
        .map(({ id }) => id)
        .sort(),
      before.map(({ id }) => id).sort(),
    );
    assert.equal(nodes().find(({ id }) => id === survivor?.id)?.pid, survivor?.pid);
    assert.notEqual(nodes().find(({ id }) => id === before[1]?.id)?.pid, before[1]?.pid);
  });

  it("refreshes the nodes in a wave when the template's version changes", async () => {
    await up({
      instanceRefresh: { preferences: { minHealthyPercentage: 100, maxHealthyPercentage: 150, instanceWarmup: "0" } },
    });
    host.put(types.template, "lt-web", template(2));
    await eventually("all serve", () => healthy() === 3);
    const least: number[] = [];
    await update({ launchTemplate: { id: "lt-web", version: "2" } });
    await eventually(
      "only nodes of version 2",
      () => {
        least.push(healthy());
        return nodes().length === 3 && nodes().every(({ launchTemplateVersion }) => launchTemplateVersion === 2);
      },
      30,
    );
    assert.ok(Math.min(...least) >= 3, `never fewer than three healthy: ${least.join()}`);
    await eventually("the refresh has ended", () =>
      plane.status().activities.some(({ message }) => /Instance refresh .* Successful/.test(message)),
    );
  });

  it("goes back to the version before when new nodes never become healthy", async () => {
    await up({
      instanceRefresh: {
        preferences: { minHealthyPercentage: 100, maxHealthyPercentage: 200, instanceWarmup: "0", autoRollback: true },
      },
    });
    host.put(types.template, "lt-web", template(2, ["sleep", "60"]));
    await update({ launchTemplate: { id: "lt-web", version: "2" } });
    await eventually(
      "the rollback has ended",
      () => plane.status().activities.some(({ message }) => /Instance refresh .* RollbackSuccessful/.test(message)),
      30,
    );
    await eventually(
      "only nodes of version 1",
      () => nodes().length === 3 && nodes().every(({ launchTemplateVersion }) => launchTemplateVersion === 1),
    );
    assert.deepEqual(host.get(types.group, "web")?.outputs["launchTemplate"], { id: "lt-web", version: "1" });
    assert.equal(healthy(), 3);
  });

  it("shrinks by draining first, and grows again", async () => {
    await up({ desiredCapacity: 4 });
    await update({ desiredCapacity: 2 });
    await eventually(
      "two nodes drain",
      () => balancer.registrations.filter(({ drainingSince }) => drainingSince).length === 2,
    );
    assert.equal(balancer.registrations.length, 4);
    await eventually("two nodes are left", () => nodes().length === 2);
    await update({ desiredCapacity: 3 });
    await eventually("three nodes serve", () => inService().length === 3);
  });

  it("ends every node when its group is deleted, and leaves no process", async () => {
    await up();
    const pids = nodes().map(({ pid }) => pid ?? 0);
    host.remove(types.group, "web");
    await plane.reconcile();
    await plane.waitUntilStable(types.group, "web", 20);
    assert.equal(nodes().length, 0);
    for (const pid of pids) assert.throws(() => process.kill(pid, 0), /ESRCH/);
  });

  it("says why a group does not come up", async () => {
    host.twin = { ...host.twin, nodeCommand: ["/nowhere/server"] };
    addCluster(host, { waitForCapacityTimeout: "3s", minElbCapacity: 3 });
    await plane.reconcile();
    await assert.rejects(plane.waitUntilStable(types.group, "web", 20), (error: Error) => {
      assert.match(error.message, /want at least 3 .* have \d/);
      assert.match(error.message, /last words: .*\/nowhere\/server.*not found/);
      return true;
    });
  });

  it("leaves no process and no file of nodes when it stops", async () => {
    await up();
    const pids = nodes().map(({ pid }) => pid ?? 0);
    await plane.stop();
    await eventually("all processes are gone", () => pids.every((pid) => !isRunning(pid)));
    assert.ok(!readdirSync(join(host.folder)).includes("nodes"));
  });

  it("registers nodes under every target group and drains what is detached", async () => {
    await up();
    assert.equal(balancer.registrations.length, 3);
    await update({ targetGroupArns: [] });
    await eventually("all are released", () => balancer.registrations.length === 0);
    assert.equal(inService().length, 3);
    await update({ targetGroupArns: [arns.targetGroup] });
    assert.equal(balancer.registrations.filter(({ drainingSince }) => drainingSince === undefined).length, 3);
  });

  it("holds a node back for its launch hook, and gives it up when the hook's result says so", async () => {
    const hook = {
      name: "warm",
      autoscalingGroupName: "web",
      lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
    };
    host.put(types.hook, "warm", { ...hook, heartbeatTimeout: 1, defaultResult: "CONTINUE" });
    addCluster(host, { desiredCapacity: 1 });
    await plane.reconcile();
    await eventually("it waits", () => nodes()[0]?.lifecycle === "Pending:Wait");
    assert.equal(balancer.registrations.length, 0);
    await eventually("it serves", () => nodes()[0]?.lifecycle === "InService");
    host.put(types.hook, "warm", { ...hook, heartbeatTimeout: 1, defaultResult: "ABANDON" });
    const kept = nodes()[0]?.id;
    await update({ desiredCapacity: 2 });
    await eventually("another waits", () => nodes().some(({ lifecycle }) => lifecycle === "Pending:Wait"));
    await eventually("it is given up", () =>
      plane.status().activities.some(({ message }) => message.includes("Terminating") || message.includes("ABANDON")),
    );
    assert.deepEqual(
      inService().map(({ id }) => id),
      [kept],
    );
  });

  it("lets a node in as soon as it answers, where the hook is the node's own", async () => {
    const hook = {
      name: readyHook,
      autoscalingGroupName: "web",
      lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
    };
    host.put(types.hook, "ready", { ...hook, heartbeatTimeout: 300, defaultResult: "CONTINUE" });
    await up();
    assert.equal(inService().length, 3);
    host.twin = { ...host.twin, nodeCommand: ["sleep", "600"] };
    await update({ desiredCapacity: 4 });
    await eventually("the fourth waits", () => nodes().some(({ lifecycle }) => lifecycle === "Pending:Wait"));
    await plane.reconcile();
    assert.equal(inService().length, 3, "it does not answer, so it does not count");
  });

  it("drains a node first and then holds it for its termination hook", async () => {
    const hook = {
      name: "logs",
      autoscalingGroupName: "web",
      lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
    };
    host.put(types.hook, "logs", { ...hook, heartbeatTimeout: 1, defaultResult: "CONTINUE" });
    await up({ desiredCapacity: 1 });
    const pid = nodes()[0]?.pid ?? 0;
    await update({ desiredCapacity: 0 });
    await eventually("it waits", () => nodes()[0]?.lifecycle === "Terminating:Wait");
    assert.equal(balancer.registrations.length, 0, "no longer registered");
    assert.ok(isRunning(pid), "still running");
    await eventually("it has ended", () => nodes().length === 0 && !isRunning(pid));
  });

  it("launches nothing while the store cannot be written, and says why", async () => {
    const save = host.saveRuntime.bind(host);
    host.saveRuntime = () => Promise.reject(new Error("ENOSPC: no space left on device"));
    addCluster(host);
    await assert.rejects(plane.reconcile(), /ENOSPC/);
    await eventually("it tells", () => plane.status().problems.some((problem) => problem.includes("ENOSPC")));
    assert.ok(
      nodes().every(({ pid }) => pid === undefined),
      "no process runs",
    );
    host.saveRuntime = save;
    await eventually("it goes on by itself", () => inService().length === 3);
    assert.deepEqual(plane.status().problems, []);
  });
});
