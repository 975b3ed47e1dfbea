import { IPv4, IPv4CidrRange } from "ip-num";
import { defaultLimits } from "../../../../platforms/aws/limits";

/** Parsing a range takes longer than anything else a table does, and a stack names the same few ranges again and again. */
function remembered<T>(parse: (cidr: string) => T): (cidr: string) => T {
  const known = new Map<string, T>();
  return (cidr) => {
    const before = known.get(cidr);
    if (before !== undefined) return before;
    const value = parse(cidr);
    if (known.size < mostRemembered) known.set(cidr, value);
    return value;
  };
}

const mostRemembered = 4096;

/** The range, or undefined when the text is no IPv4 CIDR. Host bits are ignored, as AWS does when it stores them. */
export const ipv4Range = remembered((cidr): IPv4CidrRange | undefined => {
  try {
    return IPv4CidrRange.fromCidr(cidr);
  } catch {
    return undefined;
  }
});

function prefixOf(range: IPv4CidrRange): number {
  return Number(range.getPrefix().value);
}

/** True for a size that a VPC or subnet may have. */
export function isVpcPrefix(range: IPv4CidrRange): boolean {
  const { min, max } = defaultLimits["ec2.vpc.prefix"];
  return prefixOf(range) >= min && prefixOf(range) <= max;
}

const known = new WeakMap<IPv4CidrRange, { readonly first: bigint; readonly last: bigint }>();

function bounds(range: IPv4CidrRange): { readonly first: bigint; readonly last: bigint } {
  const before = known.get(range);
  if (before) return before;
  const value = { first: range.getFirst().getValue(), last: range.getLast().getValue() };
  known.set(range, value);
  return value;
}

export function overlaps(left: IPv4CidrRange, right: IPv4CidrRange): boolean {
  return bounds(left).first <= bounds(right).last && bounds(right).first <= bounds(left).last;
}

/** The address that many places after the first of the range. */
export function addressAt(range: IPv4CidrRange, place: number): string {
  return IPv4.fromNumber(range.getFirst().getValue() + BigInt(place)).toString();
}

/** Addresses that AWS leaves for use: it keeps the first four and the last of each subnet. */
export function usableAddresses(range: IPv4CidrRange): number {
  return Number(range.getSize()) - defaultLimits["ec2.subnet.reservedAddresses"].max;
}
