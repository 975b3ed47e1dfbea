import type { PoolCapacity } from "../../topology/topology";
import type { ObjectiveVerdict } from "../budget/types";
import type { CapacityStatus, GroupCapacity, RemainingCapacity } from "./types";

const fullProcessor = 100;

function statusOf(left: number, needed: number, cpu: number | undefined): CapacityStatus {
  if (left <= 0) return "none";
  if (left >= needed) return "sufficient";
  return cpu !== undefined && cpu <= fullProcessor ? "degraded" : "insufficient";
}

/** The rest takes over the whole load: at a CPU target of 60, five of six nodes needed run at 72. */
export function leftOf(nodes: number, needed: number, target: number | undefined): RemainingCapacity {
  const left = Math.max(0, nodes);
  const cpu = target === undefined || left === 0 ? undefined : Math.round((target * needed) / left);
  const percent = needed === 0 ? 100 : Math.floor((100 * left) / needed);
  return { left, percent, status: statusOf(left, needed, cpu), ...(cpu === undefined ? {} : { cpu }) };
}

/** A refresh keeps this many of the nodes; AWS rounds up. */
const keptInRefresh = ({ minSize, minHealthyPercentage }: PoolCapacity): number =>
  Math.ceil((minSize * Math.min(100, minHealthyPercentage)) / 100);

function verdictOf(hasTraffic: boolean, percent: number, objective: number | undefined): ObjectiveVerdict {
  if (!hasTraffic || objective === undefined) return "none";
  return percent >= objective ? "met" : "broken";
}

/** What a group at its minimum keeps after a loss; a larger group keeps as much or more. `objective`: percent that must be left without a zone. */
export function groupCapacity(side: PoolCapacity, objective: number | undefined): GroupCapacity {
  const { minSize, zones, needed, source, cpuTarget, hasTraffic } = side;
  const inZone = Math.ceil(minSize / Math.max(1, zones));
  const nodeLoss = leftOf(minSize - 1, needed, cpuTarget);
  const zoneLoss = leftOf(minSize - inZone, needed, cpuTarget);
  return {
    nodes: minSize,
    needed,
    source,
    zones,
    nodeLoss,
    zoneLoss,
    zoneLossInRefresh: leftOf(keptInRefresh(side) - inZone, needed, cpuTarget),
    nPlusOne: nodeLoss.status === "sufficient",
    hasTraffic,
    verdict: verdictOf(hasTraffic, zoneLoss.percent, objective),
  };
}
