import type { Graph, ResourceReader } from "../../../../model/graph";
import { type Cidr, isIPv4, networkOf, overlap, parseCidr } from "../../../../model/net/cidr";
import { types } from "../../../../platforms/aws/catalog/types";
import { networkGuide } from "../../../queries/links";
import { ownVpcOf } from "../../../queries/places";
import { fact, type Rule } from "../../../rule";

function rangeOf(view: ResourceReader): Cidr | undefined {
  const range = parseCidr(view.text("cidrBlock") ?? "");
  return range !== undefined && isIPv4(range) ? range : undefined;
}

/** The VPC's ranges; undefined where one of them is drawn from a pool. */
function spaceOf(vpc: ResourceReader, graph: Graph): readonly Cidr[] | undefined {
  const holders = [vpc, ...graph.dependents(vpc, types.vpcRange, "vpcId")];
  const ranges = holders.map(rangeOf);
  return ranges.every((range) => range !== undefined) ? ranges : undefined;
}

const contains = (outer: Cidr, inner: Cidr): boolean =>
  outer.getFirst().getValue() <= inner.getFirst().getValue() &&
  inner.getLast().getValue() <= outer.getLast().getValue();

export const subnetRangeAccepted: Rule = {
  id: "subnet-range-accepted",
  title: "A subnet's range lies in its VPC, and in no other subnet",
  why: "AWS refuses the subnet, and the update stops half-way.",
  remediation: "Choose a part of the VPC's range that no other subnet has.",
  url: networkGuide("subnet-sizing"),
  severity: "high",
  isRefusal: true,
  types: [types.subnet],
  scope: "stack",
  applies: (subnet, graph) => subnet.has("cidrBlock") && ownVpcOf(subnet, graph) !== undefined,
  *check(subnet, graph) {
    const vpc = ownVpcOf(subnet, graph);
    const range = rangeOf(subnet);
    if (vpc === undefined || range === undefined) return;
    const space = spaceOf(vpc, graph);
    if (space !== undefined && !space.some((block) => contains(block, range))) {
      yield fact(
        "cidrBlock",
        `is ${networkOf(range)}; expected a part of ${space.map(networkOf).join(", ")}, the VPC's range`,
      );
    }
    const siblings = graph.dependents(vpc, types.subnet, "vpcId");
    for (const other of siblings.slice(0, siblings.indexOf(subnet))) {
      const taken = rangeOf(other);
      if (taken === undefined || !overlap(range, taken)) continue;
      yield fact(
        "cidrBlock",
        `is ${networkOf(range)}; expected none of ${networkOf(taken)}, which ${other.resource.name} has`,
      );
    }
  },
};
