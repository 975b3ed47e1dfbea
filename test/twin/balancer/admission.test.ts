import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { allowedSources, confinedSources, isAdmitted, type Peer, planNetwork } from "../../../twin/balancer/admission";
import { loopbackRange } from "../../../twin/balancer/loopback-cidr";
import { guardedPorts, renderGuard } from "../../../twin/balancer/node-firewall/render";
import type { Edge, Node, SecurityGroup } from "../../../twin/contract/desired-state";
import { balancer, registration, targetGroup } from "../../support/balancing";

const slot = 99;
const edge = (peer: Edge["peer"], from = 8080, to = from, protocol = "tcp"): Edge => ({
  protocol,
  fromPort: from,
  toPort: to,
  peer,
});
const all = edge({ cidr: "0.0.0.0/0" }, 0, 65535, "-1");
const group = (id: string, ingress: Edge[], egress: Edge[] = [all]): SecurityGroup => ({ id, ingress, egress });
const node: Node = {
  id: "i-1",
  group: "blue",
  zone: "a",
  privateIp: "10.0.3.10",
  address: "127.99.3.10",
  backendAddress: "127.1.0.1",
  securityGroups: ["sg-node"],
  launchTemplateVersion: 1,
  lifecycle: "InService",
  launchedAt: 0,
  pid: 1,
};
const front = balancer(slot, [], { securityGroups: ["sg-lb"] });
const network = (groups: SecurityGroup[]) => planNetwork(slot, groups, [front], [node]);
const lb: Peer = { addresses: ["127.99.0.4"], securityGroups: ["sg-lb"] };
const member: Peer = { addresses: ["127.99.3.10", "127.1.0.1"], securityGroups: ["sg-node"] };

describe("security groups", () => {
  it("translate a VPC's ranges and leave others alone", () => {
    const cases = [
      ["10.20.3.0/24", "127.99.3.0/24"],
      ["10.20.0.0/16", "127.99.0.0/16"],
      ["10.0.0.0/8", "127.99.0.0/16"],
      ["172.31.7.9/32", "127.99.7.9/32"],
      ["100.64.1.0/28", "127.99.1.0/28"],
      ["0.0.0.0/0", "0.0.0.0/0"],
      ["203.0.113.0/24", "203.0.113.0/24"],
      ["127.0.0.1/32", "127.0.0.1/32"],
    ];
    for (const [cidr = "", expected] of cases) assert.equal(loopbackRange(slot, cidr), expected);
  });

  it("mean their members' addresses, by port and protocol", () => {
    const groups = [
      group("sg-lb", [
        edge({ cidr: "203.0.113.0/24" }),
        edge({ cidr: "0.0.0.0/0" }, 443),
        edge({ cidr: "10.0.3.0/24" }, 8000, 9000),
      ]),
      group("sg-node", [
        edge({ securityGroup: "sg-lb" }),
        edge({ cidr: "0.0.0.0/0" }, 8080, 8080, "udp"),
        edge({ cidr: "::/0" }),
      ]),
    ];
    assert.deepEqual(allowedSources(network(groups), lb, 8080), ["127.99.3.0/24", "203.0.113.0/24"]);
    assert.deepEqual(allowedSources(network(groups), member, 8080), ["127.99.0.4/32"]);
    assert.deepEqual(allowedSources(network(groups), member, 22), []);
    assert.deepEqual(allowedSources(network(groups), { addresses: [], securityGroups: [] }, 22), ["0.0.0.0/0"]);
  });

  it("ask both ends: out of one and into the other", () => {
    const into = [edge({ securityGroup: "sg-lb" })];
    assert.ok(isAdmitted(network([group("sg-lb", []), group("sg-node", into)]), lb, member, 8080));
    assert.ok(!isAdmitted(network([group("sg-lb", []), group("sg-node", into)]), lb, member, 8081));
    assert.ok(!isAdmitted(network([group("sg-lb", []), group("sg-node", [])]), lb, member, 8080));
    const confined = network([group("sg-lb", [], [edge({ cidr: "10.0.9.0/24" })]), group("sg-node", into)]);
    assert.ok(!isAdmitted(confined, lb, member, 8080));
    assert.deepEqual(confinedSources(confined, member, 8080), ["127.99.0.4"]);
    const reached = network([group("sg-lb", [], [edge({ securityGroup: "sg-node" })]), group("sg-node", into)]);
    assert.ok(isAdmitted(reached, lb, member, 8080));
  });

  it("stand on every port of a node that a group names, once, and on no node without a hidden address", () => {
    const check = { ...targetGroup("blue").healthCheck, port: 9090 };
    const guarded = {
      groups: [targetGroup("blue", { healthCheck: check }), targetGroup("green")],
      registrations: [
        registration("blue", "i-1", "127.1.0.1"),
        registration("green", "i-1", "127.1.0.1"),
        registration("blue", "i-2", "127.99.3.11"),
      ],
      nodes: [node, { ...node, id: "i-2", address: "127.99.3.11", backendAddress: "127.99.3.11" }],
      network: network([group("sg-node", [edge({ securityGroup: "sg-lb" })]), group("sg-lb", [])]),
    };
    assert.deepEqual(
      guardedPorts(guarded).map(({ node: { id }, port }) => `${id}:${port}`),
      ["i-1:8080", "i-1:9090"],
    );
    const text = renderGuard("admin.sock", guarded);
    assert.match(text, /bind 127\.99\.3\.10:8080\n {2}acl admitted src -- 127\.99\.0\.4\/32\n/);
    // Nobody may reach the check's port: there is no rule that accepts.
    assert.doesNotMatch(text.split("listen i-1.9090")[1] ?? "accept", /accept/);
  });
});
