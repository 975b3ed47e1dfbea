import type { Objectives } from "../../model/objectives";

/** A zone that takes no nodes before another one is left. */
export interface ClosedZone {
  readonly zone: string;
  /** `broken`: a fault or a drill has taken it away, or none of its nodes takes anything. */
  readonly why: "evacuated" | "broken";
}

/** Zones that a cluster has to keep, and what says so. */
export interface ZonesNeeded {
  readonly count: 1 | 2;
  readonly source: string;
}

/** Two where the loss of a zone is promised to be outlived, and one in any case. Pure. */
export function zonesNeeded({ seconds, capacityAfterZoneLoss }: Pick<Objectives, "seconds" | "capacityAfterZoneLoss">) {
  const promises = [
    ...(seconds.zoneLoss === undefined ? [] : [`objectives.zoneLoss: ${seconds.zoneLoss} s`]),
    ...(capacityAfterZoneLoss === undefined || capacityAfterZoneLoss === 0
      ? []
      : [`objectives.capacityAfterZoneLoss: ${capacityAfterZoneLoss} %`]),
  ];
  const needed: ZonesNeeded = { count: promises.length > 0 ? 2 : 1, source: promises.join(", ") };
  return needed;
}

/**
 * Why a zone is not to be left after others. To leave the first is what the promises are for; a further one takes what they need. Undefined where
 * it may be left: also one that is broken, of which nothing is lost. Pure.
 */
export function refusedZone(
  zone: string,
  { zones, closed }: { readonly zones: readonly string[]; readonly closed: readonly ClosedZone[] },
  needed: ZonesNeeded,
): { readonly says: string; readonly helps: readonly string[] } | undefined {
  if (closed.length === 0 || closed.some((each) => each.zone === zone)) return undefined;
  const open = zones.filter((other) => other !== zone && !closed.some((each) => each.zone === other));
  if (open.length >= needed.count) return undefined;
  const stand = closed.map((each) => `${each.zone} is ${each.why} already`).join(", ");
  const left = open.length === 0 ? "no zone would be open" : `only ${open.join(", ")} would be open`;
  const promised = needed.count === 1 ? "" : `; ${needed.source} needs two`;
  return {
    says: `${stand}, and ${left}${promised}`,
    helps: closed.map(({ zone: other, why }) =>
      why === "evacuated" ? `take ${other} back first: --zone ${other} --return` : `mend ${other} first`,
    ),
  };
}
