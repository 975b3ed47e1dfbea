import { leftOf } from "../../model/analysis/capacity/groups";
import type { RemainingCapacity } from "../../model/analysis/capacity/types";

/** One node group before a zone is left. */
export interface GroupBefore {
  /** As its user calls it. */
  readonly name: string;
  /** Nodes in the zone that is to be left. */
  readonly inZone: number;
  /** Healthy nodes in zones that stay. */
  readonly elsewhere: number;
  /** Zones that it can launch in afterwards. */
  readonly openZones: readonly string[];
  /** Nodes that carry the load, and which setting says so. */
  readonly needed: number;
  readonly source: string;
  /** Percent, of target tracking. */
  readonly cpuTarget: number | undefined;
  /** Whether a listener sends it requests just now. */
  readonly hasTraffic: boolean;
}

export interface GroupVerdict extends RemainingCapacity {
  readonly group: string;
  readonly needed: number;
  readonly source: string;
  /** Whether it keeps the zone from being left. */
  readonly isRefused: boolean;
  /** A sentence with the figures. */
  readonly says: string;
}

const nodes = (count: number): string => `${count} node${count === 1 ? "" : "s"}`;

/**
 * What each group has left without a zone. `launchesFirst`: its nodes serve until as many others are healthy, so that only a group
 * without any other zone is refused.
 */
export function judgeEvacuation(
  groups: readonly GroupBefore[],
  { zone, launchesFirst }: { readonly zone: string; readonly launchesFirst: boolean },
): readonly GroupVerdict[] {
  return groups.map((group) => {
    const { name, inZone, elsewhere, openZones, needed, source, hasTraffic } = group;
    const rest = leftOf(elsewhere, needed, group.cpuTarget);
    const carries = !hasTraffic || needed === 0 || rest.status === "sufficient" || rest.status === "degraded";
    const isStranded = openZones.length === 0 && inZone > 0;
    // A group that is short already loses nothing by a zone in which it has no node.
    const isRefused = isStranded || (inZone > 0 && !launchesFirst && !carries);
    const at = rest.cpu === undefined || rest.status !== "degraded" ? "" : `, at ${rest.cpu} % CPU`;
    const figures = `${nodes(elsewhere)} healthy outside ${zone}, ${needed} needed (${source}): ${rest.percent} %${at}`;
    const why = isStranded ? "; it has no other zone that is open" : "";
    return { ...rest, group: name, needed, source, isRefused, says: `${name}: ${figures}${why}` };
  });
}

/** What would let a refused group be judged otherwise; the same words for all that are refused. */
export function remedies(verdicts: readonly GroupVerdict[], groups: readonly GroupBefore[]): readonly string[] {
  const refused = verdicts.filter(({ isRefused }) => isRefused);
  const stranded = refused.filter(({ group }) => groups.some((g) => g.name === group && g.openZones.length === 0));
  const short = refused.filter((verdict) => !stranded.includes(verdict));
  return [
    ...(stranded.length > 0 ? ["take another zone back first, or give the cluster more zones (network.zones)"] : []),
    ...(short.length > 0
      ? [
          "--launch-first: the zone serves until as many nodes are healthy elsewhere, and is left then",
          ...short.map(({ group, needed, left }) => `or ${needed - left} more of ${group} elsewhere`),
          "or say what the load really needs: objectives.nodesNeeded",
        ]
      : []),
  ];
}
