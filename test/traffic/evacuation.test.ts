import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { standingOf } from "../../cli/evacuate/twin-driver";
import { isDone } from "../../operate/evacuate/run";
import { eventually, types } from "../support/cluster";
import { Load } from "../support/load";
import { Twin } from "../support/twin";

const zone = "eu-west-1a";

let twin: Twin;
const vip = () => new URL(twin.url).hostname;

before(async () => {
  twin = await Twin.start({ desiredCapacity: 3 });
  for (const { id, outputs } of twin.host.all(types.balancer))
    twin.host.put(types.balancer, id, { ...outputs, enableZonalShift: true, dnsName: vip() });
});
after(() => twin.stop());

const needOf = () => ({ name: "web", needed: 2, source: "objectives.nodesNeeded.web", cpuTarget: undefined });
const isOver = (isReturn: boolean) => isDone(standingOf(twin.plane.status(), zone, needOf), isReturn);
const order = (isReturn: boolean) => twin.plane.evacuate({ zone, isReturn, launchesFirst: false });
const named = () => twin.plane.status().desired.balancers[0]?.dnsName ?? "";
const zonesOf = () =>
  twin
    .inService()
    .map((node) => node.zone)
    .sort();

describe("the evacuation of a zone under load", () => {
  it("costs no request, ends its nodes and launches as many in the others", async () => {
    const load = new Load(twin.url, 60);
    await twin.plane.reconcile();
    await sleep(500);
    assert.equal(named(), vip());
    await order(false);
    await eventually("no node in the zone, and three elsewhere", () => isOver(false), 20);
    await sleep(300);
    const { lost } = await load.end();
    assert.deepEqual(lost, []);
    assert.ok(!zonesOf().includes(zone), zonesOf().join());
    assert.notEqual(named(), vip(), "clients are led to the next zone");
    assert.deepEqual(
      twin.plane.status().evacuations?.map((each) => each.zone),
      [zone],
    );
  });

  it("is refused for what no other zone is left for, and stays when the group changes", async () => {
    await assert.rejects(
      twin.plane.evacuate({ zone: "mars-1a", isReturn: false, launchesFirst: false }),
      /one of eu-west/,
    );
    await twin.updateGroup({ desiredCapacity: 4 });
    await eventually("four nodes elsewhere", () => isOver(false), 15);
    assert.ok(!zonesOf().includes(zone));
    await twin.updateGroup({ desiredCapacity: 3 });
  });

  it("is taken back without a lost request: a node is there again", async () => {
    const load = new Load(twin.url, 60);
    await order(true);
    await eventually("one node in each zone", () => isOver(true) && zonesOf().includes(zone), 30);
    const { lost } = await load.end();
    assert.deepEqual(lost, []);
    assert.equal(named(), vip());
    assert.deepEqual(twin.plane.status().evacuations, []);
    await assert.rejects(order(true), /eu-west-1a is not evacuated/);
  });
});
