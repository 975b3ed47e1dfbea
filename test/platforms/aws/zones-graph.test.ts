import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { UnknownValueError } from "../../../model/graph";
import { zonesBehind } from "../../../platforms/aws/topology";
import { graphOf, type Program } from "../../policies/fixture";

const group = (...subnets: readonly string[]): Program => ({
  a: { type: "aws:ec2/subnet:Subnet", inputs: { vpcId: "vpc-1", availabilityZone: "eu-west-1a" } },
  b: { type: "aws:ec2/subnet:Subnet", inputs: { vpcId: "vpc-1", availabilityZone: "eu-west-1b" } },
  nodes: { type: "aws:autoscaling/group:Group", inputs: { vpcZoneIdentifiers: subnets } },
});

const zonesOf = (...subnets: readonly string[]): number => {
  const graph = graphOf(group(...subnets));
  const nodes = graph.resources.find(({ resource }) => resource.name === "nodes");
  assert.ok(nodes);
  return zonesBehind(nodes, "vpcZoneIdentifiers", graph);
};

describe("zones of subnets", () => {
  test("of the program are counted", () => {
    assert.equal(zonesOf("$a", "$b"), 2);
    assert.equal(zonesOf("$a", "$a"), 1);
  });

  test("of another program may be one and the same", () => {
    for (const subnets of [
      ["subnet-1", "subnet-2"],
      ["$a", "subnet-2"],
    ])
      assert.throws(() => zonesOf(...subnets), UnknownValueError);
  });

  test("that are spread already, or only one, need no other program", () => {
    assert.equal(zonesOf("$a", "$b", "subnet-3"), 2);
    assert.equal(zonesOf("subnet-1"), 1);
    assert.equal(zonesOf(), 0);
  });
});
