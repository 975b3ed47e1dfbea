import { BlockList, isIPv4 } from "node:net";

/** Address ranges that a VPC may have. Source: RFC 1918, RFC 6598. */
const privateRanges = blockList(["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"]);

/**
 * Where clients of a range come from on this machine: a VPC's range `10.20.3.0/24` is `127.<slot>.3.0/24`.
 * Any other range (`0.0.0.0/0`, `127.0.0.1/32`) is meant as it is written.
 */
export function loopbackRange(slot: number, cidr: string): string {
  const [address = "", length = "32"] = cidr.split("/");
  if (!isIPv4(address) || !privateRanges.check(address)) return cidr;
  const prefix = Math.max(16, Number(length));
  const [, , third = "0", fourth = "0"] = address.split(".");
  return Number(length) <= 16 ? `127.${slot}.0.0/16` : `127.${slot}.${third}.${fourth}/${prefix}`;
}

export function isInRange(address: string, cidr: string): boolean {
  const list = known.get(cidr) ?? blockList([cidr]);
  known.set(cidr, list);
  return list.check(address);
}

/** Ranges seen before: every pair of a large cluster's parties is asked about the same few. */
const known = new Map<string, BlockList>();

function blockList(cidrs: readonly string[]): BlockList {
  const list = new BlockList();
  for (const cidr of cidrs) {
    const [address = "", length = "32"] = cidr.split("/");
    if (isIPv4(address)) list.addSubnet(address, Number(length));
  }
  return list;
}
