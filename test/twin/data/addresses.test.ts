import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  allocateAddress,
  allocateBackend,
  freeAddresses,
  loopbackAddress,
  vpcAddress,
} from "../../../twin/contract/addresses";
import { CloudError } from "../../../twin/contract/resources";

const subnet = { id: "subnet-0a", cidr: "10.20.32.0/28" };

/** Takes addresses until there are none left. */
function exhaust(cidr: string): string[] {
  const taken = new Set<string>();
  try {
    for (;;) taken.add(allocateAddress({ id: "subnet-0a", cidr }, (ip) => taken.has(ip)));
  } catch {
    return [...taken];
  }
}

describe("addresses", () => {
  it("maps a VPC address to its loopback counterpart and back", () => {
    assert.equal(loopbackAddress(17, "10.20.3.7"), "127.17.3.7");
    assert.equal(vpcAddress("10.20.0.0/16", "127.17.3.7"), "10.20.3.7");
    const octet = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(octet, octet, (third, fourth) => {
        const ip = `10.20.${third}.${fourth}`;
        assert.equal(vpcAddress("10.20.0.0/16", loopbackAddress(99, ip)), ip);
      }),
    );
  });

  it("keeps the first four and the last address of a subnet, as the vendor does", () => {
    const all = exhaust(subnet.cidr);
    assert.equal(all[0], "10.20.32.4");
    assert.equal(all.at(-1), "10.20.32.14");
    assert.equal(all.length, freeAddresses(subnet.cidr));
    assert.equal(freeAddresses("10.20.0.0/24"), 251);
  });

  it("gives an address again only when it is free", () => {
    const draining = new Set(["10.20.32.4", "10.20.32.6"]);
    assert.equal(
      allocateAddress(subnet, (ip) => draining.has(ip)),
      "10.20.32.5",
    );
    draining.add("10.20.32.5");
    assert.equal(
      allocateAddress(subnet, (ip) => draining.has(ip)),
      "10.20.32.7",
    );
    draining.delete("10.20.32.4");
    assert.equal(
      allocateAddress(subnet, (ip) => draining.has(ip)),
      "10.20.32.4",
    );
  });

  it("says which subnet is full and how large it is", () => {
    assert.throws(
      () => allocateAddress(subnet, () => true),
      (error) =>
        error instanceof CloudError &&
        error.code === "InsufficientFreeAddressesInSubnet" &&
        /subnet-0a \(10\.20\.32\.0\/28\).* all 11 are in use/.test(error.message),
    );
  });

  it("gives every stack backend addresses that no other stack and no slot has", () => {
    const slots = Array.from({ length: 250 - 16 + 1 }, (_, index) => 16 + index);
    const firsts = slots.map((slot) => allocateBackend(slot, new Set()));
    assert.equal(new Set(firsts).size, slots.length);
    for (const address of firsts) {
      const second = Number(address.split(".")[1]);
      assert.ok(second >= 1 && second < 16, `${address} lies outside of every slot`);
    }
    const taken = new Set<string>();
    for (let index = 1; index < 4096; index++) taken.add(allocateBackend(250, taken));
    assert.throws(() => allocateBackend(250, taken), /InstanceLimitExceeded/);
    assert.ok(!taken.has(allocateBackend(249, new Set())));
  });
});
