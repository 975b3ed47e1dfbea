import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { planCapacity } from "../../../twin/compute/capacity";
import { computeStateShape } from "../../../twin/compute/compute-state";
import type { Instance } from "../../../twin/compute/instance";
import { Zones } from "../../../twin/compute/zones";
import type { Balancer, DesiredState } from "../../../twin/contract/desired-state";
import { admitEvacuation, namedAway, usedZones } from "../../../twin/data/evacuation";
import { instance, zones as names, said, scalingGroup, view } from "../../support/instances";

const left = (zone: string, launchesFirst = false) => ({ zone, since: 1, launchesFirst });

function step(zones: Zones, all: readonly Instance[], desiredCapacity = 3) {
  const seen = view(scalingGroup({ desiredCapacity }), zones.staying(all), {}, { failedZones: zones.closed() });
  return { leaving: zones.leaving(seen, all).map(({ id }) => id), planned: said(planCapacity(seen)) };
}

describe("an evacuated zone", () => {
  it("loses its nodes at once, and their group launches as many in the others", () => {
    const all = [instance("a"), instance("b"), instance("c")];
    const zones = new Zones([], [left("a")]);
    assert.deepEqual(step(zones, all), { leaving: [all[0]?.id], planned: ["launch b"] });
  });

  it("serves until as many others are healthy, where it launches first", () => {
    const [inA, inB, inC] = [instance("a"), instance("b"), instance("c")];
    const zones = new Zones([], [left("a", true)]);
    assert.deepEqual(step(zones, [inA, inB, inC]), { leaving: [], planned: ["launch b"] });
    assert.deepEqual(step(zones, [inA, inB, inC, instance("b", { lifecycle: "Pending" })]).leaving, []);
    assert.deepEqual(step(zones, [inA, inB, inC, instance("b")]), { leaving: [inA.id], planned: [] });
  });

  it("loses what waits in its warm pool, and leaves what ends already and other groups' nodes alone", () => {
    const warm = instance("a", { lifecycle: "Warmed:Stopped" });
    const all = [warm, instance("a", { lifecycle: "Terminating" }), instance("a", { group: "other" })];
    assert.deepEqual(step(new Zones([], [left("a", true)]), all).leaving, [warm.id]);
  });

  it("waits no longer once it is told so, keeps the time when it was left, and is there again once taken back", () => {
    const zones = new Zones(["b"], [left("a", true)]);
    zones.evacuate({ zone: "a", since: 9, launchesFirst: false });
    zones.evacuate({ zone: "a", since: 9, launchesFirst: true });
    assert.deepEqual(zones.evacuations, [left("a")]);
    assert.deepEqual([...zones.closed()].sort(), ["a", "b"]);
    assert.deepEqual([zones.return("a"), zones.return("a")], [true, false]);
    assert.deepEqual([...zones.closed()], ["b"]);
  });

  it("is read back as it was written, and is missing in what an older daemon wrote", () => {
    const written: unknown = JSON.parse(JSON.stringify({ evacuations: [left("a", true)] }));
    assert.deepEqual(computeStateShape.parse(written).evacuations, [left("a", true)]);
    assert.deepEqual(computeStateShape.parse({}).evacuations, []);
  });

  it("gets no node, and the group its capacity, whatever was there before", () => {
    const zone = fc.constantFrom(...names);
    fc.assert(
      fc.property(fc.array(zone, { maxLength: 9 }), zone, fc.boolean(), (where, gone, launchesFirst) => {
        const all = where.map((each) => instance(each));
        const { leaving, planned } = step(new Zones([], [left(gone, launchesFirst)]), all, 3);
        const staying = all.filter((each) => each.zone !== gone).length;
        assert.ok(!planned.includes(`launch ${gone}`));
        if (staying < 3) assert.equal(planned.length, 3 - staying);
        assert.equal(leaving.length, launchesFirst && staying < 3 ? 0 : all.length - staying);
      }),
    );
  });
});

const addresses = names.map((zone, index) => ({ zone, ip: `127.0.0.${index + 1}` }));
const balancer = { arn: "arn:vip", name: "vip", dnsName: "127.0.0.1", addresses } as unknown as Balancer;
const desired = { balancers: [balancer], scalingGroups: [scalingGroup()] } as unknown as DesiredState;
const shiftable = (is: boolean) => ({ get: () => ({ outputs: { enableZonalShift: is } }) as never });
const admit = (zone: string, closed: readonly string[], is = true, state = desired) =>
  admitEvacuation(shiftable(is), { desired: state, zone, closed: new Set(closed), left: [] });
const admitAfter = (left: string, zone: string) =>
  admitEvacuation(shiftable(true), { desired, zone, closed: new Set([left]), left: [left] });

describe("a balancer in an evacuated zone", () => {
  it("is named by an address of another zone, and of none where all are left", () => {
    const named = (...zones: string[]) =>
      namedAway(
        desired,
        zones.map((zone) => left(zone)),
      ).balancers[0]?.dnsName;
    assert.equal(named(), "127.0.0.1");
    assert.equal(named("a"), "127.0.0.2");
    assert.equal(named("b"), "127.0.0.1");
    assert.equal(named("a", "b"), "127.0.0.3");
    assert.equal(named("a", "b", "c"), "127.0.0.1");
  });

  it("has one zonal shift at a time, as its groups have", () => {
    admitAfter("a", "a");
    assert.throws(
      () => admitAfter("a", "b"),
      /: balancer vip is shifted away from a already, and has one zonal shift at a time; take a back first\nscaling group web is shifted away from a already/,
    );
  });

  it("must be registered for zonal shift, and have another zone, as its groups must", () => {
    assert.deepEqual(usedZones(desired), ["a", "b", "c"]);
    admit("a", ["b"]);
    assert.throws(() => admit("d", []), /no zone "d" in this stack; one of a, b, c/);
    assert.throws(() => admit("a", [], false), /balancer vip is not registered for zonal shift; set loadBalancer/);
    assert.throws(
      () => admit("a", ["b", "c"]),
      /balancer vip has no address in another zone that is open\nscaling group web has no subnet in another zone/,
    );
  });
});
