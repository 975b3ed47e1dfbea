import assert from "node:assert/strict";
import { test } from "node:test";
import { clusterSpec } from "../../../components/vip-cluster/settings";
import { defaultLimits } from "../../../platforms/aws/limits";
import { domainOf, partitionOf } from "../../../platforms/aws/regions/partition";
import { application } from "../../support/reach-clusters";

const partitions = {
  "eu-west-1": ["aws", "amazonaws.com"],
  "us-west-2": ["aws", "amazonaws.com"],
  "cn-northwest-1": ["aws-cn", "amazonaws.com.cn"],
  "us-gov-east-1": ["aws-us-gov", "amazonaws.com"],
  "eusc-de-east-1": ["aws-eusc", "amazonaws.eu"],
  "us-iso-west-1": ["aws-iso", "c2s.ic.gov"],
  "us-isob-east-1": ["aws-iso-b", "sc2s.sgov.gov"],
} as const;

test("every region is in its partition, and a cluster may live there", () => {
  for (const [region, expected] of Object.entries(partitions)) {
    assert.deepEqual([partitionOf(region), domainOf(region)], expected, region);
    assert.equal(clusterSpec(defaultLimits).parse({ ...application, region }).region, region);
  }
});
