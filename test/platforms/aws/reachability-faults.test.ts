import assert from "node:assert/strict";
import { test } from "node:test";
import type { VipClusterArgs } from "../../../components/vip-cluster";
import type { Registration } from "../../../twin/mocks";
import { application, clusters, judge, network, notHolding, planOf } from "../../support/reach-clusters";
import type { ReachResource } from "../../support/reachability";

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
