import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { arns, eventually, types } from "../support/cluster";
import { Load } from "../support/load";
import { quickCheck, Twin } from "../support/twin";

const successor = `${arns.targetGroup.slice(0, -1)}a`;

let twin: Twin;
before(async () => {
  twin = await Twin.start({ desiredCapacity: 2 });
});
after(() => twin.stop());

const nodesOf = (group: string) => twin.inService().filter((node) => node.group === group);

describe("a target group and its nodes that are replaced under load", () => {
  it("lose nothing: the listener finds the new nodes from the moment it is switched", async () => {
    const { host, plane } = twin;
    const load = new Load(twin.url, 80);
    await sleep(500);
    host.put(types.targetGroup, successor, {
      ...host.get(types.targetGroup, arns.targetGroup)?.outputs,
      arn: successor,
      name: "web2",
      healthCheck: quickCheck,
    });
    host.put(types.group, "web2", {
      ...host.get(types.group, "web")?.outputs,
      name: "web2",
      targetGroupArns: [successor],
      minElbCapacity: 0,
    });
    await plane.reconcile();
    await plane.waitUntilStable(types.group, "web2", 20);
    // The nodes answer by now; nobody has checked them yet, since nothing forwards to them.
    await eventually("the new nodes run", () => nodesOf("web2").length === 2);
    await sleep(500);
    await twin.update(types.listener, arns.listener, {
      defaultActions: [{ type: "forward", targetGroupArn: successor }],
    });
    const switchedAt = load.elapsed;
    host.remove(types.group, "web");
    await plane.reconcile();
    await plane.waitUntilStable(types.group, "web", 20);
    host.remove(types.targetGroup, arns.targetGroup);
    await plane.reconcile();
    await sleep(1000);
    const { lost, sent, nodes } = await load.end();
    assert.deepEqual(lost, [], `of ${sent}, switched after ${switchedAt} ms`);
    for (const { id } of nodesOf("web2")) assert.ok((nodes.get(id) ?? 0) > 0, `${id} serves`);
    assert.equal(twin.nodes().length, 2);
  });
});
