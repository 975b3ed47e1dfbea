import assert from "node:assert/strict";
import { before, describe, it, test } from "node:test";
import {
  flowFor,
  judgeReachability,
  mustBeClosed,
  mustBeOpen,
  planReachability,
} from "../../../platforms/aws/reachability";
import type { Registration } from "../../../twin/mocks";
import { application, clusters, judge, notHolding, planOf } from "../../support/reach-clusters";
import { graphOf, unknownText } from "../../support/reachability";

for (const [name, args] of Object.entries(clusters)) {
  test(`a cluster ${name} is open and closed as it must be`, async () => {
    const resources = await planOf(args);
    assert.deepEqual(notHolding(judge(resources, args)), []);
    assert.deepEqual(notHolding(judgeReachability(planReachability(graphOf(resources)))), []);
  });
}

describe("a planned cluster", () => {
  let resources: readonly Registration[];
  before(async () => {
    resources = await planOf(application);
  });

  it("shows the way of a request, hop by hop, in the user's words", () => {
    const { flows } = planReachability(graphOf(resources));
    const flow = flowFor(flows, { from: "internet", to: "web-balancer", protocol: "tcp", port: 443 });
    assert.deepEqual(
      flow?.path.map(({ layer, effect }) => `${layer} ${effect}`),
      [
        "address admits",
        "route admits",
        "networkAcl admits",
        "networkAcl admits",
        "securityGroup admits",
        "listener admits",
      ],
    );
    assert.match(
      flow?.path[4]?.text ?? "",
      /^security group web-firewall-frontend-security-group lets in TCP 443 from 0\.0\.0\.0\/0, rule /,
    );
  });

  it("keeps the internet from nodes by more than one thing, each named", () => {
    const { flows } = planReachability(graphOf(resources));
    const flow = flowFor(flows, { from: "internet", to: "web-nodes-web", protocol: "tcp", port: 8080 });
    assert.equal(flow?.verdict, "closed");
    assert.deepEqual(
      new Set(flow.blockedBy.map(({ layer }) => layer)),
      new Set(["address", "route", "networkAcl", "securityGroup"]),
    );
  });

  it("is judged alike while no id is known", () => {
    assert.deepEqual(
      planReachability(graphOf(withoutIds(resources))).flows,
      planReachability(graphOf(resources)).flows,
    );
    assert.deepEqual(notHolding(judge(withoutIds(resources), application)), []);
  });

  it("says that it does not know what depends on a value that is not known yet", () => {
    const changed = resources.map((one) =>
      one.name === "web-firewall-backend-ingress-tcp-8080-balancer"
        ? { ...one, inputs: { ...one.inputs, referencedSecurityGroupId: unknownText }, propertyDependencies: {} }
        : one,
    );
    const [found] = notHolding(judgeReachability(planReachability(graphOf(changed)))).filter(
      ({ id }) => id === "balancer-reaches-targets",
    );
    assert.equal(found?.outcome, "unknown");
    assert.match(
      found.findings[0]?.text ?? "",
      /a source not known yet, rule web-firewall-backend-ingress-tcp-8080-balancer/,
    );
  });

  it("answers one's own assertions", () => {
    const reach = planReachability(graphOf(resources));
    const port = (number: number) => ({ fromPort: number, toPort: number });
    const wanted = { from: "internet", to: "balancer", protocol: "tcp" as const };
    assert.equal(mustBeOpen(reach, { ...wanted, ...port(443) }).outcome, "holds");
    assert.equal(mustBeOpen(reach, { ...wanted, ...port(80) }).outcome, "broken");
    assert.equal(mustBeOpen(reach, { ...wanted, from: "moon", ...port(443) }).outcome, "unknown");
    assert.equal(mustBeClosed(reach, "vpc", "nodes").outcome, "holds");
    assert.equal(mustBeClosed(reach, "internet", "balancer").outcome, "broken");
  });
});

/** As a first preview has it: ids are placeholders, and only dependencies say who is meant. */
function withoutIds(resources: readonly Registration[]): readonly Registration[] {
  const ids = new Set(resources.flatMap(({ id, type }) => (type.startsWith("aws:") && id !== undefined ? [id] : [])));
  const hidden = (value: unknown): unknown => {
    if (typeof value === "string") return ids.has(value) ? unknownText : value;
    if (Array.isArray(value)) return value.map(hidden);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, hidden(item)]));
  };
  return resources.map((one) => ({ ...one, id: undefined, inputs: hidden(one.inputs) as Registration["inputs"] }));
}

test("nodes in dual stack reach each other in both families", async () => {
  const gossip = { from: "nodes", to: "nodes", port: 7946 };
  const args = { ...application, network: { ipv6: true }, firewall: { edges: { gossip } } };
  const { flows } = planReachability(graphOf(await planOf(args)));
  const flow = flowFor(flows, { from: "web-nodes-web", to: "web-nodes-web", protocol: "tcp", port: 7946 });
  assert.equal(flow?.verdict, "open");
  assert.deepEqual(flow.except, [], "no address of a node is left out");
});

test("subnets and groups of other programs are not known, and said so", async () => {
  const existing = {
    vpcId: "vpc-0123456789abcdef0",
    cidr: "10.0.0.0/16",
    publicSubnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef3"],
    privateSubnetIds: ["subnet-0123456789abcdef1", "subnet-0123456789abcdef2"],
  };
  const args = { ...application, network: { existing } };
  const assertions = judge(await planOf(args), args);
  assert.deepEqual(
    assertions.filter(({ outcome }) => outcome === "broken"),
    [],
  );
  const outcomes = Object.fromEntries(assertions.map(({ id, outcome }) => [id, outcome]));
  assert.equal(outcomes["internet-never-reaches-nodes"], "holds", "security groups suffice");
  assert.equal(outcomes["balancer-reaches-targets"], "unknown", "nobody knows the subnets' network ACLs");
});
