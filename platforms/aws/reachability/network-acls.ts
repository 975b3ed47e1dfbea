import type { Graph, ResourceReader } from "../../../model/graph";
import { types } from "../catalog/types";
import { type Address, type AddressRange, everything, holds, rangeOf } from "./addresses";
import type { Named } from "./network-interface";
import { type PortRange, protocolOf, type Traffic, type Transport } from "./ports";
import {
  flagOf,
  isSaid,
  isUnknownReference,
  listed,
  listOf,
  named,
  numberOf,
  type Reference,
  referencesBehind,
  textOf,
} from "./references";

export type Way = "in" | "out";

interface AclRule extends Traffic {
  readonly by: Named;
  readonly number: number;
  readonly way: Way;
  /** Undefined: not known yet. */
  readonly allows: boolean | undefined;
  /** Undefined: not known yet. */
  readonly range: AddressRange | undefined;
}

export interface NetworkAcl {
  readonly key: string;
  readonly by: Named;
  /** By number: the first that matches decides. */
  readonly rules: readonly AclRule[];
}

const aclTypes = [types.networkAcl, types.defaultNetworkAcl] as const;
const anyPort: PortRange = { fromPort: 0, toPort: 65535 };

/** The list of every VPC for subnets that have no other: all is allowed. Source: Amazon VPC user guide, "Default network ACL". */
const defaultAcl: NetworkAcl = {
  key: "default",
  by: { name: "the VPC's default network ACL", urn: "" },
  rules: (["in", "out"] as const).flatMap((way) =>
    [everything.ipv4, everything.ipv6].map((range) => ({
      by: { name: "the VPC's default network ACL", urn: "" },
      number: 100,
      way,
      allows: true,
      protocol: "all",
      isCertain: true,
      ...anyPort,
      range,
    })),
  ),
};

/** Network ACLs by key, and which subnet has which. */
interface NetworkAcls {
  readonly bySubnet: ReadonlyMap<string, NetworkAcl>;
  /** That of subnets which name none, by VPC. */
  readonly defaultOf: (vpc: string) => NetworkAcl;
}

export function readNetworkAcls(graph: Graph): NetworkAcls {
  const rules = standAloneRules(graph);
  const lists = new Map(
    graph.ofType(...aclTypes).map((view) => {
      const { resource } = view;
      const inline = [...inlineRules(view, "ingress"), ...inlineRules(view, "egress")];
      const all = [...inline, ...(rules.get(resource.urn) ?? [])].sort((a, b) => a.number - b.number);
      return [resource.urn, { key: resource.urn, by: resource, rules: all }];
    }),
  );
  return { bySubnet: subnetsOf(graph, lists), defaultOf: defaultsOf(graph, lists) };
}

function subnetsOf(graph: Graph, lists: ReadonlyMap<string, NetworkAcl>): ReadonlyMap<string, NetworkAcl> {
  const bySubnet = new Map<string, NetworkAcl>();
  const assign = (list: NetworkAcl | undefined, subnets: readonly Reference[]) => {
    for (const { key } of subnets) if (list !== undefined) bySubnet.set(key, list);
  };
  for (const view of graph.ofType(...aclTypes)) {
    assign(lists.get(view.resource.urn), listed(graph, view, "subnetIds", types.subnet));
  }
  for (const view of graph.ofType(types.networkAclAssociation)) {
    const [list] = named(graph, view.at("networkAclId"), ...aclTypes);
    assign(lists.get(list?.key ?? ""), named(graph, view.at("subnetId"), types.subnet));
  }
  return bySubnet;
}

function defaultsOf(graph: Graph, lists: ReadonlyMap<string, NetworkAcl>): (vpc: string) => NetworkAcl {
  const byVpc = new Map(
    graph
      .ofType(types.defaultNetworkAcl)
      .flatMap((view) =>
        referencesBehind(graph, view, "defaultNetworkAclId", [types.vpc]).map(
          ({ key }) => [key, lists.get(view.resource.urn)] as const,
        ),
      ),
  );
  return (vpc) => byVpc.get(vpc) ?? defaultAcl;
}

function standAloneRules(graph: Graph): ReadonlyMap<string, readonly AclRule[]> {
  const found = new Map<string, AclRule[]>();
  for (const view of graph.ofType(types.networkAclRule)) {
    const isOut = flagOf(view.at("egress"), false);
    const ways: readonly Way[] = isOut === "unknown" ? ["in", "out"] : [isOut === "yes" ? "out" : "in"];
    const rules = ways.map((way) =>
      ruleOf(view, { way, number: "ruleNumber", action: "ruleAction", isSure: isOut !== "unknown" }),
    );
    for (const list of named(graph, view.at("networkAclId"), ...aclTypes)) {
      if (!isUnknownReference(list)) found.set(list.key, [...(found.get(list.key) ?? []), ...rules]);
    }
  }
  return found;
}

const inlineRules = (view: ResourceReader, property: "ingress" | "egress"): readonly AclRule[] =>
  listOf(view, property).map((rule) =>
    ruleOf(rule, { way: property === "ingress" ? "in" : "out", number: "ruleNo", action: "action", isSure: true }),
  );

interface Head {
  readonly way: Way;
  /** The properties that say these. */
  readonly number: string;
  readonly action: string;
  /** False where not even the way is known. */
  readonly isSure: boolean;
}

function ruleOf(rule: ResourceReader, { way, number: place, action: verb, isSure }: Head): AclRule {
  const [protocol, from, to] = [rule.at("protocol"), rule.at("fromPort"), rule.at("toPort")];
  const [number, action] = [rule.at(place), rule.at(verb)];
  const cidr = [rule.at("cidrBlock"), rule.at("ipv6CidrBlock")].find(isSaid);
  const name = protocol.isKnown ? protocolOf(protocol.known()) : "all";
  const decides = name === "all" ? [protocol, number] : [protocol, number, from, to];
  const ports = name === "all" ? anyPort : { fromPort: numberOf(from) ?? 0, toPort: numberOf(to) ?? 65535 };
  return {
    by: rule.resource,
    way,
    // A rule of an unknown number may come before all others.
    number: numberOf(number) ?? 0,
    allows: action.isKnown ? textOf(action)?.toLowerCase() === "allow" : undefined,
    protocol: name,
    ...ports,
    isCertain: isSure && decides.every(({ isKnown }) => isKnown),
    range: cidr && rangeOf(textOf(cidr) ?? ""),
  };
}

export interface AclAnswer {
  /** `partly`: some of the ports pass, others do not. */
  readonly answer: "yes" | "no" | "partly" | "unknown";
  /** The rule that decides, or the first of them; undefined where none matches, which refuses. */
  readonly rule: AclRule | undefined;
}

/** The rules of one way that can concern packets of a protocol from or to an address; the others never decide. */
export function rulesFor(list: NetworkAcl, way: Way, protocol: Transport, remote: Address): readonly AclRule[] {
  return list.rules.filter(
    (rule) =>
      rule.way === way &&
      (rule.protocol === "all" || rule.protocol === protocol) &&
      (rule.range === undefined || holds(rule.range, remote) !== "no"),
  );
}

/** What a list says of packets to some ports: the first rule that matches a port decides over it, and what none matches is refused. */
export function passes(rules: readonly AclRule[], ports: PortRange, remote: Address): AclAnswer {
  let left: readonly PortRange[] = [ports];
  const certain = new Set<boolean>();
  const possible = new Set<boolean>();
  const deciding: AclRule[] = [];
  for (const rule of rules) {
    if (!left.some((part) => part.fromPort <= rule.toPort && rule.fromPort <= part.toPort)) continue;
    const isCertain = rule.isCertain && rule.range !== undefined && holds(rule.range, remote) === "yes";
    if (rule.allows === undefined) possible.add(true).add(false);
    else (isCertain ? certain : possible).add(rule.allows);
    deciding.push(rule);
    if (isCertain) left = left.flatMap((part) => without(part, rule));
    if (left.length === 0) break;
  }
  if (left.length > 0) certain.add(false);
  return { answer: verdictOf(certain, possible), rule: deciding[0] };
}

function verdictOf(certain: ReadonlySet<boolean>, possible: ReadonlySet<boolean>): AclAnswer["answer"] {
  const outcomes = new Set([...certain, ...possible]);
  if (outcomes.size === 1) return outcomes.has(true) ? "yes" : "no";
  return possible.size > 0 ? "unknown" : "partly";
}

const without = (part: PortRange, taken: PortRange): readonly PortRange[] =>
  [
    { fromPort: part.fromPort, toPort: Math.min(part.toPort, taken.fromPort - 1) },
    { fromPort: Math.max(part.fromPort, taken.toPort + 1), toPort: part.toPort },
  ].filter(({ fromPort, toPort }) => fromPort <= toPort);
