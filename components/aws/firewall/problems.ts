import type { LimitKey, LimitSeverity, Limits } from "../../../platforms/aws/limits";
import { prefixListWeight } from "../../../platforms/aws/prefix-lists";
import type { Problem } from "../../errors";
import { canMeet } from "./edges";
import type { FirewallFacts } from "./facts";
import { familyOfPeer, peersOf } from "./peers";
import type { FirewallPlan } from "./plan";
import type { FirewallSettings } from "./resolved";

/** Edges whose ends could never meet; all else about an edge is judged by its schema. */
export function firewallProblems(settings: FirewallSettings, facts: FirewallFacts): readonly Problem[] {
  return Object.entries(settings.edges).flatMap(([key, { from, to }]) => {
    const [sources, targets] = [peersOf(from, facts), peersOf(to, facts)];
    if (sources.some((source) => targets.some((target) => canMeet(source, target)))) return [];
    return [{ path: `edges.${key}`, message: `joins IPv4 with IPv6, got ${from} to ${to}; use ranges of one family` }];
  });
}

interface QuotaProblem extends Problem {
  readonly severity: LimitSeverity;
}

function countBy<T>(
  items: readonly T[],
  nameOf: (item: T) => string,
  weightOf: (item: T) => number = () => 1,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(nameOf(item), (counts.get(nameOf(item)) ?? 0) + weightOf(item));
  return counts;
}

/** Entries of the prefix lists whose size the settings give: the largest number given for a list. */
function listSizes({ edges }: Pick<FirewallSettings, "edges">): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const { from, to, maxEntries = 0 } of Object.values(edges)) {
    for (const id of [from, to]) sizes.set(id, Math.max(sizes.get(id) ?? 0, maxEntries));
  }
  return sizes;
}

function beyond(counts: ReadonlyMap<string, number>, key: LimitKey, limits: Limits): readonly QuotaProblem[] {
  const { max, severity } = limits[key];
  return [...counts]
    .filter(([, count]) => count > max)
    .map(([list, count]) => ({
      path: "",
      severity,
      message: `${list} needs ${count} rules, the quota is ${max}; list fewer ranges or prefix lists (a list counts with the most entries it may have), or have it raised and set limits "${key}"`,
    }));
}

/**
 * Lists of rules that are longer than the account's quota takes. IPv4 and IPv6 count apart in a security group, together in a network ACL. A prefix list
 * counts in a security group with the most entries that it may have.
 */
export function quotaProblems(
  plan: FirewallPlan,
  limits: Limits,
  settings: Pick<FirewallSettings, "edges"> = { edges: {} },
): readonly QuotaProblem[] {
  const sizes = listSizes(settings);
  const groups = countBy(
    plan.securityGroupRules,
    ({ group, direction, peer }) => `the ${group} security group's ${direction} (${familyOfPeer(peer) ?? "ipv4"})`,
    ({ peer }) => (peer.kind === "reference" ? sizes.get(peer.id) || (prefixListWeight(peer.id) ?? 1) : 1),
  );
  const acls = countBy(
    plan.networkAclRules,
    ({ tier, direction }) => `the ${tier} network ACL's ${direction}bound list`,
  );
  return [...beyond(groups, "ec2.securityGroup.rules", limits), ...beyond(acls, "ec2.networkAcl.rules", limits)];
}
