import assert from "node:assert/strict";
import { test } from "node:test";
import { planNetwork } from "../../twin/balancer/admission";
import { GuardPlane } from "../../twin/balancer/node-firewall/plane";
import { targetGroup } from "../support/balancing";
import { reserveSlot } from "../support/slots";
import { temporaryFolder } from "../support/temporary";

test("the nodes' firewall that is about to start for the first time is not lost", async (t) => {
  const slot = reserveSlot();
  const plane = new GuardPlane(temporaryFolder(t));
  await plane.start();
  const group = targetGroup("blue");
  const place = { address: `127.${slot}.3.10`, backendAddress: `127.${slot}.4.10`, zone: "eu-west-1a" };
  const node = {
    ...place,
    ...{ id: "i-0", group: "blue", privateIp: "10.1.3.10", securityGroups: [], launchTemplateVersion: 1 },
    ...{ lifecycle: "InService" as const, launchedAt: 0, pid: undefined },
  };
  const registration = { ...place, targetGroup: group.arn, node: "i-0", port: 8080, drainingSince: undefined };
  let isApplied = false;
  const applied = plane
    .apply({
      groups: [group],
      registrations: [registration],
      nodes: [node],
      network: planNetwork(slot, [], [], [node]),
    })
    .finally(() => {
      isApplied = true;
    });
  const seen: boolean[] = [];
  while (!isApplied) {
    seen.push(await plane.isLost());
    await new Promise(setImmediate);
  }
  await applied;
  seen.push(await plane.isLost());
  await plane.stop();
  assert.ok(seen.length > 1, "looked at while it starts");
  assert.ok(!seen.includes(true));
});
