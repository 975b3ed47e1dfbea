import { distance } from "fastest-levenshtein";
import { showValue } from "../../../model/settings/redact";
import { suggest } from "../../../model/settings/suggest";
import { regionTable } from "./table";

/** Every region that this version knows, sorted. */
export const regionNames: readonly string[] = Object.keys(regionTable).sort();

/** Where the names are from, for messages. */
export const regionSource = "botocore 1.44.8, 2026-11-20";

/**
 * What a name that is meant as a region turns out to be. `known`: in the table, or named by the user under `vipkit:regions`. `new`: built as
 * AWS builds its names, so it may have opened since; used, with a warning. `wrong`: no region is called like that.
 */
export interface RegionJudgement {
  readonly kind: "known" | "new" | "wrong";
  /** Lower case, no full stop; empty for a known one. */
  readonly problem: string;
  /** The nearest names: `nearest: eu-west-1, eu-west-2`; empty for a known one. */
  readonly allowed: string;
  /** What to do: `write eu-west-1`. */
  readonly fix: string;
}

const known: RegionJudgement = { kind: "known", problem: "", allowed: "", fix: "" };

const directions = ["north", "south", "east", "west", "central", "northeast", "northwest", "southeast", "southwest"];

/** `us-gov-west-1`: the partition's or continent's part, the direction, the number. */
const built = /^([a-z]{2,4}(?:-[a-z]+)*)-([a-z]+)-(\d{1,2})$/;

const prefixes = new Set(regionNames.map((name) => built.exec(name)?.[1]));

/**
 * Judges the name of a region.
 * @param accepted names that the user vouches for (`vipkit:regions`)
 */
export function judgeRegion(name: string, accepted: readonly string[] = []): RegionJudgement {
  if (Object.hasOwn(regionTable, name) || accepted.includes(name)) return known;
  const allowed = `nearest: ${nearestRegions(name).join(", ")}`;
  if (isPlausible(name)) {
    const problem = `not in the list of regions (${regionSource}), taken as a new one with zones a, b and c`;
    return { kind: "new", problem, allowed, fix: `if it is right, add ${name} to vipkit:regions` };
  }
  const meant = meantBy(name);
  const advice = meant === undefined ? "a region such as eu-west-1; " : `write ${meant}; `;
  const fix = `${advice}a region newer than ${regionSource} goes under vipkit:regions`;
  return { kind: "wrong", problem: "no region of AWS", allowed, fix };
}

/** What is to be said of the name of a region. */
export interface RegionFinding {
  readonly kind: "new" | "wrong";
  /** `no region of AWS, got "eu-wset-1"; nearest: ...; write eu-west-1` */
  readonly text: string;
}

/**
 * As {@link judgeRegion}, in words; undefined for a region that is known.
 * @param accepted names that the user vouches for (`vipkit:regions`)
 */
export function findRegion(name: string, accepted: readonly string[] = []): RegionFinding | undefined {
  const { kind, problem, allowed, fix } = judgeRegion(name, accepted);
  if (kind === "known") return undefined;
  return { kind, text: `${problem}, got ${showValue(name)}; ${allowed}; ${fix}` };
}

/** Up to three names, the likeliest first. */
export function nearestRegions(name: string): readonly string[] {
  const meant = meantBy(name);
  const word = name.slice(0, 64).toLowerCase();
  const byDistance = regionNames.toSorted((a, b) => distance(word, a) - distance(word, b) || a.localeCompare(b));
  return [...new Set([...(meant === undefined ? [] : [meant]), ...byDistance])].slice(0, 3);
}

/** Another number of a direction that exists, or a new direction, continent or country. */
function isPlausible(name: string): boolean {
  const [, prefix = "", direction = ""] = built.exec(name) ?? [];
  if (!directions.includes(direction)) return false;
  if (prefixes.has(prefix)) return true;
  if (!/^[a-z]{2}$|^eusc-[a-z]{2}$/.test(prefix)) return false;
  // `ue-west-1` and `uk-west-1` are slips: a country that opens has letters of its own.
  const sorted = [...name].sort().join("");
  return !regionNames.some((other) => distance(name, other) <= 1 || [...other].sort().join("") === sorted);
}

function meantBy(name: string): string | undefined {
  const plain = name.trim().toLowerCase().replaceAll("_", "-").replaceAll(" ", "-");
  const zone = /^(.*?-\d+)(?:[a-z]|-[a-z].*)$/.exec(plain)?.[1];
  if (zone !== undefined && Object.hasOwn(regionTable, zone)) return zone;
  return suggest(plain, regionNames);
}
