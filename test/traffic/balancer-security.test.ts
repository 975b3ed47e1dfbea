import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Edge, Registration, SecurityGroup, Node as TwinNode } from "../../twin/contract/desired-state";
import { PlaneFixture } from "../support/balancer-plane";
import { balancer, forward, listener, quickCheck, targetGroup } from "../support/balancing";
import { reserveSlot } from "../support/slots";
import { ask, sleep } from "../support/traffic";

const slot = reserveSlot();
const url = `http://127.${slot}.0.4:8080`;
const edge = (peer: Edge["peer"], port = 8080): Edge => ({ protocol: "tcp", fromPort: port, toPort: port, peer });
const everything: Edge = { protocol: "-1", fromPort: 0, toPort: 65535, peer: { cidr: "0.0.0.0/0" } };
const group = (id: string, ingress: Edge[]): SecurityGroup => ({ id, ingress, egress: [everything] });

describe("security groups", { timeout: 120_000 }, () => {
  let fixture: PlaneFixture;
  before(async () => {
    fixture = await PlaneFixture.open(slot);
    await fixture.start("a", "b");
  });
  after(() => fixture.close());

  /** Nodes listen on hidden addresses; their own are `127.<slot>.3.<n>`, which stand for `10.1.3.<n>`. */
  const twinNode = (id: string, last: number): TwinNode => ({
    id,
    group: "blue",
    zone: "eu-west-1a",
    privateIp: `10.1.3.${last}`,
    address: `127.${slot}.3.${last}`,
    backendAddress: fixture.node(id).address,
    securityGroups: ["sg-node"],
    launchTemplateVersion: 1,
    lifecycle: "InService",
    launchedAt: 0,
    pid: undefined,
  });
  const nodes = () => [twinNode("a", 10), twinNode("b", 11)];
  const serve = async (securityGroups: SecurityGroup[], check = quickCheck) => {
    const registrations: Registration[] = fixture
      .in("blue", "a", "b")
      .map((registration, index) => ({ ...registration, address: nodes()[index]?.address ?? "" }));
    const front = balancer(slot, [listener(8080, { defaultAction: forward({ blue: 1 }) })], {
      securityGroups: ["sg-lb"],
    });
    const targetGroups = [targetGroup("blue", { healthCheck: check })];
    await fixture.apply({ balancers: [front], targetGroups, securityGroups }, registrations, nodes());
  };
  /** A listener drops at once; the system resets such a connection if the client's request comes a moment later. */
  const reach = (target: string, from: string) =>
    ask(target, { from, timeout: 700 }).then(
      ({ status }) => status,
      ({ message }: Error) => (target === url && /ECONNRESET|hang up/.test(message) ? "timeout" : message),
    );
  const open = (peer: Edge["peer"] = { cidr: "0.0.0.0/0" }) => group("sg-lb", [edge(peer)]);
  const fromBalancer = group("sg-node", [edge({ securityGroup: "sg-lb" })]);

  it("of the balancer admit the listed sources and let others hear nothing", async () => {
    await serve([open({ cidr: "127.0.0.8/30" }), fromBalancer]);
    await fixture.whenAll("healthy", ["a", "b"]);
    assert.equal(await reach(url, "127.0.0.9"), 200);
    assert.equal(await reach(url, "127.0.0.7"), "timeout");
    const generation = await fixture.generation();
    await serve([open({ cidr: "127.0.0.0/8" }), fromBalancer]);
    assert.equal(await reach(url, "127.0.0.7"), 200);
    await serve([group("sg-lb", [edge({ cidr: "0.0.0.0/0" }, 443)]), fromBalancer]);
    assert.equal(await reach(url, "127.0.0.9"), "timeout", "another port is open, not this one");
    await serve([open({ cidr: "10.1.3.0/24" }), fromBalancer]);
    assert.equal(await reach(url, `127.${slot}.3.10`), 200, "a VPC's range stands for its loopback addresses");
    assert.equal(await reach(url, `127.${slot}.4.10`), "timeout");
    assert.equal(await fixture.generation(), generation, "sources change without a reload");
  });

  it("of a node admit the balancer and nobody else to its own address", async () => {
    await serve([open(), fromBalancer]);
    await fixture.whenAll("healthy", ["a", "b"]);
    const direct = `http://127.${slot}.3.10:8080`;
    assert.equal(await reach(direct, "127.0.0.1"), "timeout");
    assert.equal(await reach(direct, `127.${slot}.0.4`), 200, "the balancer's interface");
    await serve([open(), group("sg-node", [...fromBalancer.ingress, edge({ securityGroup: "sg-node" })])]);
    assert.equal(await reach(direct, `127.${slot}.3.11`), 200, "a member of the same group");
    assert.equal(await reach(direct, "127.0.0.1"), "timeout");
  });

  it("that do not admit the balancer make its checks time out, and an edge heals that", async () => {
    await serve([open(), group("sg-node", [])]);
    await fixture.whenAll("unhealthy", ["a", "b"]);
    assert.equal(fixture.health("a").reason, "Target.Timeout");
    await serve([open(), fromBalancer]);
    await fixture.whenAll("healthy", ["a", "b"]);
    // The balancer's own way out counts as well.
    await serve([{ ...open(), egress: [edge({ cidr: "10.1.9.0/24" })] }, fromBalancer]);
    await fixture.whenAll("unhealthy", ["a", "b"]);
  });

  it("stop a check that only connects, though the guard accepts connections before it drops them", async () => {
    const check = { ...quickCheck, protocol: "TCP" as const };
    await serve([open(), fromBalancer], check);
    await fixture.whenAll("healthy", ["a", "b"]);
    await serve([open(), group("sg-node", [])], check);
    await fixture.whenAll("unhealthy", ["a", "b"]);
    await sleep(1_500);
    assert.deepEqual([fixture.health("a").state, fixture.health("a").reason], ["unhealthy", "Target.Timeout"]);
    // A reload must not set them going again.
    await serve([open(), group("sg-node", [])], { ...check, interval: 2 });
    await sleep(5_000);
    assert.equal(fixture.health("a").state, "unhealthy");
    await serve([open(), fromBalancer], { ...check, interval: 2 });
    await fixture.whenAll("healthy", ["a", "b"]);
  });
});
