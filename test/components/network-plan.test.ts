import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { IPv4CidrRange } from "ip-num";
import { networkProblems, planNetwork } from "../../components/aws/network/address-plan";
import { planEndpoints } from "../../components/aws/network/endpoint-plan";
import type { NetworkInput } from "../../components/aws/network/inputs";
import { ipv6Subnet } from "../../components/aws/network/plan";
import type { NetworkNewSettings } from "../../components/aws/network/resolved";
import { networkSettings } from "../../components/aws/network/settings";
import { endpointServiceName } from "../../platforms/aws/regions";

const region = "eu-west-1";

function settingsOf(input: NetworkInput): NetworkNewSettings {
  const settings = networkSettings().parse(input);
  if ("existing" in settings) throw new Error("an existing network has no plan");
  return settings;
}

const planOf = (input: NetworkInput) => planNetwork(settingsOf(input), region);
const cidrsOf = (input: NetworkInput) =>
  Object.fromEntries(planOf(input).subnets.map(({ tier, zone, cidr }) => [`${tier} ${zone}`, cidr]));

const zoneNames = ["a", "b", "c", "d", "e", "f"].map((letter) => `${region}${letter}`);
const zoneLists = fc.uniqueArray(fc.constantFrom(...zoneNames), { minLength: 2, maxLength: 6 });
const vpcCidrs = fc
  .tuple(fc.nat({ max: 255 }), fc.integer({ min: 16, max: 22 }))
  .map(([second, prefix]) => `10.${second}.0.0/${prefix}`);

describe("planNetwork", () => {
  it("gives every zone a private half, a public and an isolated quarter of its eighth", () => {
    assert.deepEqual(cidrsOf({ cidr: "10.20.0.0/16", zones: 2 }), {
      "private eu-west-1a": "10.20.0.0/20",
      "public eu-west-1a": "10.20.16.0/21",
      "isolated eu-west-1a": "10.20.24.0/21",
      "private eu-west-1b": "10.20.32.0/20",
      "public eu-west-1b": "10.20.48.0/21",
      "isolated eu-west-1b": "10.20.56.0/21",
    });
  });

  it("keeps public subnets large enough for a balancer down to a /24", () => {
    assert.deepEqual(cidrsOf({ cidr: "10.0.0.0/24", zones: 2 }), {
      "private eu-west-1a": "10.0.0.0/26",
      "public eu-west-1a": "10.0.0.64/27",
      "isolated eu-west-1a": "10.0.0.96/27",
      "private eu-west-1b": "10.0.0.128/26",
      "public eu-west-1b": "10.0.0.192/27",
      "isolated eu-west-1b": "10.0.0.224/27",
    });
  });

  it("allots disjoint ranges inside the VPC, none smaller than /27, whatever the zones and the range", () => {
    fc.assert(
      fc.property(vpcCidrs, zoneLists, (cidr, zones) => {
        const settings = settingsOf({ cidr, zones });
        assert.deepEqual(networkProblems(settings, region), []);
        const { subnets } = planNetwork(settings, region);
        assert.equal(subnets.length, zones.length * 3);
        const ranges = subnets.map((subnet) => IPv4CidrRange.fromCidr(subnet.cidr));
        const vpc = IPv4CidrRange.fromCidr(cidr);
        for (const [index, range] of ranges.entries()) {
          assert.ok(vpc.contains(range));
          assert.ok(range.getPrefix().getValue() <= 27n);
          for (const other of ranges.slice(index + 1)) assert.ok(!range.contains(other) && !other.contains(range));
        }
        assert.equal(new Set(subnets.map(({ ipv6Index }) => ipv6Index)).size, subnets.length);
      }),
    );
  });

  it("renumbers nothing when a zone is added, removed or listed elsewhere", () => {
    fc.assert(
      fc.property(vpcCidrs, zoneLists, fc.constantFrom(...zoneNames), (cidr, zones, extra) => {
        const before = cidrsOf({ cidr, zones });
        const after = cidrsOf({ cidr, zones: [extra, ...zones.filter((zone) => zone !== extra)].slice(0, 6) });
        for (const [key, value] of Object.entries(after)) {
          if (before[key] !== undefined) assert.equal(value, before[key]);
        }
      }),
    );
  });

  it("places NAT gateways per zone, in the first zone listed, or nowhere", () => {
    const zones = ["eu-west-1b", "eu-west-1a"];
    assert.deepEqual(planOf({ zones, nat: "perZone" }).natOf, {
      "eu-west-1a": "eu-west-1a",
      "eu-west-1b": "eu-west-1b",
    });
    assert.deepEqual(planOf({ zones, nat: "single" }).natOf, {
      "eu-west-1a": "eu-west-1b",
      "eu-west-1b": "eu-west-1b",
    });
    const regional = planOf({ zones, nat: "regional" });
    assert.deepEqual([regional.hasRegionalNat, regional.natZones, regional.natOf], [true, [], {}]);
    assert.deepEqual(planOf({ zones, nat: "none" }), { ...planOf({ zones, nat: "none" }), natZones: [], natOf: {} });
  });
});

describe("networkProblems", () => {
  const messages = (input: Partial<NetworkNewSettings>, where = region) =>
    networkProblems({ ...settingsOf({}), ...input }, where).map(({ path, message }) => `${path}: ${message}`);

  it("takes the zones that each region has", () => {
    const zonesIn = (where: string, count: number) =>
      planNetwork(settingsOf({ zones: count }), where).zones.map((zone) => zone.slice(-1));
    const zones = (where: string) => zonesIn(where, 3);
    assert.deepEqual(zones("eu-west-1"), ["a", "b", "c"]);
    assert.deepEqual(zones("ap-northeast-1"), ["a", "c", "d"]);
    assert.deepEqual(zones("ca-central-1"), ["a", "b", "d"]);
    assert.deepEqual(zonesIn("us-west-1", 2), ["a", "c"]);
    assert.match(messages({ zones: 3 }, "us-west-1").join(), /has 2 zones by name .*; list the names/);
    assert.match(messages({ zones: 4 }, "eu-west-1").join(), /has 3 zones by name/);
    assert.deepEqual(messages({ zones: ["eu-west-1a", "eu-west-1d"] }), []);
    assert.match(messages({ zones: 4 }, "ap-northeast-1").join(), /has 3 zones by name/);
  });

  it("refuses zones of another region, and zones that have one place between them", () => {
    assert.match(messages({ zones: ["eu-west-1a", "us-east-1a"] })[0] ?? "", /^zones\.1: must be a zone of eu-west-1/);
    assert.match(messages({ cidr: "10.0.0.0/24", zones: 3 }).join(), /\/24 has 2 places for zones/);
    assert.match(messages({ cidr: "10.0.0.0/24", zones: 2 }, "ap-northeast-1").join(), /1c and ap-northeast-1a take/);
    assert.deepEqual(
      messages({ cidr: "10.0.0.0/24", zones: ["ap-northeast-1a", "ap-northeast-1d"] }, "ap-northeast-1"),
      [],
    );
  });
});

describe("endpoints", () => {
  it("brings every service a choice needs, once, and S3 along with the registry", () => {
    assert.deepEqual(planEndpoints(["ssm", "ecr", "ssm", "autoscaling"]), {
      s3: true,
      interface: ["autoscaling", "ecr.api", "ecr.dkr", "ssm", "ssmmessages"],
    });
    assert.deepEqual(planEndpoints([]), { s3: false, interface: [] });
  });

  it("names services as each partition does", () => {
    assert.equal(endpointServiceName("eu-west-1", "ecr.api"), "com.amazonaws.eu-west-1.ecr.api");
    assert.equal(endpointServiceName("cn-north-1", "ecr.api"), "cn.com.amazonaws.cn-north-1.ecr.api");
    assert.equal(endpointServiceName("cn-north-1", "autoscaling"), "cn.com.amazonaws.cn-north-1.autoscaling");
    assert.equal(endpointServiceName("cn-north-1", "logs"), "com.amazonaws.cn-north-1.logs");
    assert.equal(endpointServiceName("eusc-de-east-1", "ecr.dkr"), "eu.amazonaws.eusc-de-east-1.ecr.dkr");
    assert.equal(endpointServiceName("eusc-de-east-1", "autoscaling"), "com.amazonaws.eusc-de-east-1.autoscaling");
  });
});

it("numbers the /64 blocks of a /56, in the shortest form", () => {
  assert.equal(ipv6Subnet("2a05:d018:1:4200::/56", 0), "2a05:d018:1:4200::/64");
  assert.equal(ipv6Subnet("2a05:d018:1:4200::/56", 31), "2a05:d018:1:421f::/64");
  assert.equal(ipv6Subnet("2001:db8::/56", 0), "2001:db8::/64");
  assert.equal(ipv6Subnet("2001:db8::/56", 9), "2001:db8:0:9::/64");
});
