import { type AddressRange, type Answer, everything, holds, rangeOf } from "./addresses";
import type { Named, NetworkInterface } from "./network-interface";
import { covers, type PortRange, protocolOf, type Traffic, type Transport } from "./ports";
import {
  field,
  isUnknown,
  isUnknownReference,
  listOf,
  numberOf,
  type ReachResource,
  type Reference,
  type Resources,
  textOf,
} from "./resources";

export type Direction = "ingress" | "egress";

type Peer =
  | { readonly kind: "range"; readonly range: AddressRange }
  | { readonly kind: "group"; readonly key: string; readonly name: string }
  /** Ranges that somebody else keeps; AWS's own hold no address of a VPC and little of the internet. */
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

const kinds = ["securityGroup"] as const;

export interface SecurityGroups {
  /** The group that an input names. */
  readonly groupOf: (reference: Reference) => SecurityGroup;
  /** What AWS gives to whoever names none, by VPC. */
  readonly defaultOf: (vpc: string) => SecurityGroup;
  /** Groups of the program by the VPC they are in. */
  readonly inVpc: (vpc: string) => readonly SecurityGroup[];
}

/** Every group of the program with its rules, whether they stand alone or inline. */
export function readSecurityGroups(resources: Resources): SecurityGroups {
  const alone = standAloneRules(resources);
  const own = new Map<string, SecurityGroup>();
  const byVpc = new Map<string, SecurityGroup[]>();
  const defaults = new Map<string, SecurityGroup>();
  for (const resource of resources.of("securityGroup")) {
    const inline = directions.flatMap((direction) => inlineRules(resources, resource, direction));
    const rules = [...inline, ...(alone.get(resource.urn) ?? [])];
    const vpc = resources.named(resource, "vpcId", resource.inputs["vpcId"], ["vpc"])[0]?.key ?? "";
    const group = { key: resource.urn, by: resource, isKnown: true, vpc, rules };
    own.set(group.key, group);
    byVpc.set(vpc, [...(byVpc.get(vpc) ?? []), group]);
    if (resource.type.endsWith(":DefaultSecurityGroup")) defaults.set(vpc, group);
  }
  return {
    groupOf: (reference) => own.get(reference.key) ?? foreignGroup(reference, alone.get(reference.key) ?? []),
    defaultOf: (vpc) => defaults.get(vpc) ?? vendorsDefault(vpc),
    inVpc: (vpc) => byVpc.get(vpc) ?? [],
  };
}

/** A group that another program made: nothing is known of its rules but those that this program adds. */
function foreignGroup(reference: Reference, rules: readonly GroupRule[]): SecurityGroup {
  const name = isUnknownReference(reference) ? "not known yet" : reference.key;
  return { key: reference.key, by: { name, urn: "" }, isKnown: false, vpc: "", rules };
}

/** Lets its members reach each other, and everybody outside. Source: Amazon VPC user guide, "Default security groups". */
function vendorsDefault(vpc: string): SecurityGroup {
  const by = { name: "the VPC's default security group", urn: "" };
  const key = `default of ${vpc}`;
  const common = { by, ...anything, isCertain: true };
  const members: GroupRule = { ...common, direction: "ingress", peer: { kind: "group", key, name: by.name } };
  const out = [everything.ipv4, everything.ipv6].map(
    (range): GroupRule => ({ ...common, direction: "egress", peer: { kind: "range", range } }),
  );
  return { key, by, isKnown: true, vpc, rules: [members, ...out] };
}

const directions: readonly Direction[] = ["ingress", "egress"];

function standAloneRules(resources: Resources): ReadonlyMap<string, readonly GroupRule[]> {
  const found = new Map<string, GroupRule[]>();
  const add = (rule: ReachResource, made: readonly GroupRule[]) => {
    for (const { key } of resources.named(rule, "securityGroupId", rule.inputs["securityGroupId"], kinds)) {
      found.set(key, [...(found.get(key) ?? []), ...made]);
    }
  };
  for (const rule of resources.of("ingressRule")) add(rule, [modernRule(resources, rule, "ingress")]);
  for (const rule of resources.of("egressRule")) add(rule, [modernRule(resources, rule, "egress")]);
  for (const rule of resources.of("securityGroupRule")) add(rule, classicRules(resources, rule));
  return found;
}

const anything = { protocol: "all", fromPort: 0, toPort: 65535 } as const;

function trafficOf(protocol: unknown, from: unknown, to: unknown): Traffic {
  if (isUnknown(protocol)) return { ...anything, isCertain: false };
  const name = protocolOf(protocol);
  if (name === "all") return { ...anything, isCertain: true };
  const [first, last] = [numberOf(from), numberOf(to)];
  if (isUnknown(from) || isUnknown(to)) {
    return { protocol: name, fromPort: first ?? 0, toPort: last ?? 65535, isCertain: false };
  }
  const isAll = first === undefined || first === -1;
  return { ...anything, protocol: name, isCertain: true, ...(isAll ? {} : { fromPort: first, toPort: last ?? first }) };
}

function modernRule(resources: Resources, rule: ReachResource, direction: Direction): GroupRule {
  const { inputs } = rule;
  const traffic = trafficOf(inputs["ipProtocol"], inputs["fromPort"], inputs["toPort"]);
  return { by: rule, direction, ...traffic, peer: peerOf(resources, rule) };
}

function peerOf(resources: Resources, rule: ReachResource): Peer {
  const { inputs } = rule;
  const cidr = inputs["cidrIpv4"] ?? inputs["cidrIpv6"];
  if (cidr !== undefined && cidr !== null) return rangePeer(cidr);
  const [group] = resources.named(rule, "referencedSecurityGroupId", inputs["referencedSecurityGroupId"], kinds);
  if (group !== undefined) {
    return isUnknownReference(group)
      ? { kind: "unknown" }
      : { kind: "group", key: group.key, name: group.resource?.name ?? group.key };
  }
  return prefixListPeer(resources, rule, "prefixListId", inputs["prefixListId"]);
}

function rangePeer(cidr: unknown): Peer {
  const range = isUnknown(cidr) ? undefined : rangeOf(String(cidr));
  return range === undefined ? { kind: "unknown" } : { kind: "range", range };
}

function prefixListPeer(resources: Resources, rule: ReachResource, property: string, id: unknown): Peer {
  const [endpoint] = resources.behind(rule, property, ["vpcEndpoint"]);
  const service = textOf(endpoint?.resource?.inputs["serviceName"]);
  if (service !== undefined) return { kind: "prefixList", name: service, isVendors: true };
  return isUnknown(id) || textOf(id) === undefined
    ? { kind: "unknown" }
    : { kind: "prefixList", name: String(id), isVendors: false };
}

/** `aws.ec2.SecurityGroupRule`: one resource, any number of peers. */
function classicRules(resources: Resources, rule: ReachResource): readonly GroupRule[] {
  const { type, self, sourceSecurityGroupId, securityGroupId } = rule.inputs;
  const sources = resources.named(rule, "sourceSecurityGroupId", sourceSecurityGroupId, kinds);
  const own = self === true ? resources.named(rule, "securityGroupId", securityGroupId, kinds) : [];
  const groups = [...sources, ...own];
  const made = (direction: Direction) => inlineOf(resources, rule, rule.inputs, { direction, property: "", groups });
  if (isUnknown(type)) return directions.flatMap(made).map((one) => ({ ...one, isCertain: false }));
  return made(type === "egress" ? "egress" : "ingress");
}

function inlineRules(resources: Resources, group: ReachResource, direction: Direction): readonly GroupRule[] {
  return listOf(group.inputs[direction]).flatMap((rule) => {
    const named = resources.listed(group, direction, field(rule, "securityGroups"), kinds);
    const self = field(rule, "self") === true ? [{ key: group.urn, resource: group }] : [];
    return inlineOf(resources, group, rule, { direction, property: direction, groups: [...named, ...self] });
  });
}

interface Inline {
  readonly direction: Direction;
  readonly property: string;
  readonly groups: readonly Reference[];
}

function inlineOf(resources: Resources, by: ReachResource, rule: unknown, inline: Inline): readonly GroupRule[] {
  const traffic = trafficOf(field(rule, "protocol"), field(rule, "fromPort"), field(rule, "toPort"));
  const cidrs = [field(rule, "cidrBlocks"), field(rule, "ipv6CidrBlocks")].flatMap(listOf);
  const itself: readonly Peer[] = isUnknown(field(rule, "self")) ? [{ kind: "unknown" }] : [];
  const lists = listOf(field(rule, "prefixListIds")).map((id) =>
    prefixListPeer(resources, by, inline.property === "" ? "prefixListIds" : inline.property, id),
  );
  const groups = inline.groups.map(
    (group): Peer =>
      isUnknownReference(group)
        ? { kind: "unknown" }
        : { kind: "group", key: group.key, name: group.resource?.name ?? group.key },
  );
  return [...cidrs.map(rangePeer), ...groups, ...lists, ...itself].map((peer) => ({
    by,
    direction: inline.direction,
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
