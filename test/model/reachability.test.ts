import assert from "node:assert/strict";
import { before, describe, it, test } from "node:test";
import { VipCluster, type VipClusterArgs } from "../../components/vip-cluster";
import { clusterSpec, defaultLimits } from "../../model";
import { graphOfPlan } from "../../model/graph";
import {
  type Assertion,
  cellFor,
  intentOf,
  judgeReachability,
  mustBeClosed,
  mustBeOpen,
  planReachability,
  type ReachResource,
  resourcesOf,
} from "../../model/reachability";
import { unknownText } from "../../model/reachability/resources";
import type { Registration } from "../../twin/mocks";
import { recordOnTwin } from "../support/on-twin";

const application: VipClusterArgs = {
  name: "web",
  certificate: { domainName: "web.example.com", zoneId: "Z0123456789ABCDEFGHIJ" },
  loadBalancer: {
    listeners: {
      https: { port: 443, protocol: "HTTPS", defaultAction: { type: "forward", targetGroups: { web: 1 } } },
    },
  },
  targetGroups: { web: { port: 8080, healthCheck: { port: 9000 } } },
  nodeGroups: { web: { targetGroups: ["web"] } },
};
const network: VipClusterArgs = {
  ...application,
  loadBalancer: {
    type: "network",
    listeners: { tls: { port: 443, protocol: "TLS", defaultAction: { type: "forward", targetGroups: { web: 1 } } } },
  },
  targetGroups: { web: { protocol: "TCP", port: 8080 } },
};
const https = {
  port: 443,
  protocol: "HTTPS" as const,
  defaultAction: { type: "forward" as const, targetGroups: { web: 1 } },
};

const clusters: Readonly<Record<string, VipClusterArgs>> = {
  application,
  network,
  "in dual stack": {
    ...application,
    network: { ipv6: true },
    loadBalancer: { ...application.loadBalancer, ipAddressType: "dualstack" },
  },
  internal: { ...application, loadBalancer: { ...application.loadBalancer, scheme: "internal" } },
  "with an allow list": {
    ...application,
    loadBalancer: { listeners: { https: { ...https, allow: ["198.51.100.0/24"] } } },
  },
  "without a way out": { ...application, network: { nat: "none" } },
  "with edges": {
    ...application,
    firewall: {
      edges: {
        gossip: { from: "nodes", to: "nodes", port: 7946 },
        metrics: { from: "vpc", to: "nodes", port: 9100 },
        mail: { from: "nodes", to: "internet", port: 587 },
      },
    },
  },
};

async function planOf(args: VipClusterArgs): Promise<readonly Registration[]> {
  const { registrations, refusals } = await recordOnTwin(() => new VipCluster(args.name, args));
  assert.deepEqual(refusals, []);
  return registrations.map((one) => ({ ...one, inputs: one.checkedInputs }));
}

const intentFor = (args: VipClusterArgs) => intentOf(clusterSpec(defaultLimits).parse(args));

const judge = (resources: readonly ReachResource[], args: VipClusterArgs) =>
  judgeReachability(planReachability(resources), intentFor(args));

const notHolding = (assertions: readonly Assertion[]) => assertions.filter(({ outcome }) => outcome !== "holds");

for (const [name, args] of Object.entries(clusters)) {
  test(`a cluster ${name} is open and closed as it must be`, async () => {
    const resources = await planOf(args);
    assert.deepEqual(notHolding(judge(resources, args)), []);
    assert.deepEqual(notHolding(judgeReachability(planReachability(resources))), []);
  });
}

describe("a planned cluster", () => {
  let resources: readonly Registration[];
  before(async () => {
    resources = await planOf(application);
  });

  it("shows the way of a request, hop by hop, in the user's words", () => {
    const { cells } = planReachability(resources);
    const cell = cellFor(cells, { from: "internet", to: "web-balancer", protocol: "tcp", port: 443 });
    assert.deepEqual(
      cell?.path.map(({ layer, effect }) => `${layer} ${effect}`),
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
      cell?.path[4]?.text ?? "",
      /^security group web-firewall-frontend-security-group lets in TCP 443 from 0\.0\.0\.0\/0, rule /,
    );
  });

  it("keeps the internet from nodes by more than one thing, each named", () => {
    const { cells } = planReachability(resources);
    const cell = cellFor(cells, { from: "internet", to: "web-nodes-web", protocol: "tcp", port: 8080 });
    assert.equal(cell?.verdict, "closed");
    assert.deepEqual(
      new Set(cell.blockedBy.map(({ layer }) => layer)),
      new Set(["address", "route", "networkAcl", "securityGroup"]),
    );
  });

  it("is judged alike while no id is known", () => {
    assert.deepEqual(planReachability(withoutIds(resources)).cells, planReachability(resources).cells);
    assert.deepEqual(notHolding(judge(withoutIds(resources), application)), []);
  });

  it("is judged alike as a graph", () => {
    const graph = graphOfPlan({ project: "vipkit", stack: "test", resources });
    assert.deepEqual(planReachability(resourcesOf(graph)).cells, planReachability(resources).cells);
  });

  it("says that it does not know what depends on a value that is not known yet", () => {
    const changed = resources.map((one) =>
      one.name === "web-firewall-backend-ingress-tcp-8080-balancer"
        ? { ...one, inputs: { ...one.inputs, referencedSecurityGroupId: unknownText }, propertyDependencies: {} }
        : one,
    );
    const [found] = notHolding(judgeReachability(planReachability(changed))).filter(
      ({ id }) => id === "balancer-reaches-targets",
    );
    assert.equal(found?.outcome, "unknown");
    assert.match(
      found.findings[0]?.text ?? "",
      /somebody not known yet, rule web-firewall-backend-ingress-tcp-8080-balancer/,
    );
  });

  it("answers one's own assertions", () => {
    const reach = planReachability(resources);
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

type Change = (resources: readonly Registration[]) => readonly ReachResource[];

const without =
  (...names: readonly string[]): Change =>
  (resources) => {
    const left = resources.filter(({ name }) => !names.includes(name));
    assert.equal(left.length, resources.length - names.length, `one of ${names.join(", ")} is not there`);
    return left;
  };

/** A rule as somebody would add it beside the component's own. */
const withRule =
  (group: "frontend" | "backend", direction: "Ingress" | "Egress", rule: Record<string, unknown>): Change =>
  (resources) => {
    const owner = resources.find(({ name }) => name === `web-firewall-${group}-security-group`);
    const type = `aws:vpc/securityGroup${direction}Rule:SecurityGroup${direction}Rule`;
    return [
      ...resources,
      {
        type,
        name: "added",
        urn: "added",
        id: "sgr-added",
        inputs: { securityGroupId: owner?.id, ipProtocol: "tcp", ...rule },
      },
    ];
  };

const changedInputs =
  (name: RegExp, change: (inputs: Record<string, unknown>) => Record<string, unknown>): Change =>
  (resources) =>
    resources.map((one) => (name.test(one.name) ? { ...one, inputs: change(one.inputs) } : one) as Registration);

const all =
  (...changes: readonly Change[]): Change =>
  (resources) =>
    changes.reduce((done, change) => change(done as readonly Registration[]), resources as readonly ReachResource[]);

/** Nodes moved to the public subnets, each with an address of its own. */
const publicNodes: Change = (resources) => {
  const balancer = resources.find(({ name }) => name === "web-balancer-load-balancer");
  return all(
    changedInputs(/^web-nodes-web-group$/, (inputs) => ({ ...inputs, vpcZoneIdentifiers: balancer?.inputs.subnets })),
    changedInputs(/launch-template$/, (inputs) => ({
      ...inputs,
      networkInterfaces: (inputs.networkInterfaces as object[]).map((card) => ({
        ...card,
        associatePublicIpAddress: "true",
      })),
    })),
  )(resources);
};

const acl = "web-firewall-acl";
const faults: readonly (readonly [string, VipClusterArgs, Change, string, string])[] = [
  [
    "the nodes' answers are not let out",
    application,
    without(`${acl}-private-out-tcp-1024-65535-vpc-ipv4`),
    "balancer-reaches-targets",
    `${acl}-private`,
  ],
  [
    "the health check's port is not opened by the nodes",
    application,
    without("web-firewall-backend-ingress-tcp-9000-balancer"),
    "balancer-reaches-targets",
    "web-firewall-backend-security-group",
  ],
  [
    "the balancer may not leave for the nodes",
    application,
    without("web-firewall-frontend-egress-tcp-8080-nodes"),
    "balancer-reaches-targets",
    "web-firewall-frontend-security-group",
  ],
  [
    "clients' requests stop at the balancer's subnets",
    application,
    without(`${acl}-public-in-tcp-443-any-ipv4`),
    "listeners-open-as-specified",
    `${acl}-public`,
  ],
  [
    "the listener is opened to nobody",
    application,
    without("web-firewall-frontend-ingress-tcp-443-any-ipv4"),
    "listeners-open-as-specified",
    "web-firewall-frontend-security-group",
  ],
  [
    "one of the balancer's zones has no route to the internet",
    application,
    without("web-network-public-route-ipv4-eu-west-1b"),
    "listeners-open-as-specified",
    "web-network-public-routes-eu-west-1b",
  ],
  [
    "a listener is open to more than its list",
    clusters["with an allow list"] ?? application,
    all(withRule("frontend", "Ingress", { cidrIpv4: "0.0.0.0/1", fromPort: 443, toPort: 443 }), (resources) =>
      changedInputs(/acl-public-(in-tcp-443|out-tcp-1024-65535)-198/, (inputs) => ({
        ...inputs,
        cidrBlock: "0.0.0.0/0",
      }))(resources as readonly Registration[]),
    ),
    "listeners-closed-to-others",
    "added",
  ],
  [
    "nodes with public addresses are open to everybody",
    application,
    all(publicNodes, withRule("backend", "Ingress", { cidrIpv4: "0.0.0.0/0", fromPort: 0, toPort: 65535 })),
    "internet-never-reaches-nodes",
    "added",
  ],
  [
    "nodes with public addresses are open to one half of the internet, twice",
    application,
    all(publicNodes, withRule("backend", "Ingress", { cidrIpv4: "128.0.0.0/1", fromPort: 8080, toPort: 8080 })),
    "internet-never-reaches-nodes",
    "added",
  ],
  [
    "SSH is open to neighbours in the subnet, whom no network ACL stops",
    application,
    withRule("backend", "Ingress", { cidrIpv4: "10.0.0.0/8", fromPort: 22, toPort: 22 }),
    "admin-ports-are-closed",
    "added",
  ],
  [
    "the VPC reaches the nodes past the balancer",
    application,
    withRule("backend", "Ingress", { cidrIpv4: "10.0.0.0/8", fromPort: 8080, toPort: 8080 }),
    "nodes-closed-to-others",
    "added",
  ],
  [
    "clients' own addresses stop at the nodes' subnets",
    network,
    without(`${acl}-private-in-tcp-8080-any-ipv4`, `${acl}-private-in-tcp-1024-65535-any-ipv4`),
    "clients-pass-to-targets",
    `${acl}-private`,
  ],
  [
    "a listed connection is closed",
    clusters["with edges"] ?? application,
    without("web-firewall-backend-ingress-tcp-7946-nodes"),
    "edges-are-open",
    "web-firewall-backend-security-group",
  ],
];

for (const [fault, args, change, id, resource] of faults) {
  test(`seen, with the resource that does it: ${fault}`, async () => {
    const sound = await planOf(args);
    assert.deepEqual(notHolding(judge(sound, args)), []);
    const found = judge(change(sound), args).find((one) => one.id === id);
    assert.equal(found?.outcome, "broken", JSON.stringify(found));
    const named = found.findings.map((finding) => finding.resource);
    assert.ok(named.includes(resource), `${named.join()}: ${found.findings.map(({ text }) => text).join("\n")}`);
  });
}

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
