import { IPv4, IPv4CidrRange } from "ip-num";
import { CloudError } from "./resources";

/** What the vendor keeps for itself in each subnet: network, router, DNS, future use; and the broadcast address. */
const reservedAtStart = 4n;
const reservedAtEnd = 1n;

/** Backend addresses of all stacks share 127.1.0.0 to 127.14.255.255, 4096 each; the slots themselves begin at 16. */
const firstSlot = 16;
const backendsPerSlot = 4096;

const octets = (ip: string) => ip.split(".");

/** The loopback address that stands for a VPC address: `10.20.3.7` in slot 16 is `127.16.3.7`. */
export function loopbackAddress(slot: number, vpcAddress: string): string {
  const [, , third = "0", fourth = "0"] = octets(vpcAddress);
  return `127.${slot}.${third}.${fourth}`;
}

/** The VPC address that a loopback one stands for, given any address range of the VPC. */
export function vpcAddress(vpcCidr: string, loopback: string): string {
  const [first = "10", second = "0"] = octets(vpcCidr);
  const [, , third = "0", fourth = "0"] = octets(loopback);
  return `${first}.${second}.${third}.${fourth}`;
}

interface SubnetRange {
  readonly id: string;
  readonly cidr: string;
}

/**
 * The lowest address of the subnet that is free. An address stays taken while its owner drains.
 * @throws CloudError `InsufficientFreeAddressesInSubnet`
 */
export function allocateAddress(subnet: SubnetRange, isTaken: (vpcAddress: string) => boolean): string {
  const range = IPv4CidrRange.fromCidr(subnet.cidr);
  const last = range.getLast().getValue() - reservedAtEnd;
  for (let value = range.getFirst().getValue() + reservedAtStart; value <= last; value += 1n) {
    const address = new IPv4(value).toString();
    if (!isTaken(address)) return address;
  }
  throw new CloudError(
    "InsufficientFreeAddressesInSubnet",
    `subnet ${subnet.id} (${subnet.cidr}) has no free address left: all ${freeAddresses(subnet.cidr)} are in use; give the subnet a larger range`,
  );
}

/** How many addresses of a range the vendor leaves to its users. */
export function freeAddresses(cidr: string): number {
  const size = IPv4CidrRange.fromCidr(cidr).getSize();
  return Math.max(0, Number(size - reservedAtStart - reservedAtEnd));
}

/**
 * A loopback address that no client is told: the node's process listens there, behind the guard of its security groups.
 * @throws CloudError `InstanceLimitExceeded` when the stack has 4096 nodes.
 */
export function allocateBackend(slot: number, taken: ReadonlySet<string>): string {
  for (let index = 1; index < backendsPerSlot; index++) {
    const address = backendAddress(slot, index);
    if (!taken.has(address)) return address;
  }
  throw new CloudError("InstanceLimitExceeded", `the twin runs at most ${backendsPerSlot - 1} nodes in one stack`);
}

function backendAddress(slot: number, index: number): string {
  const offset = (slot - firstSlot) * backendsPerSlot + index;
  return `127.${1 + (offset >> 16)}.${(offset >> 8) & 255}.${offset & 255}`;
}
