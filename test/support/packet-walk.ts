import { BlockList } from "node:net";
import type { World, WorldAclRule, WorldRule, WorldSubnet } from "./reachability";

/** Somebody with an address, walked by hand: the judge of what the model says. */
export interface Party {
  readonly ip: string;
  /** Undefined: outside. */
  readonly subnet: WorldSubnet | undefined;
  /** The group it is in; undefined: none of the program's. */
  readonly group: "balancer" | "nodes" | undefined;
}

export interface Packet {
  readonly protocol: "tcp" | "udp";
  readonly port: number;
  /** Where the answer goes. */
  readonly answerPort: number;
}

function contains(cidr: string, ip: string): boolean {
  const [network = "", length = "32"] = cidr.split("/");
  const list = new BlockList();
  list.addSubnet(network, Number(length));
  return list.check(ip);
}

const fits = (rule: WorldRule | WorldAclRule, protocol: string, port: number) =>
  rule.protocol === "-1" || (rule.protocol === protocol && rule.fromPort <= port && port <= rule.toPort);

function admits(world: World, own: Party, other: Party, how: Packet & { direction: "ingress" | "egress" }): boolean {
  if (own.group === undefined) return true;
  const rules = own.group === "balancer" ? world.balancerRules : world.nodeRules;
  return rules.some(
    (rule) =>
      rule.direction === how.direction &&
      fits(rule, how.protocol, how.port) &&
      (rule.peer === "balancer" || rule.peer === "nodes" ? rule.peer === other.group : contains(rule.peer, other.ip)),
  );
}

function passes(
  rules: World["subnets"][number]["acl"],
  remote: string,
  how: { egress: boolean; protocol: string; port: number },
) {
  if (rules === undefined) return true;
  const first = rules.find(
    (rule) => rule.egress === how.egress && fits(rule, how.protocol, how.port) && contains(rule.cidr, remote),
  );
  return first?.allows === true;
}

/** Over a subnet's border, and the answer back. */
const crosses = ({ acl }: WorldSubnet, egress: boolean, remote: string, { protocol, port, answerPort }: Packet) =>
  passes(acl, remote, { egress, protocol, port }) &&
  passes(acl, remote, { egress: !egress, protocol, port: answerPort });

/** Whether a connection from one to the other works, packet by packet. */
export function connects(world: World, from: Party, to: Party, packet: Packet): boolean {
  if (!admits(world, from, to, { ...packet, direction: "egress" })) return false;
  if (!admits(world, to, from, { ...packet, direction: "ingress" })) return false;
  if (to.group === "balancer" && !(packet.protocol === "tcp" && world.listeners.includes(packet.port))) return false;
  if (from.subnet !== undefined && to.subnet !== undefined) {
    if (from.subnet === to.subnet) return true;
    return crosses(from.subnet, true, to.ip, packet) && crosses(to.subnet, false, from.ip, packet);
  }
  if (to.subnet !== undefined) return arrives(world, from, { ...to, subnet: to.subnet }, packet);
  return from.subnet !== undefined && leaves(world, { ...from, subnet: from.subnet }, to, packet);
}

const isPublic = (world: World, { group }: Party) =>
  group === "balancer" ? !world.isInternal : group === "nodes" && world.hasPublicNodes;

const isPrivate = (ip: string) => contains("10.0.0.0/8", ip);

type Inside = Party & { readonly subnet: WorldSubnet };

function arrives(world: World, from: Party, to: Inside, packet: Packet): boolean {
  if (isPrivate(from.ip) || !isPublic(world, to) || to.subnet.exit !== "internet") return false;
  return crosses(to.subnet, false, from.ip, packet);
}

function leaves(world: World, from: Inside, to: Party, packet: Packet): boolean {
  const { subnet } = from;
  if (isPrivate(to.ip) || subnet.exit === "nowhere" || !crosses(subnet, true, to.ip, packet)) return false;
  if (subnet.exit === "internet") return isPublic(world, from);
  const [gateway] = world.subnets;
  if (gateway?.exit !== "internet") return false;
  return (subnet === gateway || crosses(gateway, false, from.ip, packet)) && crosses(gateway, true, to.ip, packet);
}
