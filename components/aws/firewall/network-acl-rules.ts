import { createHash } from "node:crypto";
import type { Tier } from "../network/address-plan";
import { type Edge, type Ports, pathMtu, slugOfPorts } from "./edges";
import { type FirewallFacts, isDualstack } from "./facts";
import { anywhere, type Family, familyOfPeer, isOutside, type Peer, slugOf, tiersOf } from "./peers";

/** A network ACL sees addresses, never groups: an end inside is the whole VPC to it, the security groups say exactly which. */
type AclPeer = Extract<Peer, { kind: "vpc" | "cidr" }>;

export interface NetworkAclRulePlan extends Ports {
  /** `public-in-tcp-443-any-ipv4`. */
  readonly key: string;
  readonly tier: Tier;
  readonly direction: "in" | "out";
  readonly peer: AclPeer;
  /** 1-32766, derived from the key: adding a rule leaves the others' numbers alone. */
  readonly ruleNumber: number;
}

type Draft = Omit<NetworkAclRulePlan, "ruleNumber">;

/** Where answers go: every client's, NAT gateway's and balancer's own ports (Amazon VPC guide, "Ephemeral ports"). */
const ephemeral = { fromPort: 1024, toPort: 65535 };
const highestRuleNumber = 32766;

function aclPeerOf(peer: Peer, family: Family, facts: FirewallFacts): AclPeer {
  switch (peer.kind) {
    case "group":
      return { kind: "vpc", family };
    case "s3":
      return { kind: "cidr", cidr: anywhere.ipv4, family: "ipv4" };
    case "reference":
      return isOutside(peer, facts) ? { kind: "cidr", cidr: anywhere[family], family } : { kind: "vpc", family };
    case "vpc":
    case "cidr":
      return peer;
  }
}

/** Whether an end that names no addresses ever sends or accepts IPv6. */
function speaksIpv6(peer: Peer, way: "from" | "to", { vpc, balancer }: FirewallFacts): boolean {
  if (peer.kind !== "group" || peer.group === "nodes") return vpc.ipv6;
  // Whatever its clients use, a balancer calls targets and identity providers over IPv4 (Application Load Balancers user guide).
  return way === "to" && vpc.ipv6 && isDualstack(balancer);
}

/** The end that is named by family decides the family of both; where neither is, packets may be of either. */
function familiesOf({ from, to }: Edge, facts: FirewallFacts): readonly Family[] {
  const named = familyOfPeer(from) ?? familyOfPeer(to);
  if (named !== undefined) return [named];
  return speaksIpv6(from, "from", facts) && speaksIpv6(to, "to", facts) ? ["ipv4", "ipv6"] : ["ipv4"];
}

function draft(tier: Tier, direction: "in" | "out", ports: Ports, peer: AclPeer): Draft {
  const { protocol, fromPort, toPort } = ports;
  const key = `${tier}-${direction}-${slugOfPorts(ports)}-${slugOf(peer)}`;
  return { key, tier, direction, protocol, fromPort, toPort, peer };
}

const opposite = { in: "out", out: "in" } as const;

/** Lets connections cross a tier's border, and their answers cross it the other way. Messages of ICMP have no answers. */
function crossing(tier: Tier, direction: "in" | "out", edge: Edge, peer: AclPeer): readonly Draft[] {
  const isIcmp = edge.protocol === "icmp" || edge.protocol === "icmpv6";
  return [
    draft(tier, direction, edge, peer),
    ...(isIcmp ? [] : [draft(tier, opposite[direction], { protocol: edge.protocol, ...ephemeral }, peer)]),
  ];
}

/** What leaves a private subnet for the IPv4 internet passes a NAT gateway: in at the public tier, and out again. */
function natCrossings(edge: Edge, facts: FirewallFacts, from: AclPeer, to: AclPeer): readonly Draft[] {
  const passesNat =
    facts.nat && to.family === "ipv4" && tiersOf(edge.from, facts).includes("private") && isOutside(edge.to, facts);
  return passesNat ? [...crossing("public", "in", edge, from), ...crossing("public", "out", edge, to)] : [];
}

function draftsOf(edge: Edge, facts: FirewallFacts): readonly Draft[] {
  const toTiers = tiersOf(edge.to, facts).filter((tier) => edge.toTiers?.includes(tier) ?? true);
  return familiesOf(edge, facts).flatMap((family) => {
    const [from, to] = [aclPeerOf(edge.from, family, facts), aclPeerOf(edge.to, family, facts)];
    return [
      ...tiersOf(edge.from, facts).flatMap((tier) => crossing(tier, "out", edge, to)),
      ...toTiers.flatMap((tier) => crossing(tier, "in", edge, from)),
      ...natCrossings(edge, facts, from, to),
    ];
  });
}

/** Sizes of packets are settled between routers and both ends, so every border lets these messages pass. */
function pathMtuDrafts(facts: FirewallFacts): readonly Draft[] {
  const families: readonly Family[] = facts.vpc.ipv6 ? ["ipv4", "ipv6"] : ["ipv4"];
  return facts.tiers.flatMap((tier) =>
    families.flatMap((family) => {
      const peer: AclPeer = { kind: "cidr", cidr: anywhere[family], family };
      return [draft(tier, "in", pathMtu[family], peer), draft(tier, "out", pathMtu[family], peer)];
    }),
  );
}

const preferredNumber = (key: string): number =>
  (createHash("sha256").update(key).digest().readUInt32BE(0) % highestRuleNumber) + 1;

/**
 * Numbers that follow from what the rules say. All rules allow, so their order means nothing. Two keys that ask for one number (about once in
 * 170 lists of twenty) are settled by key: the later takes the next free one.
 */
function numbered(drafts: readonly Draft[]): readonly NetworkAclRulePlan[] {
  const taken = new Set<string>();
  return drafts.map((rule) => {
    const list = `${rule.tier}-${rule.direction}`;
    let ruleNumber = preferredNumber(rule.key);
    while (taken.has(`${list}-${ruleNumber}`)) ruleNumber = (ruleNumber % highestRuleNumber) + 1;
    taken.add(`${list}-${ruleNumber}`);
    return { ...rule, ruleNumber };
  });
}

/** The rules of every tier's network ACL, once each, sorted by key. */
export function planNetworkAclRules(edges: readonly Edge[], facts: FirewallFacts): readonly NetworkAclRulePlan[] {
  const all = [...edges.flatMap((edge) => draftsOf(edge, facts)), ...pathMtuDrafts(facts)];
  const present = all.filter(({ tier }) => facts.tiers.includes(tier));
  const unique = new Map(present.map((rule) => [rule.key, rule]));
  return numbered([...unique.values()].sort((a, b) => (a.key < b.key ? -1 : 1)));
}
