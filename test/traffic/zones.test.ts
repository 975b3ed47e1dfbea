import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { eventually } from "../support/cluster";
import { Load } from "../support/load";
import { Twin } from "../support/twin";

const rate = 60;
/** Milliseconds until two refused checks, and what a busy machine adds. */
const detection = 2000 + 1000;

let twin: Twin;
before(async () => {
  twin = await Twin.start({ desiredCapacity: 3 });
});
after(() => twin.stop());

const zonesOf = () =>
  twin
    .inService()
    .map(({ zone }) => zone)
    .sort();

describe("the loss of a zone under load", () => {
  it("costs that zone's share until it is detected, and the others take over its nodes", async () => {
    const load = new Load(twin.url, rate);
    await sleep(1000);
    await twin.plane.fault({ kind: "fail-zone", zone: "eu-west-1c" });
    const failedAt = load.elapsed;
    await eventually("three nodes in two zones", () => twin.isWhole() && !zonesOf().includes("eu-west-1c"), 30);
    await sleep(500);
    const { lost } = await load.end();
    assert.ok(lost.length <= (rate / 3) * (detection / 1000), `${lost.length} lost`);
    assert.ok(lost.every(({ at }) => at - failedAt <= detection));
    assert.deepEqual(twin.plane.status().failedZones, ["eu-west-1c"]);
  });

  it("is made good when the zone is back, and nothing is lost by that", async () => {
    const load = new Load(twin.url, rate);
    await twin.plane.fault({ kind: "restore-zone", zone: "eu-west-1c" });
    await eventually("one node in each zone", () => twin.isWhole() && zonesOf().join() === twin.host.zones.join(), 40);
    const { lost } = await load.end();
    assert.deepEqual(lost, []);
    assert.deepEqual(twin.plane.status().failedZones, []);
  });

  it("is refused for a zone that does not exist", async () => {
    await assert.rejects(
      twin.plane.fault({ kind: "fail-zone", zone: "mars-1a" }),
      /InvalidAvailabilityZone: no zone "mars-1a"; zones: eu-west-1a, eu-west-1b, eu-west-1c/,
    );
  });
});
