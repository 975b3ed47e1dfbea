/** What is wrong with the places of a network: where, and what to do about it. */
export interface PlaceProblem {
  /** `zones.1`. */
  readonly path: string;
  /** Lower case, no full stop. */
  readonly message: string;
}

/** Zone letters that new accounts get where they are not a, b, c, ... Source: AWS "Availability Zones" page, constrained zones, read 2026-11-23. */
const unusualLetters: Readonly<Record<string, string>> = { "ap-northeast-1": "acd", "ca-central-1": "abd" };
/** The letters of this region's two zones differ from account to account. */
const letterPerAccount = "us-west-1";
const usualLetters = "abcdef";

export interface Zones {
  readonly zones: readonly string[];
  readonly problems: readonly PlaceProblem[];
}

function countedZones(count: number, region: string): Zones {
  const letters = unusualLetters[region] ?? usualLetters;
  const fix = `list the names in place of ${count}, as in "zones: [${region}a, ${region}c]"`;
  if (region === letterPerAccount) {
    return { zones: [], problems: [{ path: "zones", message: `${region} names its zones per account; ${fix}` }] };
  }
  if (count > letters.length) {
    return {
      zones: [],
      problems: [{ path: "zones", message: `${region} has ${letters.length} zones by name; ${fix}` }],
    };
  }
  return { zones: [...letters.slice(0, count)].map((letter) => `${region}${letter}`), problems: [] };
}

function listedZones(zones: readonly string[], region: string): Zones {
  const problems = zones.flatMap((zone, index) => {
    const isZone = zone.startsWith(region) && /^[a-z]$/.test(zone.slice(region.length));
    return isZone
      ? []
      : [{ path: `zones.${index}`, message: `must be a zone of ${region} such as ${region}a, got ${zone}` }];
  });
  return { zones, problems };
}

/**
 * The zones' names. A count becomes the region's first letters: how many resources exist must be known before anything is asked of AWS.
 * Where an account sees other letters, its user lists the names.
 */
export function zonesOf(zones: number | readonly string[], region: string): Zones {
  return typeof zones === "number" ? countedZones(zones, region) : listedZones(zones, region);
}
