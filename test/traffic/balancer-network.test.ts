import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import net from "node:net";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import type { Balancer, Registration, TargetGroup } from "../../twin/contract/desired-state";
import { PlaneFixture } from "../support/balancer-plane";
import { balancer, forward, listener, quickCheck, targetGroup } from "../support/balancing";
import { reserveSlot } from "../support/slots";
import { agrees, ask, sleep, startNode, until } from "../support/traffic";

const slot = reserveSlot();
const address = `127.${slot}.0.5`;
const url = `http://${address}:9000`;
const tcpCheck = { ...quickCheck, protocol: "TCP" as const };
const tcp = (name: string, changes: Partial<TargetGroup> = {}) =>
  targetGroup(name, { protocol: "TCP", healthCheck: tcpCheck, ...changes });
const zones = [
  { zone: "eu-west-1a", ip: address },
  { zone: "eu-west-1b", ip: `127.${slot}.1.5` },
];

describe("a network balancer", { timeout: 120_000 }, () => {
  let fixture: PlaneFixture;
  before(async () => {
    fixture = await PlaneFixture.open(slot);
    await fixture.start("a", "b", "c", "d");
  });
  after(() => fixture.close());

  const serve = (
    weights: Readonly<Record<string, number>>,
    groups: readonly TargetGroup[],
    registrations: readonly Registration[],
    changes: Partial<Balancer> = {},
  ) =>
    fixture.apply(
      {
        balancers: [
          balancer(slot, [listener(9000, { protocol: "TCP", defaultAction: forward(weights) })], {
            type: "network",
            name: "net",
            idleTimeout: 350,
            addresses: zones,
            ...changes,
          }),
        ],
        targetGroups: groups,
      },
      registrations,
    );

  it("waits for the whole threshold before a new target is healthy", async () => {
    await serve(
      { blue: 1 },
      // As AWS takes it: a check's time is shorter than the pause between two.
      [tcp("blue", { healthCheck: { ...tcpCheck, interval: 2, timeout: 1, healthyThreshold: 3 } })],
      fixture.in("blue", "a"),
    );
    const took = await fixture.whenAll("healthy", ["a"]);
    assert.ok(took > 3_600, `after ${took} ms`);
  });

  it("splits connections by weight and spreads them over a group", async () => {
    const registrations = [...fixture.in("blue", "a", "b"), ...fixture.in("green", "c", "d")];
    await serve({ blue: 80, green: 20 }, [tcp("blue"), tcp("green")], registrations);
    await fixture.whenAll("healthy", ["a", "b", "c", "d"]);
    const samples = 800;
    const counts: Record<string, number> = {};
    for (let index = 0; index < samples; index++) {
      const { node } = await ask(url);
      counts[node] = (counts[node] ?? 0) + 1;
    }
    const { a = 0, b = 0, c = 0, d = 0 } = counts;
    assert.ok(agrees(c + d, samples, 0.2), `${c + d} of ${samples} went to green`);
    assert.ok(agrees(a, a + b, 0.5), `${a} of ${a + b} went to a`);
    const counted = () => Object.fromEntries(fixture.plane.health().map(({ node, requests }) => [node, requests]));
    await until(() => counted()["a"] === a, 5_000, "the statistics to follow");
    assert.deepEqual(counted(), counts, "what it reports is what went there");
  });

  it("keeps a source on its target, and moves only those whose target is gone", async () => {
    const blue = tcp("blue", { stickiness: { type: "source_ip" } });
    await serve({ blue: 1 }, [blue], fixture.in("blue", "a", "b", "c", "d"));
    await fixture.whenAll("healthy", ["a", "b", "c", "d"]);
    const sources = Array.from({ length: 60 }, (_, index) => `127.77.${index}.1`);
    const choices = async () =>
      new Map(await Promise.all(sources.map(async (from) => [from, (await ask(url, { from })).node] as const)));
    const before = await choices();
    assert.equal(new Set(before.values()).size, 4);
    assert.deepEqual(await choices(), before);
    await fixture.node("d").kill();
    await fixture.whenAll("unhealthy", ["d"]);
    const now = await choices();
    for (const [source, node] of before) {
      if (node !== "d") assert.equal(now.get(source), node, "a client of a healthy target stays");
    }
    assert.ok(![...now.values()].includes("d"));
    fixture.nodes.delete("d");
    await fixture.start("d");
  });

  it("stays in the zone when it is told to", async () => {
    const inZone = (registration: Registration, zone: string) => ({ ...registration, zone });
    const registrations = [
      ...fixture.in("blue", "a", "b").map((registration) => inZone(registration, "eu-west-1a")),
      ...fixture.in("blue", "c").map((registration) => inZone(registration, "eu-west-1b")),
      ...fixture.in("blue", "d").map((registration) => inZone(registration, "eu-west-1c")),
    ];
    await serve({ blue: 1 }, [tcp("blue")], registrations, { crossZone: false });
    await fixture.whenAll("healthy", ["a", "b", "c"]);
    const through = async (ip: string) => {
      const nodes = new Set<string>();
      for (let index = 0; index < 20; index++) nodes.add((await ask(`http://${ip}:9000`)).node);
      return [...nodes].toSorted();
    };
    assert.deepEqual(await through(address), ["a", "b"]);
    assert.deepEqual(await through(`127.${slot}.1.5`), ["c"]);
    assert.equal(fixture.health("d").state, "unused");
  });

  it("tells the target who the client is by the PROXY protocol", async () => {
    fixture.nodes.set("p", await startNode("p", `127.${slot}.200.77`, 8080, { proxyProtocol: true }));
    await serve(
      { blue: 1 },
      [tcp("blue", { proxyProtocolV2: true, healthCheck: quickCheck })],
      fixture.in("blue", "p"),
    );
    await fixture.whenAll("healthy", ["p"]);
    const { headers } = await ask(url, { from: "127.9.8.7" });
    assert.equal(headers["x-client"], "127.9.8.7");
  });

  it("leaves connections open at the end of the delay, unless it shall terminate them", async () => {
    for (const connectionTermination of [false, true]) {
      const blue = tcp("blue", { deregistrationDelay: 1, connectionTermination });
      await serve({ blue: 1 }, [blue], fixture.in("blue", "a"));
      await fixture.whenAll("healthy", ["a"]);
      const socket = net.connect(9000, address);
      let isOpen = true;
      socket.on("close", () => {
        isOpen = false;
      });
      socket.on("error", () => undefined);
      await sleep(100);
      const drainingSince = Date.now();
      await serve(
        { blue: 1 },
        [blue],
        fixture.in("blue", "a").map((registration) => ({ ...registration, drainingSince })),
      );
      await until(() => fixture.health("a").connections === 1, 2_000, "the connection is seen");
      await sleep(2_500);
      assert.equal(isOpen, !connectionTermination);
      socket.destroy();
    }
  });

  it("ends TLS and forwards what is inside, with a log of its own", async () => {
    const arn = "arn:aws:acm:eu-west-1:123456789012:certificate/net";
    const certificate = { arn, domainNames: ["net.example.com"], keyAlgorithm: "EC_prime256v1", imported: undefined };
    await fixture.apply(
      {
        balancers: [
          balancer(
            slot,
            [listener(9443, { protocol: "TLS", certificates: [arn], defaultAction: forward({ blue: 1 }) })],
            {
              type: "network",
              name: "net",
              arn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/net/0123456789abcdef",
              addresses: zones,
              accessLogs: true,
            },
          ),
        ],
        targetGroups: [tcp("blue")],
        certificates: [certificate],
      },
      fixture.in("blue", "a"),
    );
    await fixture.whenAll("healthy", ["a"]);
    const ca = await readFile(path.join(fixture.folder, "ca", "ca.pem"), "utf8");
    const answer = await ask(`https://${address}:9443/`, { ca, tls: { servername: "net.example.com" } });
    assert.equal(answer.node, "a");
    assert.equal(JSON.parse(answer.body).headers["x-forwarded-for"], undefined, "it does not look inside");
    const file = path.join(fixture.folder, "logs", "net", "access.log");
    const log = () => readFile(file, "utf8").catch(() => "");
    await until(async () => (await log()).endsWith("\n"), 4_000, "a line is logged");
    const fields = (await log()).trimEnd().split("\n").at(-1)?.split(" ") ?? [];
    assert.equal(fields.length, 22);
    assert.deepEqual([fields[0], fields[1], fields[3], fields[4]], ["tls", "2.0", "net/net/0123456789abcdef", "9443"]);
    assert.deepEqual([fields[12], fields[15], fields[17]], [arn, "tlsv13", "net.example.com"]);
  });
});
