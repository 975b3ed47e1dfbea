import { zoneCounts } from "../budget/from-spec";
import type { Verdict } from "../budget/types";
import type { ClusterSpec } from "../spec/cluster";
import type { NodeGroupSettings } from "../spec/node-group";
import type { GroupCapacity, Left, Strength } from "./types";

const fullProcessor = 100;

function strengthOf(left: number, needed: number, cpu: number | undefined): Strength {
  if (left <= 0) return "none";
  if (left >= needed) return "covered";
  return cpu !== undefined && cpu <= fullProcessor ? "strained" : "short";
}

/** The rest takes over the whole load: at a CPU target of 60, five of six nodes needed run at 72. */
function leftOf(nodes: number, needed: number, target: number | undefined): Left {
  const left = Math.max(0, nodes);
  const cpu = target === undefined || left === 0 ? undefined : Math.round((target * needed) / left);
  const percent = needed === 0 ? 100 : Math.floor((100 * left) / needed);
  return { left, percent, strength: strengthOf(left, needed, cpu), ...(cpu === undefined ? {} : { cpu }) };
}

/** A refresh keeps this many of the nodes; AWS rounds up. */
const keptInRefresh = ({ minSize, instanceRefresh }: NodeGroupSettings): number =>
  Math.ceil((minSize * Math.min(100, instanceRefresh.minHealthyPercentage)) / 100);

function verdictOf(hasTraffic: boolean, percent: number, objective: number | undefined): Verdict {
  if (!hasTraffic || objective === undefined) return "none";
  return percent >= objective ? "met" : "broken";
}

interface Context {
  /** Target groups with traffic. */
  readonly busy: ReadonlySet<string>;
  /** Percent that must be left without a zone. */
  readonly objective: number | undefined;
}

/** What a group at its minimum keeps after a loss; a larger group keeps as much or more. */
export function planGroupCapacity(
  spec: ClusterSpec,
  key: string,
  group: NodeGroupSettings,
  { busy, objective }: Context,
): GroupCapacity {
  const zones = zoneCounts(spec).nodes;
  const own = spec.objectives.nodesNeeded[key];
  const needed = own ?? group.minSize;
  const target = group.autoscaling.cpu?.targetValue;
  const inZone = Math.ceil(group.minSize / zones);
  const nodeLoss = leftOf(group.minSize - 1, needed, target);
  const zoneLoss = leftOf(group.minSize - inZone, needed, target);
  const hasTraffic = group.targetGroups.some((name) => busy.has(name));
  return {
    nodes: group.minSize,
    needed,
    source: own === undefined ? `nodeGroups.${key}.minSize` : `objectives.nodesNeeded.${key}`,
    zones,
    nodeLoss,
    zoneLoss,
    zoneLossInRefresh: leftOf(keptInRefresh(group) - inZone, needed, target),
    nPlusOne: nodeLoss.strength === "covered",
    hasTraffic,
    verdict: verdictOf(hasTraffic, zoneLoss.percent, objective),
  };
}
