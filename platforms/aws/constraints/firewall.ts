import { type Props } from "../../../model/graph/json";
import { ipv4Network, ipv6Range } from "./cidrs";
import {
  type Constraint,
  checks,
  conflicts,
  exactlyOne,
  length,
  limitedLength,
  needed,
  oneOf,
  pattern,
  range,
  when,
} from "./constraint";
import { count, text } from "./read";

const needsPorts = (inputs: Props) =>
  ["tcp", "udp", "6", "17"].includes((text(inputs, "protocol") ?? "").toLowerCase());

const allowedText = /^[A-Za-z0-9. _\-:/()#,@[\]+=&;{}!$*]*$/;

/** Who a rule on its own lets in or out, one of them each. */
export const rulePeers = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"];

const protocolNames: Readonly<Record<string, string>> = {
  "6": "tcp",
  "17": "udp",
  "1": "icmp",
  "58": "icmpv6",
  all: "-1",
};

/** Protocols that people write as numbers or in capitals, under the name that AWS keeps. */
export function protocolName(given: string): string {
  const lower = given.toLowerCase();
  return protocolNames[lower] ?? lower;
}

const hasPorts = (inputs: Props) => ["tcp", "udp"].includes(protocolName(text(inputs, "ipProtocol") ?? "-1"));

/** ICMP has a type and a code in their place, which have no order. */
const ordered: Constraint = (inputs) => {
  if (!hasPorts(inputs)) return [];
  const [from, to] = [count(inputs, "fromPort"), count(inputs, "toPort")];
  if (from === undefined || to === undefined || from <= to) return [];
  return [{ property: "toPort", reason: `must not be below fromPort ${from}, got ${to}` }];
};

export const networkAclConstraint = checks(
  range("ingress[].ruleNo", 1, 32766),
  range("egress[].ruleNo", 1, 32766),
  oneOf("ingress[].action", ["allow", "deny"]),
  oneOf("egress[].action", ["allow", "deny"]),
);

export const networkAclRuleConstraint = checks(
  oneOf("ruleAction", ["allow", "deny"]),
  range("ruleNumber", 1, 32766),
  exactlyOne("cidrBlock", "ipv6CidrBlock"),
  ipv4Network("cidrBlock"),
  ipv6Range("ipv6CidrBlock"),
  pattern("protocol", /^(-1|all|tcp|udp|icmp|icmpv6|\d{1,3})$/i, "tcp, udp, icmp, icmpv6, -1 or a protocol number"),
  range("fromPort", 0, 65535),
  range("toPort", 0, 65535),
  when(needsPorts, needed("fromPort", "toPort")),
);

export const securityGroupConstraint = checks(
  conflicts("name", "namePrefix"),
  length("name", 1, 255),
  length("namePrefix", 1, 100),
  pattern("name", /^(?!sg-)/i, "a name that does not begin with sg-"),
  limitedLength("description", "ec2.securityGroup.description.length"),
  pattern("description", allowedText, "letters, digits, spaces and . _-:/()#,@[]+=&;{}!$*"),
  range("ingress[].fromPort", -1, 65535),
  range("ingress[].toPort", -1, 65535),
  range("egress[].fromPort", -1, 65535),
  range("egress[].toPort", -1, 65535),
);

export const securityGroupRuleConstraint = checks(
  exactlyOne(...rulePeers),
  range("fromPort", -1, 65535),
  range("toPort", -1, 65535),
  when(hasPorts, needed("fromPort", "toPort")),
  when(hasPorts, ordered),
  ipv4Network("cidrIpv4"),
  ipv6Range("cidrIpv6"),
  pattern(
    "description",
    /^[A-Za-z0-9. _\-:/()#,@[\]+=&;{}!$*]{0,255}$/,
    "up to 255 letters, digits, spaces and . _-:/()#,@[]+=&;{}!$*",
  ),
);
