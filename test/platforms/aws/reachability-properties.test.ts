import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { flowFor, planReachability } from "../../../platforms/aws/reachability";
import { connects, type Party } from "../../support/packet-walk";
import { graphOf, resourcesOfWorld, type World, worlds } from "../../support/reachability";

interface Place {
  readonly end: string;
  readonly party: Party;
}

const outside: readonly Place[] = [
  { end: "internet", party: { ip: "8.8.8.8", subnet: undefined, group: undefined } },
  { end: "internet", party: { ip: "203.0.113.5", subnet: undefined, group: undefined } },
  { end: "198.51.100.0/24", party: { ip: "198.51.100.77", subnet: undefined, group: undefined } },
  { end: "203.0.113.128/25", party: { ip: "203.0.113.200", subnet: undefined, group: undefined } },
  { end: "10.0.0.0/8", party: { ip: "10.200.3.4", subnet: undefined, group: undefined } },
];

/** Everybody of a world, with more than one address in each subnet. */
function placesOf(world: World): readonly Place[] {
  const inside = (end: "balancer" | "nodes", indices: readonly number[]) =>
    indices.flatMap((index) =>
      ["7", "200"].flatMap((last) => {
        const subnet = world.subnets[index];
        return subnet === undefined ? [] : [{ end, party: { ip: `10.0.${subnet.octet}.${last}`, subnet, group: end } }];
      }),
    );
  return [...outside, ...inside("balancer", world.balancerIn), ...inside("nodes", world.nodesIn)];
}

const packets = fc.record({
  protocol: fc.constantFrom("tcp" as const, "tcp" as const, "udp" as const),
  port: fc.oneof(fc.constantFrom(22, 80, 443, 8080, 8500), fc.integer({ min: 1, max: 65535 })),
  answerPort: fc.oneof(fc.constantFrom(1024, 8000, 9001, 65535), fc.integer({ min: 1024, max: 65535 })),
});

const isInside = ({ party }: Place) => party.subnet !== undefined;

test("the matrix says of every pair and port what walking a packet by hand finds", () => {
  const seen = { open: 0, closed: 0, partly: 0 };
  fc.assert(
    fc.property(worlds, fc.array(packets, { minLength: 4, maxLength: 8 }), (world, probes) => {
      const reach = planReachability(graphOf(resourcesOfWorld(world)));
      const ends = new Set(reach.endpoints.map(({ name }) => name));
      // A range that no rule names is the internet.
      const places = placesOf(world).map((place) => (ends.has(place.end) ? place : { ...place, end: "internet" }));
      for (const from of places) {
        for (const to of places) {
          if (from.party.ip === to.party.ip || !(isInside(from) || isInside(to))) continue;
          if (from.end === "balancer" && to.end === "balancer") continue;
          for (const packet of probes) {
            const { protocol, port } = packet;
            const flow = flowFor(reach.flows, { from: from.end, to: to.end, protocol, port });
            // A private address is nobody on the internet.
            if (flow === undefined || (from.end === "internet" && from.party.ip.startsWith("10."))) continue;
            if (to.end === "internet" && to.party.ip.startsWith("10.")) continue;
            const isConnected = connects(world, from.party, to.party, packet);
            const what = `${from.party.ip} (${from.end}) -> ${to.party.ip} (${to.end}) ${JSON.stringify(packet)}`;
            assert.notEqual(flow.verdict, "unknown", what);
            if (flow.verdict === "closed") assert.equal(isConnected, false, what);
            else if (flow.except.length === 0) assert.equal(isConnected, true, what);
            seen[flow.verdict === "closed" ? "closed" : flow.except.length === 0 ? "open" : "partly"] += 1;
          }
        }
      }
    }),
    { numRuns: 200 },
  );
  assert.ok(seen.open > 100 && seen.closed > 100 && seen.partly > 100, JSON.stringify(seen));
});

test("every port of every pair has one verdict, and every closed one a reason", () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const { flows } = planReachability(graphOf(resourcesOfWorld(world)));
      const pairs = new Set(flows.map(({ from, to, protocol }) => `${from} ${to} ${protocol}`));
      for (const pair of pairs) {
        const parts = flows.filter(({ from, to, protocol }) => `${from} ${to} ${protocol}` === pair);
        let next = 1;
        for (const { port, toPort } of parts) {
          assert.equal(port, next, pair);
          next = toPort + 1;
        }
        assert.equal(next, 65536, pair);
      }
      for (const flow of flows) {
        assert.equal(flow.verdict === "closed", flow.blockedBy.length > 0);
        assert.ok(flow.blockedBy.every(({ resource, text }) => resource !== "" && text !== ""));
      }
    }),
    { numRuns: 40 },
  );
});

test("one more permission in a security group closes nothing", () => {
  fc.assert(
    fc.property(worlds, fc.constantFrom("0.0.0.0/0", "10.0.1.0/24", "balancer"), (world, peer) => {
      const rule = { direction: "ingress" as const, protocol: "-1" as const, fromPort: 0, toPort: 65535, peer };
      const before = planReachability(graphOf(resourcesOfWorld(world))).flows;
      const after = planReachability(
        graphOf(resourcesOfWorld({ ...world, nodeRules: [...world.nodeRules, rule] })),
      ).flows;
      for (const flow of before.filter(({ verdict }) => verdict === "open")) {
        const same = flowFor(after, flow);
        assert.equal(same?.verdict, "open", `${flow.from} -> ${flow.to} ${flow.port}`);
      }
    }),
    { numRuns: 40 },
  );
});
