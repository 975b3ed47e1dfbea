import { type ResourceReader, UnknownValueError } from "../../../model/graph";

const overrides = "mixedInstancesPolicy.launchTemplate.overrides";

/**
 * How much of a scaling group's size one node fills: `weightedCapacity`, 1 where none is set. Sizes are units then, not nodes.
 * Source: Amazon EC2 Auto Scaling user guide, "Configure an Auto Scaling group to use instance weights". Throws UnknownValueError.
 */
function weightsOf(group: ResourceReader): readonly number[] {
  if (!group.has(overrides)) return [1];
  const weights = group.items(overrides).map((override) => override.number("weightedCapacity") ?? 1);
  return weights.length === 0 ? [1] : weights;
}

/** Processors or memory are counted: how many nodes that is depends on the types that AWS picks. Throws UnknownValueError. */
function mustCountUnits(group: ResourceReader): void {
  const type = group.text("desiredCapacityType") ?? "units";
  if (type === "units") return;
  throw new UnknownValueError(
    group.resource.urn,
    `desiredCapacityType ${type}: how many nodes there are follows from the types that AWS picks`,
    "open",
  );
}

const sizeOf = (group: ResourceReader, property: "minSize" | "maxSize"): number => group.number(property) ?? 0;

/** The fewest nodes that fill `minSize`: all of the type that counts most. Throws UnknownValueError. */
export function fewestNodes(group: ResourceReader): number {
  mustCountUnits(group);
  return Math.ceil(sizeOf(group, "minSize") / Math.max(...weightsOf(group)));
}

/** The most nodes that fill `maxSize`: all of the type that counts least. Throws UnknownValueError. */
export function mostNodes(group: ResourceReader): number {
  mustCountUnits(group);
  return Math.ceil(sizeOf(group, "maxSize") / Math.max(1, Math.min(...weightsOf(group))));
}
