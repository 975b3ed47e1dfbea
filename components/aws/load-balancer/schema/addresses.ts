import { z } from "zod";
import { formed } from "../../../../model/settings/primitives";

const places = "a map by zone, or by subnet id in a network that exists";

const byPlace = <T extends z.ZodType>(value: T, example: string) =>
  z.record(z.string("a zone such as eu-west-1a"), value, `${places}: { ${example} }`);

const allocation = formed(
  /^eipalloc-(?:[0-9a-f]{8}|[0-9a-f]{17})$/,
  "the allocation id of an elastic IP such as eipalloc-0a1b2c3d",
);

/** Addresses that stay, for clients and firewalls that know addresses only. */
export const fixedAddresses = () => ({
  elasticIps: z
    .union([z.boolean(), byPlace(allocation, "eu-west-1a: eipalloc-0a1b2c3d")], `true, false, or ${places}`)
    .default(false)
    .describe(
      "Public IPv4 addresses that stay, one in each zone: true makes them, a map uses those that you have (zone -> allocation id). Internet-facing network load balancers only. Since an address serves one balancer at a time, a replacement deletes the balancer first.",
    ),
  internalAddresses: byPlace(formed(z.regexes.ipv4, "an IPv4 address such as 10.20.0.10"), "eu-west-1a: 10.20.0.10")
    .default({})
    .describe("Private IPv4 addresses that stay: zone -> address of its subnet. Internal network load balancers only."),
  ipv6Addresses: byPlace(
    formed(z.regexes.ipv6, "an IPv6 address such as 2001:db8:1234:1a00::10"),
    "eu-west-1a: 2001:db8::10",
  )
    .default({})
    .describe("IPv6 addresses that stay: zone -> address of its subnet. Dualstack network load balancers only."),
});
