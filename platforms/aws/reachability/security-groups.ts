import { type Graph, ResourceReader } from "../../../model/graph";
import { types } from "../catalog/types";
import { type AddressRange, type Answer, everything, holds, rangeOf } from "./addresses";
import type { Named, NetworkInterface } from "./network-interface";
import { covers, type PortRange, protocolOf, type Traffic, type Transport } from "./ports";
import {
  flagOf,
  isUnknownReference,
  listed,
  listOf,
  named,
  numberOf,
  type Reference,
  referencesBehind,
  textOf,
} from "./references";

export type Direction = "ingress" | "egress";

type Peer =
  | { readonly kind: "range"; readonly range: AddressRange }
  | { readonly kind: "group"; readonly key: string; readonly name: string }
  /** Ranges that another account keeps; AWS's own hold no address of a VPC and little of the internet. */
  | { readonly kind: "prefixList"; readonly name: string; readonly isVendors: boolean }
  | { readonly kind: "unknown" };

export interface GroupRule extends Traffic {
  readonly by: Named;
  readonly direction: Direction;
  readonly peer: Peer;
}

export interface SecurityGroup {
  readonly key: string;
  readonly by: Named;
  /** Whether the program makes it: of another's, only the id is known. */
  readonly isKnown: boolean;
  /** Key of its VPC. */
  readonly vpc: string;
  readonly rules: readonly GroupRule[];
}

const ownTypes = [types.securityGroup, types.defaultSecurityGroup] as const;

/** What the id of a security group may come from: a cluster of EKS has one that EKS makes. */
export const groupTypes = [...ownTypes, types.eksCluster] as const;

export interface SecurityGroups {
  /** The group that an input names. */
  readonly groupOf: (reference: Reference) => SecurityGroup;
  /** What AWS gives where none is named, by VPC. */
  readonly defaultOf: (vpc: string) => SecurityGroup;
  /** Groups of the program by the VPC they are in. */
  readonly inVpc: (vpc: string) => readonly SecurityGroup[];
}

/** Every group of the program with its rules, whether they stand alone or inline. */
export function readSecurityGroups(graph: Graph): SecurityGroups {
  const alone = standAloneRules(graph);
  const own = new Map<string, SecurityGroup>();
  const byVpc = new Map<string, SecurityGroup[]>();
  const defaults = new Map<string, SecurityGroup>();
  for (const view of graph.ofType(...ownTypes)) {
    const { resource } = view;
    const inline = directions.flatMap((direction) => inlineRules(graph, view, direction));
    const rules = [...inline, ...(alone.get(resource.urn) ?? [])];
    const vpc = named(graph, view.at("vpcId"), types.vpc)[0]?.key ?? "";
    const group = { key: resource.urn, by: resource, isKnown: true, vpc, rules };
    own.set(group.key, group);
    byVpc.set(vpc, [...(byVpc.get(vpc) ?? []), group]);
    if (resource.type === types.defaultSecurityGroup) defaults.set(vpc, group);
  }
  for (const cluster of graph.ofType(types.eksCluster)) {
    const keys = clusterGroupKeys(cluster);
    const rules = keys.flatMap((key) => alone.get(key) ?? []);
    const group = clusterGroup(cluster, keys[0] ?? cluster.resource.urn, rules);
    for (const key of keys) own.set(key, group);
  }
  return {
    groupOf: (reference) => own.get(reference.key) ?? foreignGroup(reference, alone.get(reference.key) ?? []),
    defaultOf: (vpc) => defaults.get(vpc) ?? vendorsDefault(vpc),
    inVpc: (vpc) => byVpc.get(vpc) ?? [],
  };
}

/** What a group is called that no input tells yet: `security group that is not known yet`. */
export const unknownGroup = "that is not known yet";

/** A group that another program made: nothing is known of its rules but those that this program adds. */
function foreignGroup(reference: Reference, rules: readonly GroupRule[]): SecurityGroup {
  const name = isUnknownReference(reference) ? unknownGroup : reference.key;
  return { key: reference.key, by: { name, urn: "" }, isKnown: false, vpc: "", rules };
}

/** Lets its members reach each other, and everybody outside. Source: Amazon VPC user guide, "Default security groups". */
function vendorsDefault(vpc: string): SecurityGroup {
  const by = { name: "the VPC's default security group", urn: "" };
  const key = `default of ${vpc}`;
  return { key, by, isKnown: true, vpc, rules: membersAndOut(key, by) };
}

function membersAndOut(key: string, by: Named): readonly GroupRule[] {
  const common = { by, ...anything, isCertain: true };
  const members: GroupRule = { ...common, direction: "ingress", peer: { kind: "group", key, name: by.name } };
  const out = [everything.ipv4, everything.ipv6].map(
    (range): GroupRule => ({ ...common, direction: "egress", peer: { kind: "range", range } }),
  );
  return [members, ...out];
}

/** What the group of a cluster goes by: the group's id, once EKS has made it, and the cluster. */
function clusterGroupKeys({ resource }: ResourceReader): readonly string[] {
  const made = textOf(new ResourceReader(resource, resource.outputs, "").at("vpcConfig.clusterSecurityGroupId"));
  return made === undefined ? [resource.urn] : [made, resource.urn];
}

/**
 * The group that EKS makes for a cluster and its managed nodes: as the VPC's default one. Source: Amazon EKS user guide, "View Amazon EKS security
 * group requirements for clusters", read 2026-12-01.
 */
function clusterGroup({ resource }: ResourceReader, key: string, added: readonly GroupRule[]): SecurityGroup {
  const by = { name: `the security group that EKS makes for ${resource.name}`, urn: resource.urn };
  return { key, by, isKnown: true, vpc: "", rules: [...membersAndOut(key, by), ...added] };
}

const directions: readonly Direction[] = ["ingress", "egress"];

function standAloneRules(graph: Graph): ReadonlyMap<string, readonly GroupRule[]> {
  const found = new Map<string, GroupRule[]>();
  const add = (rule: ResourceReader, made: readonly GroupRule[]) => {
    for (const { key } of named(graph, rule.at("securityGroupId"), ...groupTypes)) {
      found.set(key, [...(found.get(key) ?? []), ...made]);
    }
  };
  for (const rule of graph.ofType(types.ingressRule)) add(rule, [modernRule(graph, rule, "ingress")]);
  for (const rule of graph.ofType(types.egressRule)) add(rule, [modernRule(graph, rule, "egress")]);
  for (const rule of graph.ofType(types.securityGroupRule)) add(rule, classicRules(graph, rule));
  return found;
}

const anything = { protocol: "all", fromPort: 0, toPort: 65535 } as const;

function trafficOf(rule: ResourceReader, property: "protocol" | "ipProtocol"): Traffic {
  const [protocol, from, to] = [rule.at(property), rule.at("fromPort"), rule.at("toPort")];
  if (!protocol.isKnown) return { ...anything, isCertain: false };
  const name = protocolOf(protocol.known());
  if (name === "all") return { ...anything, isCertain: true };
  const [first, last] = [numberOf(from), numberOf(to)];
  if (!from.isKnown || !to.isKnown) {
    return { protocol: name, fromPort: first ?? 0, toPort: last ?? 65535, isCertain: false };
  }
  const isAll = first === undefined || first === -1;
  return { ...anything, protocol: name, isCertain: true, ...(isAll ? {} : { fromPort: first, toPort: last ?? first }) };
}

const modernRule = (graph: Graph, rule: ResourceReader, direction: Direction): GroupRule => ({
  by: rule.resource,
  direction,
  ...trafficOf(rule, "ipProtocol"),
  peer: peerOf(graph, rule),
});

function peerOf(graph: Graph, rule: ResourceReader): Peer {
  const cidr = [rule.at("cidrIpv4"), rule.at("cidrIpv6")].find(({ isSet }) => isSet);
  if (cidr !== undefined) return rangePeer(cidr);
  const [group] = named(graph, rule.at("referencedSecurityGroupId"), ...groupTypes);
  return group === undefined ? prefixListPeer(graph, rule.at("prefixListId")) : groupPeer(group);
}

function rangePeer(cidr: ResourceReader): Peer {
  const range = rangeOf(textOf(cidr) ?? "");
  return range === undefined ? { kind: "unknown" } : { kind: "range", range };
}

const groupPeer = (group: Reference): Peer =>
  isUnknownReference(group)
    ? { kind: "unknown" }
    : { kind: "group", key: group.key, name: group.resource?.resource.name ?? group.key };

function prefixListPeer(graph: Graph, id: ResourceReader): Peer {
  const [property = ""] = id.path.split(/[.[]/, 1);
  const [endpoint] = referencesBehind(graph, id, property, [types.vpcEndpoint]);
  const service = endpoint?.resource && textOf(endpoint.resource.at("serviceName"));
  if (service !== undefined) return { kind: "prefixList", name: service, isVendors: true };
  const name = textOf(id);
  return name === undefined ? { kind: "unknown" } : { kind: "prefixList", name, isVendors: false };
}

/** `aws.ec2.SecurityGroupRule`: one resource, any number of peers. */
function classicRules(graph: Graph, rule: ResourceReader): readonly GroupRule[] {
  const sources = named(graph, rule.at("sourceSecurityGroupId"), ...groupTypes);
  const isOwn = flagOf(rule.at("self"), false) === "yes";
  const own = isOwn ? named(graph, rule.at("securityGroupId"), ...groupTypes) : [];
  const made = (direction: Direction) => inlineOf(graph, rule, direction, [...sources, ...own]);
  if (!rule.at("type").isKnown) return directions.flatMap(made).map((one) => ({ ...one, isCertain: false }));
  return made(textOf(rule.at("type")) === "egress" ? "egress" : "ingress");
}

function inlineRules(graph: Graph, group: ResourceReader, direction: Direction): readonly GroupRule[] {
  return listOf(group, direction).flatMap((rule) => {
    const peers = listed(graph, rule, "securityGroups", ...groupTypes);
    const isOwn = flagOf(rule.at("self"), false) === "yes";
    const self = isOwn ? [{ key: group.resource.urn, resource: group }] : [];
    return inlineOf(graph, rule, direction, [...peers, ...self]);
  });
}

function inlineOf(
  graph: Graph,
  rule: ResourceReader,
  direction: Direction,
  groups: readonly Reference[],
): readonly GroupRule[] {
  const cidrs = [...listOf(rule, "cidrBlocks"), ...listOf(rule, "ipv6CidrBlocks")];
  const itself: readonly Peer[] = rule.at("self").isKnown ? [] : [{ kind: "unknown" }];
  const lists = listOf(rule, "prefixListIds").map((id) => prefixListPeer(graph, id));
  const traffic = trafficOf(rule, "protocol");
  return [...cidrs.map(rangePeer), ...groups.map(groupPeer), ...lists, ...itself].map((peer) => ({
    by: rule.resource,
    direction,
    ...traffic,
    peer,
  }));
}

/** Whether a rule is about the site; unknown, too, where its ports or protocol are. */
export function matchesPeer(rule: GroupRule, site: NetworkInterface): Answer {
  const answer = isPeer(rule, site);
  return answer === "yes" && !rule.isCertain ? "unknown" : answer;
}

function isPeer({ peer }: GroupRule, site: NetworkInterface): Answer {
  switch (peer.kind) {
    case "range":
      return holds(peer.range, site.address);
    case "group":
      if (site.groups.some(({ key }) => key === peer.key)) return "yes";
      return site.groups.some(isUnknownReference) ? "unknown" : "no";
    case "prefixList":
      return peer.isVendors ? "no" : "unknown";
    case "unknown":
      return "unknown";
  }
}

export const describePeer = ({ peer }: GroupRule): string => {
  switch (peer.kind) {
    case "range":
      return peer.range.text;
    case "group":
    case "prefixList":
      return peer.name;
    case "unknown":
      return "a source not known yet";
  }
};

export const concerns = (rule: GroupRule, protocol: Transport, ports: PortRange): boolean =>
  (rule.protocol === "all" || rule.protocol === protocol) && covers(rule, ports);
