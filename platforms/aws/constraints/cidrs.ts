import type { Json } from "../../../model/graph/json";
import { isIPv4, isNetwork, parseCidr, prefixOf } from "../../../model/net/cidr";
import { defaultLimits } from "../limits";
import { type Constraint, each } from "./constraint";

/** Parsing a range takes longer than anything else here, and a stack names the same few ranges again and again. */
function remembered(test: (text: string) => boolean): (value: Json) => boolean {
  const known = new Map<string, boolean>();
  return (value) => {
    if (typeof value !== "string") return false;
    const before = known.get(value);
    if (before !== undefined) return before;
    const answer = test(value);
    if (known.size < mostRemembered) known.set(value, answer);
    return answer;
  };
}

const mostRemembered = 4096;

const isIpv4Network = remembered((text) => {
  const range = parseCidr(text);
  return range !== undefined && isIPv4(range) && isNetwork(text, range);
});

const isIpv6Range = remembered((text) => {
  const range = parseCidr(text);
  return range !== undefined && !isIPv4(range);
});

/** An IPv4 range by its network address. */
export const ipv4Network = (path: string): Constraint =>
  each(path, isIpv4Network, "an IPv4 range with no host bits, as 10.20.0.0/16");

export const ipv6Range = (path: string): Constraint => each(path, isIpv6Range, "an IPv6 range");

/** Whether a range of IPv4 has a size that a VPC or a subnet may have. */
export const isVpcSize = remembered((text) => {
  const range = parseCidr(text);
  const { min, max } = defaultLimits["ec2.vpc.prefix"];
  return range !== undefined && isIPv4(range) && prefixOf(range) >= min && prefixOf(range) <= max;
});
