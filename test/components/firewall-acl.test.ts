import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { FirewallFacts, TargetGroupFacts } from "../../components/aws/firewall/facts";
import { quotaProblems } from "../../components/aws/firewall/problems";
import { defaultLimits } from "../../platforms/aws/limits";
import {
  admits,
  balancer,
  client,
  connects,
  connectsThroughNat,
  database,
  dualStack,
  type End,
  facts,
  ipv6,
  lb,
  node,
  otherNode,
  planOf,
  ruleKeys,
} from "../support/firewall";

describe("network ACLs", () => {
  it("let clients, traffic, health checks and the nodes' way out pass in both directions", () => {
    const plan = planOf();
    assert.ok(connects(plan, client, lb, 443), "client to balancer");
    assert.ok(connects(plan, client, lb, 80), "client to redirect");
    assert.ok(connects(plan, lb, node, 8080), "balancer to node");
    assert.ok(connects(plan, lb, otherNode, 9000), "health check");
    assert.ok(connectsThroughNat(plan, node, client, 443), "node to the internet");
    assert.ok(connects(plan, node, otherNode, 443), "node to an endpoint in another zone");
    assert.ok(admits(plan, "public", "in", { protocol: "icmp", remote: "203.0.113.1", port: 3 }), "path MTU");
  });

  it("stop what no edge opens", () => {
    const plan = planOf();
    assert.ok(!connects(plan, client, node, 8080), "client to node");
    assert.ok(!connects(plan, client, lb, 22), "client to another port");
    assert.ok(!connects(plan, client, database, 5432), "client to the isolated tier");
    assert.ok(!connectsThroughNat(plan, node, client, 22), "node to another port");
    assert.ok(!connectsThroughNat(plan, node, client, 80), "node to plain HTTP");
    assert.ok(!connects(plan, database, client, 443), "the isolated tier to the internet");
    assert.ok(!connects(plan, node, database, 5432), "node to the isolated tier");
    assert.ok(!connects(plan, lb, database, 8080), "balancer to the isolated tier");
  });

  it("let edges into the isolated tier, and no further", () => {
    const plan = planOf({ edges: { database: { from: "nodes", to: "10.20.24.0/21", port: 5432 } } });
    assert.ok(connects(plan, node, database, 5432));
    assert.ok(!connects(plan, client, database, 5432));
    assert.ok(!connects(plan, database, node, 5432));
    assert.ok(ruleKeys(plan).includes("backend-egress-tcp-5432-10.20.24.0_21"));
  });

  it("let clients' own addresses through to the targets of a network balancer that preserves them", () => {
    const tcp: TargetGroupFacts = {
      port: 9443,
      protocol: "TCP",
      targetType: "instance",
      healthCheck: { port: "traffic-port" },
    };
    const given = (group: TargetGroupFacts): FirewallFacts => ({
      ...facts,
      balancer: {
        ...balancer,
        type: "network",
        listeners: { tls: { port: 443, protocol: "TLS", allow: ["203.0.113.0/24"] } },
      },
      targetGroups: { tcp: group },
    });
    const stranger: End = { ip: "198.51.100.7" };
    const plan = planOf({}, given(tcp));
    assert.ok(connects(plan, client, node, 9443) && !connects(plan, stranger, node, 9443));
    assert.ok(
      !ruleKeys(plan).some((key) => key.startsWith("backend-ingress") && key.includes("203.0.113")),
      "groups name the balancer",
    );
    assert.ok(!connects(planOf({}, given({ ...tcp, preserveClientIp: false })), client, node, 9443));
    assert.ok(!connects(planOf({}, given({ ...tcp, targetType: "ip" })), client, node, 9443));
    const udp = planOf({}, given({ ...tcp, protocol: "UDP", preserveClientIp: false }));
    assert.ok(admits(udp, "private", "in", { protocol: "udp", remote: client.ip, port: 9443 }), "UDP always preserves");
  });

  it("let nodes reach S3 through its endpoint, and nothing else outside, when their way out is closed", () => {
    const plan = planOf({ nodeEgress: [] });
    assert.ok(connects(plan, node, { ip: "52.218.0.9" }, 443), "S3's addresses are public");
    assert.ok(!connectsThroughNat(plan, node, client, 443), "but no NAT gateway is passed");
    assert.ok(!connects(planOf({ nodeEgress: [] }, { ...facts, s3: false }), node, client, 443));
  });

  it("pass no NAT where there is none, and go out of the private tier for an internal balancer", () => {
    const plan = planOf({}, { ...facts, nat: false });
    assert.ok(!connectsThroughNat(plan, node, client, 443));
    assert.ok(connects(plan, node, { ip: client.ip }, 443));
    const internal = planOf({}, { ...facts, balancer: { ...balancer, scheme: "internal" } });
    assert.ok(connects(internal, otherNode, { ip: node.ip, tier: "private" }, 8080));
    assert.ok(!connects(internal, client, lb, 443));
  });

  it("let both families pass between groups in dual stack, as far as both ends speak them", () => {
    const edges = {
      gossip: { from: "nodes", to: "nodes", port: 7946 },
      report: { from: "nodes", to: "balancer", port: 8443 },
      scrape: { from: "sg-0123456789abcdef0", to: "nodes", port: 9100 },
      archive: { from: "nodes", to: "pl-0123456789abcdef0", port: 8443 },
    };
    const plan = planOf({ edges }, dualStack);
    assert.ok(connects(plan, node, otherNode, 7946) && connects(plan, ipv6.node, ipv6.otherNode, 7946), "gossip");
    assert.ok(connects(plan, node, lb, 8443) && connects(plan, ipv6.node, ipv6.lb, 8443), "nodes to the balancer");
    assert.ok(connects(plan, ipv6.lb, ipv6.otherNode, 9100), "another group may have addresses of either family");
    assert.ok(connects(plan, ipv6.node, ipv6.client, 8443), "so may a prefix list");
    assert.ok(!connects(plan, ipv6.client, ipv6.node, 7946), "the internet stays out");
    const plain = planOf({}, dualStack);
    assert.ok(
      connects(plain, lb, node, 8080) && !connects(plain, ipv6.lb, ipv6.node, 8080),
      "targets are called by IPv4",
    );

    const ipv4Balancer = planOf({ edges }, { ...dualStack, balancer });
    assert.ok(connects(ipv4Balancer, node, lb, 8443) && !connects(ipv4Balancer, ipv6.node, ipv6.lb, 8443));
    assert.ok(!planOf({ edges }).networkAclRules.some(({ peer }) => peer.family === "ipv6"), "nothing for IPv4 alone");
  });

  it("have numbers the vendor takes, each once in a list, and stay within the default quota", () => {
    for (const plan of [planOf(), planOf({}, dualStack)]) {
      const lists = new Map<string, number[]>();
      for (const { tier, direction, ruleNumber } of plan.networkAclRules) {
        assert.ok(Number.isInteger(ruleNumber) && ruleNumber >= 1 && ruleNumber <= 32766);
        lists.set(`${tier}-${direction}`, [...(lists.get(`${tier}-${direction}`) ?? []), ruleNumber]);
      }
      for (const [list, numbers] of lists) {
        assert.equal(new Set(numbers).size, numbers.length, list);
        assert.ok(numbers.length <= 20, `${list} has ${numbers.length}`);
      }
      assert.deepEqual(quotaProblems(plan, defaultLimits), []);
    }
  });

  it("are left out when they are off", () => {
    assert.deepEqual(planOf({ networkAcl: false }).networkAclRules, []);
  });
});
