import { NotKnownYet, type View } from "../../../model/graph";

const overrides = "mixedInstancesPolicy.launchTemplate.overrides";

/**
 * How much of a scaling group's size one node fills: `weightedCapacity`, 1 where none is set. Sizes are units then, not nodes.
 * Source: Amazon EC2 Auto Scaling user guide, "Configure an Auto Scaling group to use instance weights". Throws NotKnownYet.
 */
function weightsOf(group: View): readonly number[] {
  if (!group.has(overrides)) return [1];
  const weights = group.items(overrides).map((override) => override.number("weightedCapacity") ?? 1);
  return weights.length === 0 ? [1] : weights;
}

/** Processors or memory are counted: how many nodes that is depends on the types that AWS picks. Throws NotKnownYet. */
function mustCountUnits(group: View): void {
  const type = group.text("desiredCapacityType") ?? "units";
  if (type === "units") return;
  throw new NotKnownYet(
    group.resource.urn,
    `desiredCapacityType ${type}: how many nodes there are follows from the types that AWS picks`,
    "open",
  );
}

const sizeOf = (group: View, property: "minSize" | "maxSize"): number => group.number(property) ?? 0;

/** The fewest nodes that fill `minSize`: all of the type that counts most. Throws NotKnownYet. */
export function fewestNodes(group: View): number {
  mustCountUnits(group);
  return Math.ceil(sizeOf(group, "minSize") / Math.max(...weightsOf(group)));
}

/** The most nodes that fill `maxSize`: all of the type that counts least. Throws NotKnownYet. */
export function mostNodes(group: View): number {
  mustCountUnits(group);
  return Math.ceil(sizeOf(group, "maxSize") / Math.max(1, Math.min(...weightsOf(group))));
}
