import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { types } from "../../../platforms/aws/catalog/types";
import { listed } from "../../../platforms/aws/reachability/references";
import { graphOf, type ReachResource, unknownText } from "../../support/reachability";

const group: ReachResource = {
  type: "aws:ec2/securityGroup:SecurityGroup",
  name: "own",
  urn: "urn:own",
  id: undefined,
  inputs: {},
};

/** Whom the groups of a machine name, with a group of this program among what they depend on. */
function named(groups: readonly string[], own: ReachResource = group): readonly string[] {
  const machine: ReachResource = {
    type: "aws:ec2/instance:Instance",
    name: "machine",
    urn: "urn:machine",
    id: undefined,
    inputs: { vpcSecurityGroupIds: groups },
    propertyDependencies: { vpcSecurityGroupIds: [own.urn] },
  };
  const graph = graphOf([own, machine]);
  const view = graph.find(machine.urn) ?? assert.fail();
  return listed(graph, view, "vpcSecurityGroupIds", types.securityGroup).map(({ key }) => key);
}

describe("an input that names resources", () => {
  test("means the one whose id it has, and somebody else's where it has another", () => {
    assert.deepEqual(named(["sg-1", "sg-2"], { ...group, id: "sg-1" }), ["urn:own", "sg-2"]);
  });

  test("keeps somebody else's id beside one that is not known yet", () => {
    assert.deepEqual(named(["sg-2", unknownText]), ["sg-2", "urn:own"]);
  });

  test("means what it depends on where everything is known but that one's id is not told", () => {
    assert.deepEqual(named(["sg-1"]), ["urn:own"]);
  });
});
