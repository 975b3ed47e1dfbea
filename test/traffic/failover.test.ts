import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { eventually } from "../support/cluster";
import { Load } from "../support/load";
import { Twin } from "../support/twin";

const rate = 80;
const nodeCount = 4;
/** Milliseconds that one check of the test's target group takes to be due. */
const interval = 1000;
/** A machine that runs other tests too is late by up to this much. */
const lateness = 1000;

let twin: Twin;
before(async () => {
  twin = await Twin.start({ desiredCapacity: nodeCount });
});
after(() => twin.stop());

/** Requests of one node's share in a time. */
const share = (milliseconds: number) => (rate / nodeCount) * (milliseconds / 1000);

async function failing(kind: "kill-node" | "hang-node") {
  const load = new Load(twin.url, rate);
  await sleep(1000);
  const victim = twin.inService()[0]?.id ?? "";
  await twin.plane.fault({ kind, node: victim });
  const failedAt = load.elapsed;
  await eventually(
    "another node has taken its place",
    () => twin.isWhole() && !twin.nodes().some(({ id }) => id === victim),
    30,
  );
  await sleep(1000);
  return { ...(await load.end()), victim, failedAt };
}

describe("failover under load", () => {
  it("loses no more for a killed node than its share until two checks have failed, and replaces it", async () => {
    const { lost, sent, failedAt } = await failing("kill-node");
    const detection = 2 * interval + lateness;
    assert.ok(sent > 0);
    assert.ok(lost.length > 0, "an application load balancer does not retry");
    assert.ok(lost.length <= share(detection), `${lost.length} lost of ${sent}, at most ${share(detection)}`);
    assert.ok(
      lost.every(({ reason }) => reason === "502"),
      `only bad gateways: ${lost.map(({ reason }) => reason).join()}`,
    );
    const last = Math.max(...lost.map(({ at }) => at)) - failedAt;
    assert.ok(last <= detection, `the last loss came ${last} ms after the fault`);
    assert.ok(
      lost.every(({ at }) => at >= failedAt - 200),
      "nothing was lost before",
    );
  });

  it("takes a hung node out after two checks have timed out, and replaces it", async () => {
    const { lost, failedAt, victim } = await failing("hang-node");
    const detection = 2 * interval + 1000 + lateness;
    assert.ok(lost.length <= share(detection), `${lost.length} lost, at most ${share(detection)}`);
    const last = Math.max(0, ...lost.map(({ at }) => at - failedAt));
    assert.ok(last <= detection, `the last loss came ${last} ms after the fault`);
    const said = twin.plane.status().activities.map(({ message }) => message);
    assert.ok(said.some((message) => message.includes(`Terminating EC2 instance: ${victim}`)));
  });

  it("loses nothing for a node that is drained, and replaces it", async () => {
    const load = new Load(twin.url, rate);
    const [drained] = twin.inService();
    await twin.plane.fault({ kind: "drain-node", node: drained?.id ?? "" });
    await eventually(
      "another node has taken its place",
      () => twin.isWhole() && !twin.nodes().some(({ id }) => id === drained?.id),
      30,
    );
    assert.deepEqual((await load.end()).lost, []);
    await assert.rejects(
      twin.plane.fault({ kind: "drain-node", node: drained?.id ?? "" }),
      /InvalidInstanceID.NotFound: the node ".+" does not exist; nodes: i-/,
    );
  });

  it("serves on from what is left while every node but one is gone", async () => {
    const [survivor, ...others] = twin.inService();
    for (const { id } of others) await twin.plane.fault({ kind: "kill-node", node: id });
    await eventually("only one is healthy", () => twin.healthy().length <= 1, 10);
    const load = new Load(twin.url, rate);
    await eventually("full strength again", () => twin.isWhole(), 30);
    const { lost, nodes } = await load.end();
    assert.equal(lost.length, 0);
    assert.ok((nodes.get(survivor?.id ?? "") ?? 0) > 0);
  });
});
