import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Region } from "@pulumi/aws/types/enums";
import { isZoneOf, judgeRegion, regionNames, zoneIdOf, zoneNamesOf } from "../../../platforms/aws/regions";
import { domainOf, partitionOf } from "../../../platforms/aws/regions/partition";

/** Partition, its regions' pattern and its DNS suffix. Source: botocore 1.44.8, data/partitions.json, read 2026-11-30. */
const partitions = [
  ["aws", /^(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$/, "amazonaws.com"],
  ["aws-cn", /^cn-\w+-\d+$/, "amazonaws.com.cn"],
  ["aws-eusc", /^eusc-(de)-\w+-\d+$/, "amazonaws.eu"],
  ["aws-iso", /^us-iso-\w+-\d+$/, "c2s.ic.gov"],
  ["aws-iso-b", /^us-isob-\w+-\d+$/, "sc2s.sgov.gov"],
  ["aws-iso-e", /^eu-isoe-\w+-\d+$/, "cloud.adc-e.uk"],
  ["aws-iso-f", /^us-isof-\w+-\d+$/, "csp.hci.ic.gov"],
  ["aws-us-gov", /^us-gov-\w+-\d+$/, "amazonaws.com"],
] as const;

describe("regions", () => {
  it("knows every region that the SDK names, and each one's partition", () => {
    const named = Object.values(Region);
    assert.ok(named.length >= 40, `${named.length} regions`);
    assert.deepEqual(
      named.filter((region) => !regionNames.includes(region)),
      [],
    );
    for (const region of regionNames) {
      const [id, , domain] = partitions.find(([, pattern]) => pattern.test(region)) ?? [];
      assert.deepEqual([partitionOf(region), domainOf(region)], [id, domain], region);
      assert.ok(zoneNamesOf(region).length >= 2, region);
    }
  });

  it("gives each region its own zones, and takes any that an account may see", () => {
    assert.deepEqual(zoneNamesOf("ca-central-1"), ["ca-central-1a", "ca-central-1b", "ca-central-1d"]);
    assert.equal(zoneNamesOf("us-east-1").length, 6);
    assert.deepEqual(zoneNamesOf("eu-west-4"), ["eu-west-4a", "eu-west-4b", "eu-west-4c"]);
    for (const zone of ["us-west-2a", "us-west-2d", "us-west-2-lax-1a", "us-west-2-wl1-den-wlz-1"])
      assert.ok(isZoneOf(zone, "us-west-2"), zone);
    for (const zone of ["us-west-1a", "us-west-2", "us-west-2z", "us-west-22a", "us-west-2-"])
      assert.ok(!isZoneOf(zone, "us-west-2"), zone);
    assert.equal(zoneIdOf("us-gov-west-1", "us-gov-west-1b"), "usgw1-az2");
    assert.equal(zoneIdOf("ap-northeast-1", "ap-northeast-1d"), "apne1-az3");
    assert.equal(zoneIdOf("eu-west-1", "eu-west-1a"), "euw1-az1");
  });

  it("tells a slip from a region that is newer than the table", () => {
    const slips = {
      "eu-wset-1": "eu-west-1",
      "us-est-1": "us-east-1",
      "ue-west-1": "eu-west-1",
      "us-east1": "us-east-1",
      us_east_1: "us-east-1",
      "US-EAST-1": "us-east-1",
      "us-east-1a": "us-east-1",
      "us-west-2-lax-1a": "us-west-2",
      " eu-central-1 ": "eu-central-1",
      "ap-southest-2": "ap-southeast-2",
      "cn-nroth-1": "cn-north-1",
      "us-gov-wset-1": "us-gov-west-1",
      "eusc-de-eats-1": "eusc-de-east-1",
    };
    for (const [given, meant] of Object.entries(slips)) {
      const judgement = judgeRegion(given);
      assert.equal(judgement.kind, "wrong", given);
      assert.match(judgement.allowed, new RegExp(`^nearest: ${meant}, `), given);
      assert.match(judgement.fix, new RegExp(`^write ${meant}; .*vipkit:regions`), given);
    }
    for (const given of ["", "x", "earth", "uk-west-1", "europe", "${region}", "a".repeat(500), "us-east-1; rm"])
      assert.equal(judgeRegion(given).kind, "wrong", given);
    for (const given of ["eu-west-4", "us-east-3", "ap-southeast-12", "ca-east-1", "nz-north-1", "us-gov-central-1"]) {
      const judgement = judgeRegion(given);
      assert.equal(judgement.kind, "new", given);
      assert.match(judgement.problem, /botocore 1\.44\.8, 2026-11-20/);
      assert.match(judgement.allowed, /^nearest: \S+, \S+, \S+$/);
    }
    for (const region of regionNames) assert.equal(judgeRegion(region).kind, "known", region);
    assert.equal(judgeRegion("uk-west-1", ["uk-west-1"]).kind, "known");
  });
});
