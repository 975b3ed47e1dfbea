import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Address } from "../../components/aws/address";
import { Certificate } from "../../components/aws/certificate";
import { Firewall, type FirewallArgs } from "../../components/aws/firewall";
import { Network, type NetworkArgs } from "../../components/aws/network";
import { recordOnTwin } from "../support/on-twin";
import { resolve } from "../support/recorder";

const zoneId = "Z0123456789ABCDEFGHIJ";
const balancer = {
  type: "application",
  scheme: "internet-facing",
  ipAddressType: "ipv4",
  listeners: { https: { port: 443, protocol: "HTTPS" }, http: { port: 80, protocol: "HTTP" } },
} satisfies FirewallArgs["loadBalancer"];
const web = { port: 8080, protocol: "HTTP", targetType: "instance", healthCheck: { port: 9000 } } as const;
const tcp = { ...web, protocol: "TCP" } as const;
const existing = {
  vpcId: "vpc-0123456789abcdef0",
  cidr: "10.0.0.0/16",
  publicSubnetIds: ["subnet-0123456789abcdef0"],
  privateSubnetIds: ["subnet-0123456789abcdef1", "subnet-0123456789abcdef2"],
};

const networks: Readonly<Record<string, NetworkArgs>> = {
  "with every default": { region: "eu-west-1" },
  "with everything": {
    region: "eu-west-1",
    zones: 3,
    nat: "perZone",
    ipv6: true,
    endpoints: ["s3", "ssm", "logs", "ecr"],
    flowLogs: { retention: 365, trafficType: "ALL" },
  },
  "with nothing": { region: "eu-west-1", nat: "none", endpoints: [], flowLogs: false },
  "in the smallest range": { region: "eu-west-1", cidr: "192.168.5.0/24", zones: ["eu-west-1b", "eu-west-1c"] },
  "that exists": { existing },
};

const firewalls: Readonly<Record<string, Omit<FirewallArgs, "network">>> = {
  "for an application balancer": { loadBalancer: balancer, targetGroups: { web } },
  "for an internal balancer": { loadBalancer: { ...balancer, scheme: "internal" }, targetGroups: { web } },
  "for a network balancer with clients of its own": {
    loadBalancer: {
      ...balancer,
      type: "network",
      listeners: {
        tls: { port: 443, protocol: "TLS", allow: ["203.0.113.0/24", "2001:db8::/32"] },
        dns: { port: 53, protocol: "TCP_UDP" },
      },
    },
    targetGroups: { tcp, dns: { ...tcp, protocol: "TCP_UDP", port: 53 } },
  },
  "with edges of every kind": {
    loadBalancer: { ...balancer, ipAddressType: "dualstack" },
    targetGroups: { web },
    nodeEgress: ["192.0.2.0/24"],
    networkAcl: true,
    edges: {
      database: { from: "nodes", to: "10.20.24.0/21", port: 5432, description: "orders" },
      gossip: { from: "nodes", to: "nodes", protocol: "udp", port: 7946 },
      login: { from: "balancer", to: "internet", port: 443 },
      metrics: { from: "vpc", to: "nodes", port: 9100, toPort: 9199 },
      storage: { from: "nodes", to: "pl-0123456789abcdef0", port: 443 },
    },
  },
};

describe("the twin, which refuses what AWS refuses, takes", () => {
  for (const [networkTitle, networkArgs] of Object.entries(networks)) {
    for (const [title, args] of Object.entries(firewalls)) {
      it(`a network ${networkTitle} and a firewall ${title}`, async () => {
        const { refusals, registrations } = await recordOnTwin(() => {
          const network = new Network("shop-network", networkArgs);
          return new Firewall("shop-firewall", { network, ...args });
        });
        assert.deepEqual(refusals, []);
        assert.ok(registrations.some(({ name }) => name === "shop-firewall-backend-security-group"));
        const everything = registrations.filter(({ inputs }) => inputs.ipProtocol === "-1" || inputs.protocol === "-1");
        assert.deepEqual(everything, []);
      });
    }
  }

  it("a certificate with several names, and the address it is for", async () => {
    const target = { dnsName: "shop-123.eu-west-1.elb.amazonaws.com", zoneId: "Z32O12XQLNTSW2" };
    const { result, refusals } = await recordOnTwin(() => ({
      certificate: new Certificate("shop-certificate", {
        domainName: "shop.example.com",
        subjectAlternativeNames: ["*.shop.example.com", "www.example.com"],
        zoneId,
      }),
      address: new Address("shop-address", { domainName: "shop.example.com", zoneId, ipv6: true, target }),
    }));
    assert.deepEqual(refusals, []);
    assert.match(await resolve(result.certificate.arn), /^arn:aws:acm:eu-west-1:\d{12}:certificate\//);
    const records = await resolve(result.certificate.validationRecords);
    assert.deepEqual(
      records.map(({ type }) => type),
      ["CNAME", "CNAME"],
    );
    assert.match(await resolve(result.address.fqdn), /^shop\.example\.com/);
  });
});

describe("a subnet", () => {
  it("comes under its network ACL once the list is complete", async () => {
    const { registrations } = await recordOnTwin(() => {
      const network = new Network("shop-network", { region: "eu-west-1", flowLogs: false });
      return new Firewall("shop-firewall", { network, loadBalancer: balancer, targetGroups: { web } });
    });
    const named = (part: string) => registrations.filter(({ name }) => name.startsWith(`shop-firewall-acl-${part}`));
    for (const tier of ["public", "private", "isolated"]) {
      const rules = [...named(`${tier}-in-`), ...named(`${tier}-out-`)].map(({ urn }) => urn);
      assert.ok(rules.length > 0);
      const associations = named(`association-${tier}-`);
      assert.equal(associations.length, 2);
      for (const { dependencies } of associations) {
        assert.deepEqual(
          rules.filter((rule) => !dependencies.includes(rule)),
          [],
        );
      }
    }
  });

  it("of the private tier has its NAT gateway's address after the internet gateway", async () => {
    const { registrations } = await recordOnTwin(() => new Network("shop-network", { region: "eu-west-1" }));
    const gateway = registrations.find(({ name }) => name === "shop-network-internet-gateway");
    for (const name of ["shop-network-nat-eu-west-1a", "shop-network-nat-address-eu-west-1a"]) {
      const child = registrations.find((one) => one.name === name);
      assert.ok(gateway && child?.dependencies.includes(gateway.urn), name);
    }
  });
});
