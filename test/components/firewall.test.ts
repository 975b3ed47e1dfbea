import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as pulumi from "@pulumi/pulumi";
import { Firewall, type FirewallArgs } from "../../components/aws/firewall";
import { Network, type NetworkArgs } from "../../components/aws/network";
import { labelOf, type Recorded, record, resolve } from "../support/recorder";

const bare = { region: "eu-west-1", nat: "single", flowLogs: false, endpoints: [] } satisfies NetworkArgs;
const balancer = {
  type: "application",
  scheme: "internet-facing",
  ipAddressType: "ipv4",
  listeners: { https: { port: 443, protocol: "HTTPS" } },
} satisfies FirewallArgs["loadBalancer"];
const web = { port: 8080, protocol: "HTTP", targetType: "instance", healthCheck: { port: "traffic-port" } } as const;
const existing = {
  vpcId: "vpc-0123456789abcdef0",
  cidr: "10.0.0.0/16",
  publicSubnetIds: ["subnet-0000000000000000a"],
  privateSubnetIds: ["subnet-0000000000000000b", "subnet-0000000000000000c"],
};

const firewallOf = (args: Partial<FirewallArgs> = {}, network: NetworkArgs = bare) =>
  record(() => {
    const given = { network: new Network("net", network), loadBalancer: balancer, targetGroups: { web } };
    return new Firewall("shop", { ...given, ...args });
  });

const children = (resources: readonly Recorded[]) =>
  resources.filter(({ parentType }) => parentType === "vipkit:firewall:Firewall");
const find = (resources: readonly Recorded[], name: string) => {
  const found = children(resources).filter((resource) => resource.name === name);
  assert.equal(found.length, 1, `${name} in ${children(resources).map(labelOf).join(", ")}`);
  return found[0]?.inputs ?? {};
};

describe("a firewall", () => {
  it("is two groups without inline rules, one resource per rule, and a complete network ACL per tier", async () => {
    const { resources } = await firewallOf();
    const labels = children(resources).map(labelOf);
    assert.deepEqual(
      labels.filter((label) => !label.startsWith("NetworkAclRule ")),
      [
        "NetworkAcl shop-acl-isolated",
        "NetworkAcl shop-acl-private",
        "NetworkAcl shop-acl-public",
        "NetworkAclAssociation shop-acl-association-isolated-eu-west-1a",
        "NetworkAclAssociation shop-acl-association-isolated-eu-west-1b",
        "NetworkAclAssociation shop-acl-association-private-eu-west-1a",
        "NetworkAclAssociation shop-acl-association-private-eu-west-1b",
        "NetworkAclAssociation shop-acl-association-public-eu-west-1a",
        "NetworkAclAssociation shop-acl-association-public-eu-west-1b",
        "SecurityGroup shop-backend-security-group",
        "SecurityGroup shop-frontend-security-group",
        "SecurityGroupEgressRule shop-backend-egress-tcp-443-any-ipv4",
        "SecurityGroupEgressRule shop-backend-egress-tcp-443-vpc-ipv4",
        "SecurityGroupEgressRule shop-frontend-egress-tcp-8080-nodes",
        "SecurityGroupIngressRule shop-backend-ingress-tcp-8080-balancer",
        "SecurityGroupIngressRule shop-frontend-ingress-icmp-3-4-any-ipv4",
        "SecurityGroupIngressRule shop-frontend-ingress-tcp-443-any-ipv4",
      ],
    );
    assert.deepEqual(
      labels.filter((label) => label.startsWith("NetworkAclRule shop-acl-public-")),
      [
        "NetworkAclRule shop-acl-public-in-icmp-3-4-any-ipv4",
        "NetworkAclRule shop-acl-public-in-tcp-1024-65535-any-ipv4",
        "NetworkAclRule shop-acl-public-in-tcp-1024-65535-vpc-ipv4",
        "NetworkAclRule shop-acl-public-in-tcp-443-any-ipv4",
        "NetworkAclRule shop-acl-public-in-tcp-443-vpc-ipv4",
        "NetworkAclRule shop-acl-public-out-icmp-3-4-any-ipv4",
        "NetworkAclRule shop-acl-public-out-tcp-1024-65535-any-ipv4",
        "NetworkAclRule shop-acl-public-out-tcp-1024-65535-vpc-ipv4",
        "NetworkAclRule shop-acl-public-out-tcp-443-any-ipv4",
        "NetworkAclRule shop-acl-public-out-tcp-8080-vpc-ipv4",
      ],
    );
    for (const role of ["frontend", "backend"]) {
      const group = find(resources, `shop-${role}-security-group`);
      assert.deepEqual([group.ingress, group.egress, group.revokeRulesOnDelete], [undefined, undefined, true]);
      assert.match(String(group.name), new RegExp(`^shop-${role}-[0-9a-f]{8}$`));
    }
  });

  it("writes each kind of rule as the provider takes it", async () => {
    const { resources } = await firewallOf({}, { ...bare, ipv6: true });
    const { tags: _, ...ingress } = find(resources, "shop-backend-ingress-tcp-8080-balancer");
    assert.deepEqual(ingress, {
      securityGroupId: "shop-backend-security-group-id",
      ipProtocol: "tcp",
      fromPort: 8080,
      toPort: 8080,
      referencedSecurityGroupId: "shop-frontend-security-group-id",
      description: "load balancer to nodes, TCP 8080",
    });
    const out = find(resources, "shop-acl-public-out-tcp-8080-vpc-ipv4");
    assert.deepEqual(
      [out.egress, out.protocol, out.ruleAction, out.cidrBlock, out.fromPort, out.toPort],
      [true, "tcp", "allow", "10.20.0.0/16", 8080, 8080],
    );
    const icmp = find(resources, "shop-acl-private-in-icmpv6-2-0-any-ipv6");
    assert.deepEqual(
      [icmp.egress, icmp.protocol, icmp.ipv6CidrBlock, icmp.icmpType, icmp.icmpCode, icmp.fromPort],
      [false, "58", "::/0", 2, 0, undefined],
    );
    const block = { edges: { all: { from: "vpc", to: "nodes", port: 22 } } } satisfies Partial<FirewallArgs>;
    const dual = await firewallOf(block, { ...bare, ipv6: true });
    assert.equal(find(dual.resources, "shop-backend-ingress-tcp-22-vpc-ipv6").cidrIpv6, "2a05:d018:1:4200::/56");
    const prefixList = await firewallOf({ edges: { s3: { from: "nodes", to: "pl-0123456789abcdef0", port: 443 } } });
    const list = find(prefixList.resources, "shop-backend-egress-tcp-443-pl-0123456789abcdef0");
    assert.deepEqual([list.prefixListId, list.referencedSecurityGroupId], ["pl-0123456789abcdef0", undefined]);
  });

  it("names S3's prefix list when the nodes' way out is a list", async () => {
    const { resources } = await firewallOf({ nodeEgress: [] }, { ...bare, endpoints: ["s3"] });
    const rule = find(resources, "shop-backend-egress-tcp-443-s3");
    assert.deepEqual([rule.prefixListId, rule.cidrIpv4], ["pl-0123456789abcdef0", undefined]);
  });

  it("gives its caller the groups and network ACLs", async () => {
    const { result } = await firewallOf();
    assert.equal(await resolve(result.frontendSecurityGroupId), "shop-frontend-security-group-id");
    assert.equal(await resolve(result.backendSecurityGroupId), "shop-backend-security-group-id");
    assert.deepEqual(await resolve(pulumi.all({ ...result.networkAclIds })), {
      public: "shop-acl-public-id",
      private: "shop-acl-private-id",
      isolated: "shop-acl-isolated-id",
    });
    assert.ok(result.edges.some(({ key }) => key === "any-ipv4-to-balancer-tcp-443"));
  });

  it("renames its groups when the VPC is another one, and only then", async () => {
    const name = async (network: NetworkArgs, args: Partial<FirewallArgs> = {}) =>
      find((await firewallOf(args, network)).resources, "shop-backend-security-group").name;
    assert.equal(
      await name(bare),
      await name({ ...bare, zones: 3 }, { edges: { ssh: { from: "vpc", to: "nodes", port: 22 } } }),
    );
    assert.notEqual(await name(bare), await name({ ...bare, cidr: "10.30.0.0/16" }));
    assert.notEqual(await name(bare), await name({ existing }));
  });

  it("leaves every other child alone when an edge is added", async () => {
    const content = async (args: Partial<FirewallArgs>) =>
      new Map(children((await firewallOf(args)).resources).map((child) => [labelOf(child), child.inputs]));
    const before = await content({});
    const after = await content({ edges: { ssh: { from: "192.0.2.0/24", to: "nodes", port: 22 } } });
    for (const [label, inputs] of before) assert.deepEqual(after.get(label), inputs);
    assert.ok(after.has("SecurityGroupIngressRule shop-backend-ingress-tcp-22-192.0.2.0_24"));
  });
});

describe("the firewall of an existing network", () => {
  it("makes no network ACLs, unless asked to", async () => {
    const quiet = await firewallOf({}, { existing });
    assert.ok(!children(quiet.resources).some((child) => labelOf(child).startsWith("NetworkAcl")));
    assert.deepEqual(quiet.result.networkAclIds, {});
    const asked = await firewallOf({ networkAcl: true }, { existing });
    const associations = children(asked.resources).filter((child) =>
      labelOf(child).startsWith("NetworkAclAssociation"),
    );
    assert.deepEqual(
      associations.map(({ inputs }) => inputs.subnetId),
      [...existing.privateSubnetIds, ...existing.publicSubnetIds],
    );
  });

  it("is closed to everything when nothing is asked for", async () => {
    const { resources } = await record(
      () => new Firewall("shop", { network: new Network("net", { existing }), nodeEgress: [] }),
    );
    const rules = children(resources).filter((child) => !labelOf(child).startsWith("SecurityGroup "));
    assert.deepEqual(rules.map(labelOf), ["SecurityGroupEgressRule shop-backend-egress-tcp-443-vpc-ipv4"]);
  });
});

describe("a firewall's caller", () => {
  const refused = async (args: Partial<FirewallArgs>) => {
    const { result } = await record(() => {
      try {
        return new Firewall("shop", { network: new Network("net", { existing }), ...args });
      } catch (error) {
        return error;
      }
    });
    assert.ok(result instanceof pulumi.RunError, String(result));
    return result.message;
  };

  it("hears of every edge that opens nothing, at once", async () => {
    const message = await refused({
      edges: {
        a: { from: "internet", to: "192.0.2.0/24", port: 1 },
        b: { from: "nodes", to: "vpc", port: 9, toPort: 8 },
      },
    });
    assert.match(message, /vip:Firewall "shop": /);
    assert.ok(message.includes("edges.a") || message.includes("edges.b"), message);
  });

  it("is stopped by a quota that was made an error", async () => {
    const allow = Array.from({ length: 70 }, (_, index) => `192.0.${index}.0/24`);
    const loadBalancer = { ...balancer, listeners: { https: { port: 443, protocol: "HTTPS" as const, allow } } };
    const limits = { "ec2.securityGroup.rules": { severity: "error" as const } };
    assert.match(await refused({ loadBalancer, limits }), /needs 71 rules, the quota is 60/);
  });
});
