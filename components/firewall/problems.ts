import type { FirewallSettings, LimitKey, LimitSeverity, Limits } from "../../model";
import type { Problem } from "../errors";
import { canMeet } from "./edges";
import type { FirewallFacts } from "./facts";
import { familyOfPeer, type Peer, peersOf, tiersOf } from "./peers";
import type { FirewallPlan } from "./plan";

type EdgeSettings = FirewallSettings["edges"][string];

/** Whether an end belongs to the cluster, so that a rule can be made for it. */
const isOurs = (peer: Peer, facts: FirewallFacts): boolean => peer.kind === "group" || tiersOf(peer, facts).length > 0;

function edgeProblem(edge: EdgeSettings, facts: FirewallFacts): string | undefined {
  const [from, to] = [peersOf(edge.from, facts), peersOf(edge.to, facts)];
  if (![...from, ...to].some((peer) => isOurs(peer, facts))) {
    return `opens nothing, got ${edge.from} to ${edge.to}; name balancer, nodes, vpc or a range of the VPC at one end`;
  }
  if (!from.some((a) => to.some((b) => canMeet(a, b)))) {
    return `joins IPv4 with IPv6, got ${edge.from} to ${edge.to}; use ranges of one family`;
  }
  if (edge.toPort !== undefined && edge.toPort < edge.port) {
    return `ends before it begins, got port ${edge.port} and toPort ${edge.toPort}; put the lower one first`;
  }
  return undefined;
}

/** Edges that could open nothing. */
export function firewallProblems(settings: FirewallSettings, facts: FirewallFacts): readonly Problem[] {
  return Object.entries(settings.edges).flatMap(([key, edge]) => {
    const message = edgeProblem(edge, facts);
    return message === undefined ? [] : [{ path: `edges.${key}`, message }];
  });
}

export interface QuotaProblem extends Problem {
  readonly severity: LimitSeverity;
}

function countBy<T>(items: readonly T[], nameOf: (item: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of items.map(nameOf)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function beyond(counts: ReadonlyMap<string, number>, key: LimitKey, limits: Limits): readonly QuotaProblem[] {
  const { max, severity } = limits[key];
  return [...counts]
    .filter(([, count]) => count > max)
    .map(([list, count]) => ({
      path: "",
      severity,
      message: `${list} needs ${count} rules, the quota is ${max}; list fewer ranges, or have it raised and set limits "${key}"`,
    }));
}

/** Lists of rules that are longer than the account's quota takes. IPv4 and IPv6 count apart in a security group, together in a network ACL. */
export function quotaProblems(plan: FirewallPlan, limits: Limits): readonly QuotaProblem[] {
  const groups = countBy(
    plan.securityGroupRules,
    ({ group, direction, peer }) => `the ${group} security group's ${direction} (${familyOfPeer(peer) ?? "ipv4"})`,
  );
  const acls = countBy(
    plan.networkAclRules,
    ({ tier, direction }) => `the ${tier} network ACL's ${direction}bound list`,
  );
  return [...beyond(groups, "ec2.securityGroup.rules", limits), ...beyond(acls, "ec2.networkAcl.rules", limits)];
}
