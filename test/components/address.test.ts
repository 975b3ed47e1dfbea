import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as pulumi from "@pulumi/pulumi";
import { Address, type AddressArgs } from "../../components/aws/address";
import { probeOf } from "../../components/aws/address/probe";
import { defaultLimits } from "../../platforms/aws/limits";
import { cluster } from "../support/budgets";
import { labelOf, record, resolve } from "../support/recorder";

const zoneId = "Z0123456789ABCDEFGHIJ";
const target = { dnsName: pulumi.output("balancer.elb.amazonaws.com"), zoneId: pulumi.output("ZELB") };
const shop = { domainName: "shop.example.com", zoneId, target };
const aliases = [{ name: "balancer.elb.amazonaws.com", zoneId: "ZELB", evaluateTargetHealth: true }];
const probed = (({ loadBalancer, targetGroups }) => ({ loadBalancer, targetGroups }))(cluster("application"));
const made = (more: Partial<AddressArgs>) => record(() => new Address("shop", { ...shop, ...more }));

describe("an address", () => {
  it("is an alias that follows the balancer's health and takes no other's name over", async () => {
    const { result, resources } = await made({});
    assert.deepEqual(resources.map(labelOf), ["Record shop-record-a", "Address shop"]);
    assert.deepEqual(resources[0]?.inputs, {
      zoneId,
      name: "shop.example.com",
      type: "A",
      aliases,
      allowOverwrite: false,
    });
    assert.equal(await resolve(result.fqdn), "shop.example.com");
  });

  it("answers in both families when asked to", async () => {
    const { resources } = await made({ ipv6: true });
    assert.deepEqual(resources.map(labelOf), ["Record shop-record-a", "Record shop-record-aaaa", "Address shop"]);
    assert.equal(resources[1]?.inputs.type, "AAAA");
  });

  const routings: readonly (readonly [AddressArgs["routing"], object])[] = [
    [
      { type: "failover", role: "secondary" },
      { setIdentifier: "secondary", failoverRoutingPolicies: [{ type: "SECONDARY" }] },
    ],
    [
      { type: "weighted", weight: 0 },
      { setIdentifier: "eu-west-1", weightedRoutingPolicies: [{ weight: 0 }] },
    ],
    [{ type: "latency" }, { setIdentifier: "eu-west-1", latencyRoutingPolicies: [{ region: "eu-west-1" }] }],
    [
      { type: "latency", region: "eu-west-2", setIdentifier: "near" },
      { setIdentifier: "near", latencyRoutingPolicies: [{ region: "eu-west-2" }] },
    ],
  ];
  for (const [routing, expected] of routings) {
    it(`shares its name by ${JSON.stringify(routing)}`, async () => {
      const { resources } = await made({ routing, region: "eu-west-1" });
      const {
        zoneId: _,
        name: __,
        type: ___,
        aliases: ____,
        allowOverwrite: _____,
        ...rest
      } = resources[0]?.inputs ?? {};
      assert.deepEqual(rest, expected);
    });
  }

  it("is checked by the balancer's own name, on the listener's port and the nodes' path", async () => {
    const { resources } = await made({
      ipv6: true,
      routing: { type: "failover", role: "primary" },
      healthCheck: { failureThreshold: 2 },
      probed,
    });
    const [check, one, other] = resources;
    assert.deepEqual(resources.map(labelOf), [
      "HealthCheck shop-health-check",
      "Record shop-record-a",
      "Record shop-record-aaaa",
      "Address shop",
    ]);
    assert.deepEqual(check?.inputs, {
      type: "HTTP",
      port: 80,
      resourcePath: "/healthz",
      fqdn: "balancer.elb.amazonaws.com",
      requestInterval: 10,
      failureThreshold: 2,
      tags: { Name: "shop-health-check", "vipkit:component": "address" },
    });
    assert.deepEqual([one?.inputs.healthCheckId, other?.inputs.healthCheckId], Array(2).fill("shop-health-check-id"));
  });

  it("refuses what only its wiring shows", () => {
    const refuses = (more: Partial<AddressArgs>, message: RegExp) =>
      assert.throws(() => new Address("shop", { ...shop, ...more }), { message });
    refuses({ routing: { type: "latency" } }, /vip:Address "shop": routing\.setIdentifier: missing/);
    const routing = { type: "failover", role: "primary" } as const;
    refuses({ routing, healthCheck: {} }, /vip:Address "shop": probed: missing/);
    refuses({ healthCheck: {}, probed }, /healthCheck: decides nothing/);
    refuses(
      { routing, healthCheck: { listener: "htp" }, probed },
      /healthCheck\.listener: no such listener.*mean http/,
    );
  });
});

describe("what a health check asks", () => {
  const listener = (port: number, protocol: string, more: object = {}) => ({
    port,
    protocol,
    defaultAction: { type: "forward", targetGroups: { web: 1 }, ...more },
  });
  const ofApplication = (listeners: object, check: object = {}, changes: object = {}) => {
    const spec = cluster("application", {
      certificate: { domainName: "shop.example.com" },
      "loadBalancer.listeners": listeners,
      "targetGroups.web.healthCheck": { path: "/ready" },
      ...changes,
    });
    return probeOf(check, spec, defaultLimits);
  };

  it("is the most secure listener's port, and the path at which its nodes are checked", () => {
    const both = { http: listener(80, "HTTP"), https: listener(8443, "HTTPS") };
    assert.deepEqual(ofApplication(both), { type: "HTTPS", port: 8443, resourcePath: "/ready" });
    assert.deepEqual(ofApplication(both, { listener: "http", path: "/" }), {
      type: "HTTP",
      port: 80,
      resourcePath: "/",
    });
  });

  it("is a connection where the listener speaks no HTTP", () => {
    const { loadBalancer, targetGroups } = cluster("network");
    assert.deepEqual(probeOf({}, { loadBalancer, targetGroups }, defaultLimits), { type: "TCP", port: 25 });
  });

  it("passes rules by that ask for more than a path", () => {
    const fixed = { type: "fixed-response", statusCode: 200 };
    const rules = (conditions: object) => ({
      http: { ...listener(80, "HTTP"), rules: { own: { priority: 1, conditions, action: fixed } } },
    });
    assert.ok("type" in (ofApplication(rules({ host: ["shop.example.com"], path: ["/ready"] })) ?? {}));
    assert.ok("type" in (ofApplication(rules({ path: ["/rea?y/x"] })) ?? {}));
    assert.ok("type" in (ofApplication(rules({ path: ["/ready"], method: ["POST"] })) ?? {}));
    const own = ofApplication(rules({ path: ["/r*d?"] }));
    assert.ok(own !== undefined && "problem" in own);
    assert.match(own.problem, /^\/ready is answered by the balancer itself/);
  });
});
