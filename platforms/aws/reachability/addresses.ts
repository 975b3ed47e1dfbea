import { isIPv4, parseCidr } from "../../../model/net/cidr";

export type Family = "ipv4" | "ipv6";

/** Yes, no, or not known before the resources exist. */
export type Answer = "yes" | "no" | "unknown";

/** A contiguous range of addresses, as numbers: comparing them is all that a packet walk does. */
export interface AddressRange {
  readonly family: Family;
  readonly first: bigint;
  readonly last: bigint;
  readonly text: string;
}

/** One address. Its value is undefined where the subnet's own range is not known yet. */
export interface Address {
  readonly family: Family;
  readonly value: bigint | undefined;
}

/** The range that a CIDR names, or nothing when the text is none. The same few ranges stand in many rules. */
export function rangeOf(text: string): AddressRange | undefined {
  if (parsed.has(text)) return parsed.get(text);
  const range = readRange(text);
  if (parsed.size < mostParsed) parsed.set(text, range);
  return range;
}

const parsed = new Map<string, AddressRange | undefined>();
const mostParsed = 10_000;

function readRange(text: string): AddressRange | undefined {
  const cidr = parseCidr(text);
  if (cidr === undefined) return undefined;
  const family = isIPv4(cidr) ? "ipv4" : "ipv6";
  return { family, first: cidr.getFirst().getValue(), last: cidr.getLast().getValue(), text };
}

const bits = { ipv4: 32n, ipv6: 128n } as const;

export const isEverything = ({ family, first, last }: AddressRange): boolean =>
  first === 0n && last === (1n << bits[family]) - 1n;

export function holds(range: AddressRange, address: Address): Answer {
  if (range.family !== address.family) return "no";
  if (address.value === undefined) return isEverything(range) ? "yes" : "unknown";
  return range.first <= address.value && address.value <= range.last ? "yes" : "no";
}

export const within = (inner: AddressRange, outer: AddressRange): boolean =>
  inner.family === outer.family && outer.first <= inner.first && inner.last <= outer.last;

const known = (texts: readonly string[]): readonly AddressRange[] => texts.flatMap((text) => rangeOf(text) ?? []);

/** What no router of the internet forwards: private, shared, loopback, link-local, documentation is left in. Source: RFC 6890, RFC 1112. */
const notForwarded = known([
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "224.0.0.0/3",
]);
/** All that is given out on the internet. Source: IANA, IPv6 Global Unicast Address Assignments. */
const globalIPv6 = known(["2000::/3"]);

/** Whether packets of the address travel over the internet. */
export function isGlobal({ family, value }: Address): boolean {
  if (value === undefined) return false;
  const address = { family, value };
  return family === "ipv6"
    ? globalIPv6.some((range) => holds(range, address) === "yes")
    : !notForwarded.some((range) => holds(range, address) === "yes");
}

/**
 * One address for every part of a range that the given ranges tell apart, so that what holds for those addresses holds for all.
 * The parts that `skip` names are left out.
 */
export function sampleAddresses(
  range: AddressRange,
  cuts: readonly AddressRange[],
  skip: (address: Address) => boolean = () => false,
): readonly Address[] {
  const { family, first, last } = range;
  const near = cuts.filter((cut) => cut.family === family && cut.first <= last && first <= cut.last);
  const starts = new Set([first, ...near.flatMap((cut) => [cut.first, cut.last + 1n])]);
  const found = new Map<string, Address>();
  for (const value of [...starts].filter((start) => first <= start && start <= last).sort(ascending)) {
    const address = { family, value };
    if (skip(address)) continue;
    const kind = near.map((cut) => (cut.first <= value && value <= cut.last ? "1" : "0")).join("");
    if (!found.has(kind)) found.set(kind, address);
  }
  return [...found.values()];
}

const ascending = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0);

/** Ranges whose borders `isGlobal` has. */
export const internetCuts: readonly AddressRange[] = [...notForwarded, ...globalIPv6];

/** The whole of a family. */
export const everything: Readonly<Record<Family, AddressRange>> = {
  ipv4: { family: "ipv4", first: 0n, last: (1n << 32n) - 1n, text: "0.0.0.0/0" },
  ipv6: { family: "ipv6", first: 0n, last: (1n << 128n) - 1n, text: "::/0" },
};
