import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import type { FirewallFacts, TargetGroupFacts } from "../../components/aws/firewall/facts";
import type { FirewallInput } from "../../components/aws/firewall/inputs";
import { firewallProblems, quotaProblems } from "../../components/aws/firewall/problems";
import { firewallSettings } from "../../components/aws/firewall/settings";
import { defaultLimits, limitsWith } from "../../platforms/aws/limits";
import { balancer, dualStack, facts, planOf, ruleKeys } from "../support/firewall";

describe("security groups", () => {
  it("open listeners to the internet, the balancer to traffic and health checks, and nodes to HTTPS", () => {
    assert.deepEqual(ruleKeys(planOf()), [
      "backend-egress-tcp-443-any-ipv4",
      "backend-egress-tcp-443-vpc-ipv4",
      "backend-ingress-tcp-8080-balancer",
      "backend-ingress-tcp-9000-balancer",
      "frontend-egress-tcp-8080-nodes",
      "frontend-egress-tcp-9000-nodes",
      "frontend-ingress-icmp-3-4-any-ipv4",
      "frontend-ingress-tcp-443-any-ipv4",
      "frontend-ingress-tcp-80-any-ipv4",
    ]);
  });

  it("open an internal balancer to the VPC, and a listener with a list to that list alone", () => {
    const internal = {
      ...balancer,
      scheme: "internal" as const,
      listeners: { http: { port: 80, protocol: "HTTP" as const } },
    };
    const frontend = (given: FirewallFacts) =>
      ruleKeys(planOf({}, given)).filter((key) => /^frontend-ingress-tcp/.test(key));
    assert.deepEqual(frontend({ ...facts, balancer: internal }), ["frontend-ingress-tcp-80-vpc-ipv4"]);
    const allow = ["192.0.2.0/24", "198.51.100.0/24", "2001:db8::/32"];
    const listed = { ...balancer, listeners: { https: { port: 443, protocol: "HTTPS" as const, allow } } };
    assert.deepEqual(frontend({ ...facts, balancer: listed }), [
      "frontend-ingress-tcp-443-192.0.2.0_24",
      "frontend-ingress-tcp-443-198.51.100.0_24",
      "frontend-ingress-tcp-443-2001-db8--_32",
    ]);
    const closed = { ...balancer, listeners: { https: { port: 443, protocol: "HTTPS" as const, allow: [] } } };
    assert.deepEqual(frontend({ ...facts, balancer: closed }), []);
  });

  it("let the balancer out to an identity provider, over IPv4, where a listener or a rule asks one", () => {
    const forward = { type: "forward" };
    const asking = { type: "forward", authenticate: { type: "jwt" } };
    const egress = (listener: object) => {
      const https = { port: 443, protocol: "HTTPS" as const, ...listener };
      return ruleKeys(planOf({}, { ...dualStack, balancer: { ...balancer, listeners: { https } } })).filter((key) =>
        key.startsWith("frontend-egress-tcp-443"),
      );
    };
    assert.deepEqual(egress({ defaultAction: forward, rules: { api: { action: forward } } }), []);
    assert.deepEqual(egress({ defaultAction: asking }), ["frontend-egress-tcp-443-any-ipv4"]);
    assert.deepEqual(egress({ defaultAction: forward, rules: { api: { action: asking } } }), [
      "frontend-egress-tcp-443-any-ipv4",
    ]);
  });

  it("open both families of a dual-stack balancer", () => {
    const ipv6Only = { ...balancer, ipAddressType: "dualstack-without-public-ipv4" as const };
    const clients = ruleKeys(planOf({}, { ...dualStack, balancer: ipv6Only })).filter((key) =>
      /^frontend-in/.test(key),
    );
    assert.ok(
      clients.every((key) => key.endsWith("any-ipv6")),
      clients.join(", "),
    );
    const keys = ruleKeys(planOf({}, dualStack));
    for (const key of [
      "frontend-ingress-tcp-443-any-ipv6",
      "frontend-ingress-icmpv6-2-0-any-ipv6",
      "backend-egress-tcp-443-any-ipv6",
    ]) {
      assert.ok(keys.includes(key), key);
    }
  });

  it("open both transports of a TCP_UDP listener, and check its targets over TCP", () => {
    const dns: TargetGroupFacts = {
      port: 53,
      protocol: "TCP_UDP",
      targetType: "instance",
      healthCheck: { port: "traffic-port" },
    };
    const keys = ruleKeys(
      planOf(
        {},
        {
          ...facts,
          balancer: { ...balancer, type: "network", listeners: { dns: { port: 53, protocol: "TCP_UDP" } } },
          targetGroups: { dns },
        },
      ),
    );
    for (const key of [
      "frontend-ingress-udp-53-any-ipv4",
      "frontend-ingress-tcp-53-any-ipv4",
      "backend-ingress-udp-53-balancer",
    ]) {
      assert.ok(keys.includes(key), key);
    }
    const checked = ruleKeys(planOf({}, { ...facts, targetGroups: { udp: { ...dns, protocol: "UDP" } } }));
    assert.ok(checked.includes("backend-ingress-tcp-53-balancer"), "the health check of a UDP group speaks TCP");
  });

  it("make both ends' rules for the user's edges, groups and prefix lists included", () => {
    const keys = new Set(
      ruleKeys(
        planOf({
          edges: {
            gossip: { from: "nodes", to: "nodes", port: 7946, protocol: "udp" },
            login: { from: "balancer", to: "internet", port: 443 },
            metrics: { from: "sg-0123456789abcdef0", to: "nodes", port: 9100, toPort: 9199 },
            storage: { from: "nodes", to: "pl-0123456789abcdef0", port: 443 },
          },
        }),
      ),
    );
    for (const key of [
      "backend-ingress-udp-7946-nodes",
      "backend-egress-udp-7946-nodes",
      "frontend-egress-tcp-443-any-ipv4",
      "backend-ingress-tcp-9100-9199-sg-0123456789abcdef0",
      "backend-egress-tcp-443-pl-0123456789abcdef0",
    ]) {
      assert.ok(keys.has(key), key);
    }
  });

  it("narrow the nodes' way out to what is listed, and keep the endpoints of the VPC and of S3", () => {
    const egress = (input: FirewallInput, given = facts) =>
      ruleKeys(planOf(input, given)).filter((key) => key.startsWith("backend-egress"));
    const own = ["backend-egress-tcp-443-s3", "backend-egress-tcp-443-vpc-ipv4"];
    assert.deepEqual(egress({ nodeEgress: [] }), own);
    assert.deepEqual(egress({ nodeEgress: [] }, { ...facts, s3: false }), ["backend-egress-tcp-443-vpc-ipv4"]);
    assert.deepEqual(egress({ nodeEgress: ["192.0.2.0/24"] }), ["backend-egress-tcp-443-192.0.2.0_24", ...own]);
  });

  it("never open everything: every rule names a protocol, ports and who it is for", () => {
    for (const rule of planOf({ edges: { any: { from: "vpc", to: "nodes", port: 1, toPort: 65535 } } })
      .securityGroupRules) {
      assert.ok(["tcp", "udp", "icmp"].includes(rule.protocol), rule.key);
      assert.match(rule.description, /^[A-Za-z0-9. _\-:/()#,@[\]+=&;{}!$*]{10,255}$/);
    }
  });

  it("take one rule from edges that say the same, under the user's description", () => {
    const plan = planOf({
      edges: {
        b: { from: "0.0.0.0/0", to: "balancer", port: 443, description: "the shop itself" },
        c: { from: "nodes", to: "10.20.0.0/16", port: 443, description: "everything in the VPC" },
      },
    });
    const described = plan.securityGroupRules.filter(
      ({ key }) => key.endsWith("443-any-ipv4") && key.startsWith("frontend"),
    );
    assert.deepEqual(
      described.map(({ description }) => description),
      ["the shop itself"],
    );
    assert.equal(new Set(ruleKeys(plan)).size, ruleKeys(plan).length);
  });
});

const peers = fc.constantFrom(
  "internet",
  "balancer",
  "nodes",
  "vpc",
  "10.20.24.0/21",
  "192.0.2.0/24",
  "sg-0123456789abcdef0",
);
const ends = fc
  .tuple(peers, fc.constantFrom("balancer", "nodes"), fc.boolean())
  .map(([outer, own, inward]) => (inward ? { from: outer, to: own } : { from: own, to: outer }))
  .filter(({ from, to }) => !(from === "internet" && to === "nodes"));
const edge = fc
  .tuple(ends, fc.constantFrom<"tcp" | "udp">("tcp", "udp"), fc.integer({ min: 1, max: 65535 }))
  .map(([both, protocol, port]) => ({ ...both, protocol, port }));
const contentOf = (one: object) => JSON.stringify(one);
const edgeMaps = fc
  .uniqueArray(edge, { maxLength: 8, selector: contentOf })
  .map((edges) => Object.fromEntries(edges.map((one, index) => [`e${(index * 5) % 8}`, one])));

describe("a plan", () => {
  it("does not depend on the order of any map", () => {
    fc.assert(
      fc.property(edgeMaps, (edges) => {
        const reversed = Object.fromEntries(Object.entries(edges).reverse());
        const listeners = Object.fromEntries(Object.entries(balancer.listeners).reverse());
        assert.deepEqual(
          planOf({ edges: reversed }, { ...facts, balancer: { ...balancer, listeners } }),
          planOf({ edges }),
        );
      }),
    );
  });

  it("only grows when an edge is added: no other rule changes its key, its content or its number", () => {
    let renumbered = 0;
    fc.assert(
      fc.property(edgeMaps, edge, (edges, added) => {
        // Asked for twice, a connection is refused.
        fc.pre(!Object.values(edges).some((one) => isDeepStrictEqual(one, added)));
        const [before, after] = [planOf({ edges }), planOf({ edges: { ...edges, zzzzzzz: added } })];
        const groupRules = new Map(after.securityGroupRules.map((rule) => [rule.key, rule]));
        for (const rule of before.securityGroupRules) assert.deepEqual(groupRules.get(rule.key), rule);
        const aclRules = new Map(after.networkAclRules.map((rule) => [rule.key, rule]));
        for (const rule of before.networkAclRules) {
          const { ruleNumber, ...kept } = { ...rule, ...aclRules.get(rule.key) };
          const { ruleNumber: old, ...content } = rule;
          assert.deepEqual(kept, content);
          if (ruleNumber !== old) renumbered += 1;
        }
      }),
      { numRuns: 200 },
    );
    // Two keys may ask for one number; of some 5,000 rules looked at, hardly any does.
    assert.ok(renumbered <= 10, `${renumbered} rules were renumbered`);
  });
});

describe("problems", () => {
  it("name edges whose ends never meet", () => {
    const edges = { mixed: { from: "2001:db8::/32", to: "nodes", port: 1 } };
    const settings = firewallSettings(defaultLimits).parse({ edges });
    assert.deepEqual(firewallProblems(settings, dualStack), []);
    assert.deepEqual(firewallProblems(firewallSettings(defaultLimits).parse({}), facts), []);
  });

  it("case 10-cloudfront-prefix-list: count a prefix list with the most entries that it may have", () => {
    const edge = (from: string, port: number, maxEntries?: number) => ({ from, to: "balancer", port, maxEntries });
    const listed = (edges: FirewallInput["edges"]) => {
      const settings = firewallSettings(defaultLimits).parse({ edges });
      return quotaProblems(planOf({ edges }), defaultLimits, settings).map(({ message }) => message);
    };
    const [both] = listed({ secure: edge("pl-4fa04526", 8443), plain: edge("pl-4fa04526", 8080) });
    assert.match(both ?? "", /^the frontend security group's ingress \(ipv4\) needs 113 rules, the quota is 60/);
    assert.deepEqual(listed({ secure: edge("pl-4fa04526", 8443) }), []);
    assert.match(listed({ own: edge("pl-0a1b2c3d", 8443, 58) })[0] ?? "", /needs 61 rules/);
    assert.deepEqual(listed({ own: edge("pl-0a1b2c3d", 8443) }), []);
  });

  it("count rules against the quotas in force", () => {
    const allow = Array.from({ length: 61 }, (_, index) => `192.0.${index}.0/24`);
    const crowded = { ...balancer, listeners: { https: { port: 443, protocol: "HTTPS" as const, allow } } };
    const plan = planOf({}, { ...facts, balancer: crowded });
    const messages = (limits = defaultLimits) =>
      quotaProblems(plan, limits)
        .map(({ severity, message }) => `${severity}: ${message}`)
        .join("\n");
    assert.match(
      messages(),
      /^warning: the frontend security group's ingress \(ipv4\) needs 62 rules, the quota is 60/,
    );
    assert.match(messages(), /the public network ACL's inbound list needs \d+ rules, the quota is 20/);
    const raised = limitsWith({
      "ec2.securityGroup.rules": { max: 100 },
      "ec2.networkAcl.rules": { max: 40, severity: "error" },
    });
    assert.match(messages(raised), /^error: the public network ACL/);
  });
});
