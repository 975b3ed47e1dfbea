import { type Program, without, withProperty } from "../fixture";
import type { Relation } from "./index";

const record = (inputs: object) => ({
  type: "aws:route53/record:Record",
  inputs: { zoneId: "$zone", ttl: 60, ...inputs },
});
const zone = { type: "aws:route53/zone:Zone", inputs: { name: "example.com" } };

const pair: Program = {
  zone,
  first: record({ name: "shop", type: "A", setIdentifier: "1", failoverRoutingPolicies: [{ type: "PRIMARY" }] }),
  second: record({
    name: "Shop.example.com.",
    type: "A",
    setIdentifier: "2",
    failoverRoutingPolicies: [{ type: "SECONDARY" }],
  }),
};

/** The pair in a zone that another program makes. */
const otherZone = withProperty(
  withProperty(withProperty(without(pair, "zone"), "second", "name", "shop"), "first", "zoneId", "Z1"),
  "second",
  "zoneId",
  "Z1",
);

const shares: Program = {
  zone,
  one: record({ name: "shop", type: "A", setIdentifier: "1", weightedRoutingPolicies: [{ weight: 90 }] }),
  other: record({ name: "shop", type: "A", setIdentifier: "2", weightedRoutingPolicies: [{ weight: 0 }] }),
  mail: record({ name: "shop", type: "MX" }),
};
const noShare = withProperty(shares, "one", "weightedRoutingPolicies[0].weight", 0);

const alias: Program = { zone, www: record({ name: "www", type: "CNAME", records: ["shop.example.net"] }) };

const checked: Program = {
  balancer: { type: "aws:lb/loadBalancer:LoadBalancer", inputs: { internal: false } },
  check: { type: "aws:route53/healthCheck:HealthCheck", inputs: { type: "HTTPS", fqdn: "$balancer", port: 443 } },
};
const byAddress = (address: string) =>
  withProperty(withProperty(checked, "check", "fqdn", undefined), "check", "ipAddress", address);

const delegated: Program = {
  zone,
  lower: { type: "aws:route53/zone:Zone", inputs: { name: "dev.example.com" } },
  delegation: record({ name: "dev", type: "NS", records: ["ns-1.awsdns-01.org"] }),
};

const renamedZones = (apex: string) =>
  withProperty(withProperty(delegated, "zone", "name", apex), "lower", "name", `dev.${apex}`);

const authorities = (records: readonly string[], name = "", apex = "example.com"): Program => ({
  zone: { type: "aws:route53/zone:Zone", inputs: { name: apex } },
  authorities: record({ name, type: "CAA", records }),
  certificate: {
    type: "aws:acm/certificate:Certificate",
    inputs: {
      domainName: `shop.${apex}`,
      subjectAlternativeNames: [`*.shop.${apex}`],
      validationMethod: "DNS",
    },
  },
});

const resolving: Program = {
  vpc: { type: "aws:ec2/vpc:Vpc", inputs: { enableDnsHostnames: true } },
  inner: { type: "aws:route53/zone:Zone", inputs: { name: "inner", vpcs: [{ vpcId: "$vpc" }] } },
};

export const nameRelations: Readonly<Record<string, Relation>> = {
  "record-failover-has-partner": {
    sound: [pair, otherZone, shares],
    outside: {
      zone: { resource: "first", program: withProperty(without(pair, "second"), "first", "zoneId", "Z1") },
    },
    broken: {
      "a primary alone": { resource: "first", program: without(pair, "second") },
      "a secondary alone": { resource: "second", program: without(pair, "first") },
      "a partner of another name": { resource: "first", program: withProperty(pair, "second", "name", "shop2") },
      "a partner of another type": { resource: "first", program: withProperty(pair, "second", "type", "AAAA") },
    },
  },
  "records-agree-on-routing": {
    sound: [shares, pair, alias],
    broken: {
      "two primaries": {
        resource: "first",
        program: withProperty(pair, "second", "failoverRoutingPolicies[0].type", "PRIMARY"),
      },
      "one without": { resource: "one", program: withProperty(shares, "other", "weightedRoutingPolicies", undefined) },
    },
  },
  "record-weights-decide": {
    sound: [shares, withProperty(noShare, "other", "weightedRoutingPolicies[0].weight", 1)],
    broken: { "all zero": { resource: "one", program: noShare } },
  },
  "health-check-reaches-endpoint": {
    sound: [
      checked,
      byAddress("203.0.113.7"),
      byAddress("172.32.0.1"),
      byAddress("100.128.0.1"),
      withProperty(checked, "check", "port", 8443),
      withProperty(withProperty(checked, "check", "type", "TCP"), "check", "port", 443),
    ],
    broken: {
      "a private address": { resource: "check", program: byAddress("10.0.0.7") },
      "a shared address": { resource: "check", program: byAddress("100.64.0.1") },
      "a local IPv6 address": { resource: "check", program: byAddress("fd00::1") },
      "an internal balancer": { resource: "check", program: withProperty(checked, "balancer", "internal", true) },
      "HTTPS on 80": { resource: "check", program: withProperty(checked, "check", "port", 80) },
      "HTTP on 443": { resource: "check", program: withProperty(checked, "check", "type", "HTTP") },
    },
  },
  "zone-delegated": {
    sound: [
      delegated,
      withProperty(delegated, "delegation", "name", "dev.example.com."),
      withProperty(without(delegated, "delegation"), "lower", "vpcs", [{ vpcId: "vpc-1" }]),
      withProperty(without(delegated, "delegation"), "lower", "name", "devexample.com"),
    ],
    broken: {
      // Names of its own: programs that are judged together may have the delegation.
      "no delegation": { resource: "lower", program: without(renamedZones("example.org"), "delegation") },
      "another's delegation": {
        resource: "lower",
        program: withProperty(renamedZones("example.net"), "delegation", "name", "test"),
      },
    },
  },
  "certificate-may-be-issued": {
    sound: [
      authorities(['0 issue "amazon.com"']),
      authorities(['0 issue "letsencrypt.org"', '0 issue "amazontrust.com"']),
      authorities(['0 iodef "mailto:security@example.com"']),
      authorities(['0 issue "letsencrypt.org"'], "other"),
      authorities(['0 issue "amazon.com; accounturi=x"']),
      {
        ...authorities(['0 issue "letsencrypt.org"']),
        nearer: record({ name: "shop", type: "CAA", records: ['0 issue "amazon.com"'] }),
      },
    ],
    broken: {
      "another authority": {
        resource: "certificate",
        program: authorities(['0 issue "letsencrypt.org"'], "", "alone.example.org"),
      },
      nobody: { resource: "certificate", program: authorities(['0 issue ";"']) },
      "no wildcards": {
        resource: "certificate",
        program: authorities(['0 issue "amazon.com"', '0 issuewild "letsencrypt.org"']),
      },
      "a nearer record": {
        resource: "certificate",
        program: {
          ...authorities(['0 issue "amazon.com"']),
          nearer: record({ name: "shop", type: "CAA", records: ['0 issue "letsencrypt.org"'] }),
        },
      },
    },
  },
  "zone-names-resolve": {
    sound: [resolving],
    outside: { VPC: { resource: "inner", program: withProperty(resolving, "inner", "vpcs", [{ vpcId: "vpc-1" }]) } },
    broken: {
      "host names off": { resource: "inner", program: withProperty(resolving, "vpc", "enableDnsHostnames", undefined) },
      "support off": { resource: "inner", program: withProperty(resolving, "vpc", "enableDnsSupport", false) },
    },
  },
};
