import { isZoneOf, regionSource, zoneNamesOf } from "./index";

/** What is wrong with the places of a network: where, and what to do about it. */
export interface PlaceProblem {
  /** `zones.1`. */
  readonly path: string;
  /** Lower case, no full stop. */
  readonly message: string;
}

interface Zones {
  readonly zones: readonly string[];
  readonly problems: readonly PlaceProblem[];
}

function countedZones(count: number, region: string): Zones {
  const names = zoneNamesOf(region);
  if (count <= names.length) return { zones: names.slice(0, count), problems: [] };
  const fix = `list the names in place of ${count}, as in "zones: [${names.join(", ")}]"`;
  return {
    zones: [],
    problems: [{ path: "zones", message: `${region} has ${names.length} zones by name (${regionSource}); ${fix}` }],
  };
}

function listedZones(zones: readonly string[], region: string): Zones {
  const problems = zones.flatMap((zone, index) => {
    return isZoneOf(zone, region)
      ? []
      : [{ path: `zones.${index}`, message: `must be a zone of ${region} such as ${region}a, got ${zone}` }];
  });
  return { zones, problems };
}

/**
 * The zones' names. A count becomes the first of the region's own letters (a, b, d in Canada): how many resources exist must be known before anything is asked of AWS.
 * Where an account sees other letters, its user lists the names.
 */
export function zonesOf(zones: number | readonly string[], region: string): Zones {
  return typeof zones === "number" ? countedZones(zones, region) : listedZones(zones, region);
}
