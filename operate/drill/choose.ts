import type { ClusterView, DrillNode } from "./cluster-view";
import type { DrillDefinition } from "./definitions";
import type { Victim } from "./driver";

/** The same numbers for the same seed, 0 to 1. Source: mulberry32, public domain. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** One of several by a seed; undefined of none. */
export function pick<T>(choices: readonly T[], seed: number): T | undefined {
  return choices[Math.floor(randomOf(seed)() * choices.length)];
}

/** Nodes that serve requests, in an order that does not depend on their random names: group, zone, then name. */
const servingNodes = (nodes: readonly DrillNode[]): readonly DrillNode[] =>
  nodes
    .filter(({ state, share }) => state === "healthy" && share > 0)
    .toSorted((a, b) => a.group.localeCompare(b.group) || a.zone.localeCompare(b.zone) || a.name.localeCompare(b.name));

/** Zones with a node that serves, in alphabetical order. */
const servingZones = (nodes: readonly DrillNode[]): readonly string[] =>
  [...new Set(servingNodes(nodes).map(({ zone }) => zone))].sort();

/** What a drill is done to. Undefined where nothing of the kind serves. */
export function chooseVictim(
  { victim, isDetected }: DrillDefinition,
  { nodes }: ClusterView,
  seed: number,
): Victim | undefined {
  if (victim === "cluster") return { name: "", nodes: isDetected ? servingNodes(nodes) : [] };
  if (victim === "node") {
    const node = pick(servingNodes(nodes), seed);
    return node === undefined ? undefined : { name: node.name, nodes: [node] };
  }
  const zone = pick(servingZones(nodes), seed);
  if (zone === undefined) return undefined;
  return { name: zone, nodes: servingNodes(nodes).filter((node) => node.zone === zone) };
}
