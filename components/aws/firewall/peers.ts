import { IPv4CidrRange } from "ip-num";
import type { Tier } from "../network/address-plan";
import type { FirewallFacts } from "./facts";
import type { FirewallSettings } from "./resolved";

export type Family = "ipv4" | "ipv6";

/** One end of an edge. Two peers with the same slug are the same addresses. */
export type Peer =
  | { readonly kind: "group"; readonly group: "balancer" | "nodes" }
  | { readonly kind: "vpc"; readonly family: Family }
  | { readonly kind: "cidr"; readonly cidr: string; readonly family: Family }
  | { readonly kind: "s3" }
  | { readonly kind: "reference"; readonly id: string };

type PeerName = FirewallSettings["edges"][string]["from"];

export const anywhere = { ipv4: "0.0.0.0/0", ipv6: "::/0" } as const satisfies Record<Family, string>;
export const balancerPeer: Peer = { kind: "group", group: "balancer" };
export const nodesPeer: Peer = { kind: "group", group: "nodes" };
/** S3 through the VPC's endpoint: public addresses, reached without leaving AWS. */
export const s3Peer: Peer = { kind: "s3" };

const familyOf = (cidr: string): Family => (cidr.includes(":") ? "ipv6" : "ipv4");

/** The peers of the internet: one per address family in use. */
export function internetPeers(ipv6: boolean): readonly Peer[] {
  const families: readonly Family[] = ipv6 ? ["ipv4", "ipv6"] : ["ipv4"];
  return families.map((family) => ({ kind: "cidr", cidr: anywhere[family], family }));
}

export function vpcPeers(ipv6: boolean): readonly Peer[] {
  const families: readonly Family[] = ipv6 ? ["ipv4", "ipv6"] : ["ipv4"];
  return families.map((family) => ({ kind: "vpc", family }));
}

/** A range of addresses; the VPC's own range is the same peer however it was written. */
export function cidrPeer(cidr: string, facts: FirewallFacts): Peer {
  if (cidr === facts.vpc.cidr) return { kind: "vpc", family: "ipv4" };
  return { kind: "cidr", cidr: cidr.toLowerCase(), family: familyOf(cidr) };
}

/** What a name in the settings stands for: one peer per address family. */
export function peersOf(name: PeerName, facts: FirewallFacts): readonly Peer[] {
  switch (name) {
    case "balancer":
      return [balancerPeer];
    case "nodes":
      return [nodesPeer];
    case "internet":
      return internetPeers(facts.vpc.ipv6);
    case "vpc":
      return vpcPeers(facts.vpc.ipv6);
    default:
      return /^(sg|pl)-/.test(name) ? [{ kind: "reference", id: name }] : [cidrPeer(name, facts)];
  }
}

/** Undefined: a peer that speaks both families, or whichever the other end speaks. */
export function familyOfPeer(peer: Peer): Family | undefined {
  switch (peer.kind) {
    case "group":
    case "reference":
      return undefined;
    case "s3":
      return "ipv4";
    case "vpc":
    case "cidr":
      return peer.family;
  }
}

/** Part of a child's name: says the same for the same addresses, and holds nothing that a URN reserves. */
export function slugOf(peer: Peer): string {
  switch (peer.kind) {
    case "group":
      return peer.group;
    case "vpc":
      return `vpc-${peer.family}`;
    case "cidr":
      return peer.cidr === anywhere[peer.family]
        ? `any-${peer.family}`
        : peer.cidr.replace("/", "_").replaceAll(":", "-");
    case "s3":
      return "s3";
    case "reference":
      return peer.id;
  }
}

/** The peer in a sentence: `the internet (IPv6)`. */
export function describePeer(peer: Peer): string {
  const label = { ipv4: "IPv4", ipv6: "IPv6" } as const;
  switch (peer.kind) {
    case "group":
      return peer.group === "balancer" ? "load balancer" : "nodes";
    case "vpc":
      return `VPC (${label[peer.family]})`;
    case "cidr":
      return peer.cidr === anywhere[peer.family] ? `internet (${label[peer.family]})` : peer.cidr;
    case "s3":
      return "S3 endpoint";
    case "reference":
      return peer.id;
  }
}

const overlaps = (a: string, b: string): boolean => {
  const [left, right] = [IPv4CidrRange.fromCidr(a), IPv4CidrRange.fromCidr(b)];
  return left.contains(right) || right.contains(left);
};

/** Whether a range lies in the VPC, wholly or in part; the internet as a whole counts as outside. */
function isInside(cidr: string, facts: FirewallFacts): boolean {
  return cidr !== anywhere.ipv4 && overlaps(cidr, facts.vpc.cidr);
}

/** Whether the peer's traffic leaves the VPC by its gateways. A prefix list holds AWS's or another account's public ranges. */
export function isOutside(peer: Peer, facts: FirewallFacts): boolean {
  switch (peer.kind) {
    case "group":
    case "vpc":
    case "s3":
      return false;
    case "cidr":
      return peer.family === "ipv6" || !isInside(peer.cidr, facts);
    case "reference":
      return peer.id.startsWith("pl-");
  }
}

/** The tiers in which the peer has addresses: none for what stands outside. */
export function tiersOf(peer: Peer, facts: FirewallFacts): readonly Tier[] {
  switch (peer.kind) {
    case "group":
      return peer.group === "balancer" && facts.balancer?.scheme !== "internal" ? ["public"] : ["private"];
    case "vpc":
      return facts.tiers;
    case "s3":
      return [];
    case "reference":
      return peer.id.startsWith("sg-") ? facts.tiers : [];
    case "cidr": {
      if (isOutside(peer, facts)) return [];
      const touched = facts.subnets.filter(({ cidr }) => overlaps(cidr, peer.cidr)).map(({ tier }) => tier);
      return facts.subnets.length === 0 ? facts.tiers : [...new Set(touched)];
    }
  }
}
