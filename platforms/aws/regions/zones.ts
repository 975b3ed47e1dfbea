import { regionTable } from "./table";

/** Three zones, as every region opened since 2014 has. */
const usualLetters = "abc";

/** Letters of the region's zones, as an account of today sees them: `abc`. */
export const zoneLettersOf = (region: string): string => regionTable[region]?.zones ?? usualLetters;

/** Names of the region's zones, in order. */
export const zoneNamesOf = (region: string): readonly string[] =>
  [...zoneLettersOf(region)].map((letter) => region + letter);

/** Whether the letters differ from account to account: then the table's are a guess. Source: AWS regions and zones page, read 2026-11-23. */
export const hasZonesPerAccount = (region: string): boolean => region === "us-west-1";

/**
 * Whether a zone lies in the region: `us-west-2a`, and the local and wavelength zones `us-west-2-lax-1a`, `us-east-1-wl1-bos-wlz-1`.
 * An account may see letters that no table knows, but no region has more than six zones (AWS regions and zones page, read 2026-11-23).
 */
export function isZoneOf(zone: string, region: string): boolean {
  return zone.startsWith(region) && /^(?:[a-f]|-[a-z0-9]+(?:-[a-z0-9]+)+)$/.test(zone.slice(region.length));
}

/** Where a zone is: in the region, in a city near its users, or in a carrier's network. */
export type ZoneKind = "availability" | "local" | "wavelength";

const kinds: readonly (readonly [ZoneKind, RegExp])[] = [
  ["availability", /^[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}[a-z]$/],
  ["local", /^[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}-[a-z]{3}-\d{1,2}[a-z]$/],
  ["wavelength", /^[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}-wl\d+-[a-z]+-wlz-?\d+$/],
];

/**
 * What a zone's name says of it; undefined for a name of another form. Source: AWS Local Zones user guide and AWS Wavelength developer guide,
 * available zones, read 2026-11-30.
 */
export const zoneKindOf = (zone: string): ZoneKind | undefined => kinds.find(([, form]) => form.test(zone))?.[0];

/**
 * `us-west-2-lax-1` for `us-west-2-lax-1a`: the group from which AWS advertises a Local Zone's addresses. Undefined for zones of the region's
 * own group. Source: AWS service model ec2, AllocateAddress.NetworkBorderGroup, botocore 1.44.8.
 */
export const borderGroupOf = (zone: string): string | undefined =>
  zoneKindOf(zone) === "local" ? zone.slice(0, -1) : undefined;

/** `euw1-az1`: how AWS numbers a region's zones. Which letter is which number differs between accounts; here they follow each other. */
export function zoneIdOf(region: string, zone: string): string {
  const place = zoneNamesOf(region).indexOf(zone);
  const letter = zone.slice(region.length);
  const number = place >= 0 ? place + 1 : (letter.codePointAt(0) ?? 97) - 96;
  return letter.length === 1 ? `${shortRegion(region)}-az${number}` : `${shortRegion(region)}${letter}`;
}

const shortWords: Readonly<Record<string, string>> = {
  gov: "g",
  northeast: "ne",
  northwest: "nw",
  southeast: "se",
  southwest: "sw",
  iso: "i",
  isob: "ib",
  isoe: "ie",
  isof: "if",
};

/** `usgw1` for `us-gov-west-1`. */
function shortRegion(region: string): string {
  const [first = "", ...rest] = region.split("-");
  return first + rest.map((word) => shortWords[word] ?? (/^\d+$/.test(word) ? word : word.slice(0, 1))).join("");
}
