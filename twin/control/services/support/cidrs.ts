import { IPv4, IPv4CidrRange, IPv6CidrRange } from "ip-num";
import { defaultLimits } from "../../../../model/limits";

/** The range, or undefined when the text is no IPv4 CIDR. Host bits are ignored, as AWS does when it stores them. */
export function ipv4Range(cidr: string): IPv4CidrRange | undefined {
  try {
    return IPv4CidrRange.fromCidr(cidr);
  } catch {
    return undefined;
  }
}

export function isIpv4Cidr(cidr: string): boolean {
  return ipv4Range(cidr) !== undefined;
}

export function isIpv6Cidr(cidr: string): boolean {
  try {
    IPv6CidrRange.fromCidr(cidr);
    return true;
  } catch {
    return false;
  }
}

export function prefixOf(range: IPv4CidrRange): number {
  return Number(range.getPrefix().value);
}

/** True for a size that a VPC or subnet may have. */
export function isVpcPrefix(range: IPv4CidrRange): boolean {
  const { min, max } = defaultLimits["ec2.vpc.prefix"];
  return prefixOf(range) >= min && prefixOf(range) <= max;
}

/** True when host bits are zero: `10.0.0.0/16`, not `10.0.1.0/16`. */
export function isCanonical(cidr: string): boolean {
  const range = ipv4Range(cidr);
  return range !== undefined && `${range.getFirst().toString()}/${prefixOf(range)}` === cidr;
}

export function overlaps(left: IPv4CidrRange, right: IPv4CidrRange): boolean {
  return left.isOverlapping(right);
}

/** The address that many places after the first of the range. */
export function addressAt(range: IPv4CidrRange, place: number): string {
  return IPv4.fromNumber(range.getFirst().getValue() + BigInt(place)).toString();
}

/** Addresses that AWS leaves for use: it keeps the first four and the last of each subnet. */
export function usableAddresses(range: IPv4CidrRange): number {
  return Number(range.getSize()) - defaultLimits["ec2.subnet.reservedAddresses"].max;
}
