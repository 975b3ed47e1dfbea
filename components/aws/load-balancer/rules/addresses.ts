import { entriesOf } from "../../../../model/settings/entries";
import type { Report } from "../../../../model/settings/rule";
import type { Balancer } from "../placed-actions";

const takeOut = "take it out";

/** Addresses that stay belong to network load balancers, public ones to internet-facing ones and private ones to the others. */
export function fixedAddresses(balancer: Balancer, say: Report): void {
  const { type, scheme, ipAddressType, elasticIps, internalAddresses, ipv6Addresses } = balancer;
  const isFixed = elasticIps !== undefined && elasticIps !== false;
  const isPrivate = entriesOf(internalAddresses).length > 0;
  const isIpv6 = entriesOf(ipv6Addresses).length > 0;
  if (type === "application") {
    const problem = "an application load balancer changes its addresses";
    const fix = "put an accelerator in front of it, or a network load balancer whose target group has targetType: alb";
    if (isFixed) say(["elasticIps"], { problem, fix });
    if (isPrivate) say(["internalAddresses"], { problem, fix: "put an internal network load balancer in front of it" });
    if (isIpv6) say(["ipv6Addresses"], { problem, fix });
    return;
  }
  if (isFixed && scheme === "internal") {
    say(["elasticIps"], {
      problem: "an internal balancer has no public address",
      fix: "set internalAddresses instead",
    });
  }
  if (isPrivate && scheme === "internet-facing") {
    const fix = "set elasticIps for public addresses that stay, or scheme: internal";
    say(["internalAddresses"], { problem: "AWS chooses those of an internet-facing balancer", fix });
  }
  if (isIpv6 && ipAddressType === "ipv4") {
    say(["ipv6Addresses"], { problem: "the balancer has no IPv6", fix: `set ipAddressType: dualstack, or ${takeOut}` });
  }
}

/** An address is one network interface's. */
export function addressesDistinct(balancer: Balancer, say: Report): void {
  for (const option of ["elasticIps", "internalAddresses", "ipv6Addresses"] as const) {
    const given = balancer[option];
    if (typeof given !== "object") continue;
    const seen = new Set<string>();
    for (const [place, address] of entriesOf(given)) {
      if (seen.has(address))
        say([option, place], { problem: "given to another zone already", fix: "name another one" });
      seen.add(address);
    }
  }
}
