import type { ResourceReader } from "../../../model/graph";
import { selects } from "../../../model/graph/label-selector";
import { types } from "../catalog/types";
import { selectorAt } from "./names";
import { podLabels, podSpec } from "./pods";
import { hostKey, zoneKeys } from "./scaling";

/** Why pods of a lost machine, or of a lost zone, may not all be made again elsewhere; absent where nothing holds them back. */
export interface HeldBack {
  readonly machine?: string;
  readonly zone?: string;
}

/**
 * Why a pod of a dead machine is not made again at all while the machine is neither back nor gone from the API. Sources: Kubernetes docs, Force
 * Delete StatefulSet Pods; Pod Lifecycle: a pod is never rescheduled, only replaced by what made it.
 */
export function staysBound({ resource: { type, name } }: ResourceReader): string | undefined {
  if (type === types.pod) return `nothing makes the pod ${name} again: it has no controller`;
  if (type === types.statefulSet)
    return `pods of the StatefulSet ${name} are made again only when their machine is back, or its Node object is deleted`;
  return undefined;
}

/** The parts of a pod's spec that forbid a place, as they stand. */
interface Ban {
  readonly key: "host" | "zone";
  /** Most pods beyond the emptiest place that counts. */
  readonly maxSkew: number;
  /** Whether a lost place counts as an empty one, so that the others may have `maxSkew` each. */
  readonly countsLost: boolean;
  readonly minDomains: number;
  readonly what: string;
}

const keyOf = (part: ResourceReader): Ban["key"] | undefined => {
  const key = part.text("topologyKey") ?? "";
  return key === hostKey ? "host" : zoneKeys.includes(key) ? "zone" : undefined;
};

function bansOf(workload: ResourceReader): readonly Ban[] {
  const spec = podSpec(workload);
  const labels = podLabels(workload);
  const isOwn = (part: ResourceReader): boolean => {
    const selector = selectorAt(part, "labelSelector");
    return selector !== undefined && selects(selector, labels);
  };
  const constraints = spec.items("topologySpreadConstraints").flatMap((one): readonly Ban[] => {
    const key = keyOf(one);
    if (key === undefined || one.text("whenUnsatisfiable") === "ScheduleAnyway" || !isOwn(one)) return [];
    return [
      {
        key,
        maxSkew: one.number("maxSkew") ?? 1,
        countsLost: one.text("nodeTaintsPolicy") !== "Honor",
        minDomains: one.number("minDomains") ?? 1,
        what: one.path,
      },
    ];
  });
  const apart = spec.items("affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution");
  return [
    ...constraints,
    ...apart.flatMap((one): readonly Ban[] => {
      const key = keyOf(one);
      if (key === undefined || !isOwn(one)) return [];
      return [{ key, maxSkew: 1, countsLost: true, minDomains: 1, what: one.path }];
    }),
  ];
}

/**
 * What holds the pods of a lost place back. Source: Kubernetes docs, Pod Topology Spread Constraints: a place with a tainted machine counts
 * unless nodeTaintsPolicy is Honor, and with fewer places than minDomains the emptiest one counts as empty. Throws UnknownValueError.
 */
export function heldBack(workload: ResourceReader, pods: number, zones: number): HeldBack {
  const bans = bansOf(workload);
  const left = Math.max(1, zones - 1);
  const host = bans.find(({ key, maxSkew, countsLost, minDomains }) => {
    return key === "host" && pods > maxSkew && (countsLost || minDomains > 1);
  });
  const zone = bans.find(({ key, maxSkew, countsLost, minDomains }) => {
    return key === "zone" && (countsLost || left < minDomains) && pods > left * maxSkew;
  });
  const machine =
    host === undefined
      ? undefined
      : `${host.what} of ${workload.resource.name} lets ${host.maxSkew} of its pods onto a machine while the lost one counts, and how many others there are is not told`;
  const lost =
    zone === undefined
      ? machine
      : `${zone.what} of ${workload.resource.name} lets ${zone.maxSkew} of its ${pods} pods into each other zone while the lost one counts: the rest waits for its return`;
  return { ...(machine === undefined ? {} : { machine }), ...(lost === undefined ? {} : { zone: lost }) };
}
