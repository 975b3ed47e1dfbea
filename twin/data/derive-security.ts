import type { z } from "zod";
import { types } from "../../platforms/aws/catalog/types";
import type { Edge, SecurityGroup } from "../contract/desired-state";
import { securityGroupRuleShape, securityGroupShape } from "./shapes";
import { groupBy, readAll, type Stored } from "./stored";

type Rule = z.output<typeof securityGroupRuleShape>;
type InlineRule = z.output<typeof securityGroupShape>["ingress"][number];

export function deriveSecurityGroups(stored: Stored): SecurityGroup[] {
  const ingress = rulesByGroup(stored, types.ingressRule);
  const egress = rulesByGroup(stored, types.egressRule);
  return readAll(stored, types.securityGroup, securityGroupShape).map((group) => ({
    id: group.id,
    ingress: [...group.ingress.flatMap((rule) => inlineEdges(rule, group.id)), ...(ingress.get(group.id) ?? [])],
    egress: [...group.egress.flatMap((rule) => inlineEdges(rule, group.id)), ...(egress.get(group.id) ?? [])],
  }));
}

function rulesByGroup(stored: Stored, type: string): ReadonlyMap<string, Edge[]> {
  const rules = groupBy(readAll(stored, type, securityGroupRuleShape), (rule) => rule.securityGroupId);
  return new Map([...rules].map(([id, group]) => [id, group.flatMap(standAloneEdge)]));
}

/** IPv6 ranges and prefix lists have no counterpart on the loopback interface, so they give no edge. */
function standAloneEdge(rule: Rule): Edge[] {
  const range = portRange(rule.ipProtocol, rule.fromPort, rule.toPort);
  if (rule.referencedSecurityGroupId !== undefined) {
    return [{ ...range, peer: { securityGroup: rule.referencedSecurityGroupId } }];
  }
  return rule.cidrIpv4 === undefined ? [] : [{ ...range, peer: { cidr: rule.cidrIpv4 } }];
}

function inlineEdges(rule: InlineRule, self: string): Edge[] {
  const range = portRange(rule.protocol, rule.fromPort, rule.toPort);
  const groups = rule.self ? [...rule.securityGroups, self] : rule.securityGroups;
  return [
    ...rule.cidrBlocks.map((cidr) => ({ ...range, peer: { cidr } })),
    ...groups.map((securityGroup) => ({ ...range, peer: { securityGroup } })),
  ];
}

function portRange(protocol: string, from: number | undefined, to: number | undefined) {
  const all = protocol === "-1" || protocol === "all";
  return { protocol: all ? "-1" : protocol, fromPort: all ? 0 : (from ?? 0), toPort: all ? 65535 : (to ?? 65535) };
}
