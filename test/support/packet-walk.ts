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

function admits(world: World, own: Party, direction: "ingress" | "egress", other: Party, packet: Packet): boolean {
  if (own.group === undefined) return true;
  const rules = own.group === "balancer" ? world.balancerRules : world.nodeRules;
  return rules.some(
    (rule) =>
      rule.direction === direction &&
      fits(rule, packet.protocol, packet.port) &&
      (rule.peer === "balancer" || rule.peer === "nodes" ? rule.peer === other.group : contains(rule.peer, other.ip)),
  );
}

function passes(subnet: WorldSubnet, egress: boolean, remote: string, protocol: string, port: number): boolean {
  if (subnet.acl === undefined) return true;
  const first = subnet.acl.find(
    (rule) => rule.egress === egress && fits(rule, protocol, port) && contains(rule.cidr, remote),
  );
  return first?.allows === true;
}

/** Over a subnet's border, and the answer back. */
const crosses = (subnet: WorldSubnet, outward: boolean, remote: string, { protocol, port, answerPort }: Packet) =>
  passes(subnet, outward, remote, protocol, port) && passes(subnet, !outward, remote, protocol, answerPort);

/** Whether a connection from one to the other works, packet by packet. */
export function connects(world: World, from: Party, to: Party, packet: Packet): boolean {
  if (!admits(world, from, "egress", to, packet) || !admits(world, to, "ingress", from, packet)) return false;
  if (to.group === "balancer" && !(packet.protocol === "tcp" && world.listeners.includes(packet.port))) return false;
  if (from.subnet !== undefined && to.subnet !== undefined) {
    if (from.subnet === to.subnet) return true;
    return crosses(from.subnet, true, to.ip, packet) && crosses(to.subnet, false, from.ip, packet);
  }
  if (to.subnet !== undefined) return arrives(world, from, to, to.subnet, packet);
  return from.subnet !== undefined && leaves(world, from, to, from.subnet, packet);
}

const isPublic = (world: World, { group }: Party) =>
  group === "balancer" ? !world.isInternal : group === "nodes" && world.hasPublicNodes;

const isPrivate = (ip: string) => contains("10.0.0.0/8", ip);

function arrives(world: World, from: Party, to: Party, subnet: WorldSubnet, packet: Packet): boolean {
  return (
    !isPrivate(from.ip) && isPublic(world, to) && subnet.exit === "internet" && crosses(subnet, false, from.ip, packet)
  );
}

function leaves(world: World, from: Party, to: Party, subnet: WorldSubnet, packet: Packet): boolean {
  if (isPrivate(to.ip) || subnet.exit === "nowhere" || !crosses(subnet, true, to.ip, packet)) return false;
  if (subnet.exit === "internet") return isPublic(world, from);
  const [gateway] = world.subnets;
  if (gateway?.exit !== "internet") return false;
  return (subnet === gateway || crosses(gateway, false, from.ip, packet)) && crosses(gateway, true, to.ip, packet);
}
