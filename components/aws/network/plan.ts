import { IPv6CidrRange } from "ip-num";

/**
 * The `index`-th /64 of a VPC's IPv6 block, for example of `2a05:d018:1:4200::/56`. Written as AWS writes it (RFC 5952), or every refresh would
 * see a difference.
 */
export function ipv6Subnet(block: string, index: number): string {
  const network = IPv6CidrRange.fromCidr(block).getFirst().getValue() / 2n ** 64n + BigInt(index);
  const groups = [48n, 32n, 16n, 0n].map((shift) => ((network >> shift) & 0xffffn).toString(16));
  return `${groups.join(":").replace(/(:0)+$/, "")}::/64`;
}
