import type { Balancer, Edge, Node, SecurityGroup } from "../contract/desired-state";
import { isInRange, loopbackRange } from "./loopback-cidr";

/** A peer on the network: the addresses it speaks from and the security groups that it is in. */
export interface Peer {
  readonly addresses: readonly string[];
  readonly securityGroups: readonly string[];
}

export const nodeParty = (node: Node): Peer => ({
  addresses: [node.address, node.backendAddress],
  securityGroups: node.securityGroups,
});

export const balancerParty = (balancer: Balancer): Peer => ({
  addresses: balancer.addresses.map(({ ip }) => ip),
  securityGroups: balancer.securityGroups,
});

/** Everything that security groups refer to, in one stack. */
export interface Network {
  readonly slot: number;
  readonly groups: ReadonlyMap<string, SecurityGroup>;
  readonly parties: readonly Peer[];
}

export function planNetwork(
  slot: number,
  groups: readonly SecurityGroup[],
  balancers: readonly Balancer[],
  nodes: readonly Node[],
): Network {
  return {
    slot,
    groups: new Map(groups.map((group) => [group.id, group])),
    parties: [...balancers.map(balancerParty), ...nodes.map(nodeParty)],
  };
}

/**
 * Source ranges that may connect to a party's port, from the ingress of its groups. A group as a source means its members' addresses.
 * A party without any group admits everybody: only a network balancer created without groups is one.
 */
export function allowedSources(network: Network, party: Peer, port: number): string[] {
  if (party.securityGroups.length === 0) return ["0.0.0.0/0"];
  const ranges = edgesOf(network, party, "ingress")
    .filter((edge) => coversPort(edge, port))
    .flatMap((edge) => rangesOf(network, edge));
  return [...new Set(ranges)].toSorted();
}

/** Whether one party may connect to another: out of its own groups and into the other's. */
export const isAdmitted = (network: Network, from: Peer, to: Peer, port: number): boolean =>
  mayEnter(network, from, to, port) && mayLeave(network, from, to, port);

/** Addresses whose own groups do not let them out to a party, though its ingress would let them in. */
export function confinedSources(network: Network, to: Peer, port: number): string[] {
  return network.parties
    .filter((from) => mayEnter(network, from, to, port) && !mayLeave(network, from, to, port))
    .flatMap(({ addresses }) => addresses);
}

function mayEnter(network: Network, from: Peer, to: Peer, port: number): boolean {
  const edges = edgesOf(network, to, "ingress");
  return to.securityGroups.length === 0 || edges.some((edge) => coversPort(edge, port) && matches(network, edge, from));
}

function mayLeave(network: Network, from: Peer, to: Peer, port: number): boolean {
  const edges = edgesOf(network, from, "egress");
  return from.securityGroups.length === 0 || edges.some((edge) => coversPort(edge, port) && matches(network, edge, to));
}

const edgesOf = (network: Network, party: Peer, direction: "ingress" | "egress"): Edge[] =>
  party.securityGroups.flatMap((id) => [...(network.groups.get(id)?.[direction] ?? [])]);

const coversPort = (edge: Edge, port: number): boolean =>
  edge.protocol === "-1" || (edge.protocol === "tcp" && edge.fromPort <= port && port <= edge.toPort);

function rangesOf(network: Network, edge: Edge): string[] {
  if ("cidr" in edge.peer) return edge.peer.cidr.includes(":") ? [] : [loopbackRange(network.slot, edge.peer.cidr)];
  const group = edge.peer.securityGroup;
  return network.parties
    .filter((party) => party.securityGroups.includes(group))
    .flatMap((party) => party.addresses.map((address) => `${address}/32`));
}

function matches(network: Network, edge: Edge, party: Peer): boolean {
  if ("securityGroup" in edge.peer) return party.securityGroups.includes(edge.peer.securityGroup);
  const range = loopbackRange(network.slot, edge.peer.cidr);
  return party.addresses.some((address) => isInRange(address, range));
}
