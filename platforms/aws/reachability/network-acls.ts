import { type Address, type AddressRange, everything, holds, rangeOf } from "./addresses";
import type { Named } from "./network-interface";
import { type PortRange, protocolOf, type Traffic, type Transport } from "./ports";
import {
  field,
  isUnknown,
  isUnknownReference,
  listOf,
  numberOf,
  type ReachResource,
  type Resources,
} from "./resources";

export type Way = "in" | "out";

export interface AclRule extends Traffic {
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

const acl = ["networkAcl"] as const;
const anyPort: PortRange = { fromPort: 0, toPort: 65535 };

/** The list of every VPC for subnets that have no other: all is allowed. Source: Amazon VPC user guide, "Default network ACL". */
export const defaultAcl: NetworkAcl = {
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
export interface NetworkAcls {
  readonly bySubnet: ReadonlyMap<string, NetworkAcl>;
  /** That of subnets which name none, by VPC. */
  readonly defaultOf: (vpc: string) => NetworkAcl;
}

export function readNetworkAcls(resources: Resources): NetworkAcls {
  const rules = standAloneRules(resources);
  const lists = new Map(
    resources.of("networkAcl").map((resource) => {
      const inline = [...inlineRules(resource, "ingress"), ...inlineRules(resource, "egress")];
      const all = [...inline, ...(rules.get(resource.urn) ?? [])].sort((a, b) => a.number - b.number);
      return [resource.urn, { key: resource.urn, by: resource, rules: all }];
    }),
  );
  return { bySubnet: subnetsOf(resources, lists), defaultOf: defaultsOf(resources, lists) };
}

function subnetsOf(resources: Resources, lists: ReadonlyMap<string, NetworkAcl>): ReadonlyMap<string, NetworkAcl> {
  const bySubnet = new Map<string, NetworkAcl>();
  const assign = (list: NetworkAcl | undefined, subnets: ReturnType<Resources["listed"]>) => {
    for (const { key } of subnets) if (list !== undefined) bySubnet.set(key, list);
  };
  for (const resource of resources.of("networkAcl")) {
    assign(lists.get(resource.urn), resources.listed(resource, "subnetIds", resource.inputs["subnetIds"], ["subnet"]));
  }
  for (const resource of resources.of("networkAclAssociation")) {
    const [list] = resources.named(resource, "networkAclId", resource.inputs["networkAclId"], acl);
    assign(lists.get(list?.key ?? ""), resources.named(resource, "subnetId", resource.inputs["subnetId"], ["subnet"]));
  }
  return bySubnet;
}

function defaultsOf(resources: Resources, lists: ReadonlyMap<string, NetworkAcl>): (vpc: string) => NetworkAcl {
  const defaults = resources.of("networkAcl").filter(({ type }) => type.endsWith(":DefaultNetworkAcl"));
  const byVpc = new Map(
    defaults.flatMap((resource) =>
      resources
        .behind(resource, "defaultNetworkAclId", ["vpc"])
        .map(({ key }) => [key, lists.get(resource.urn)] as const),
    ),
  );
  return (vpc) => byVpc.get(vpc) ?? defaultAcl;
}

function standAloneRules(resources: Resources): ReadonlyMap<string, readonly AclRule[]> {
  const found = new Map<string, AclRule[]>();
  for (const resource of resources.of("networkAclRule")) {
    const { egress, ruleNumber, ruleAction } = resource.inputs;
    const rules = waysOf(egress).map((way) =>
      ruleOf(resource, resource.inputs, { way, number: ruleNumber, action: ruleAction, isSure: !isUnknown(egress) }),
    );
    for (const list of resources.named(resource, "networkAclId", resource.inputs["networkAclId"], acl)) {
      if (!isUnknownReference(list)) found.set(list.key, [...(found.get(list.key) ?? []), ...rules]);
    }
  }
  return found;
}

const waysOf = (egress: unknown): readonly Way[] =>
  isUnknown(egress) ? ["in", "out"] : [egress === true ? "out" : "in"];

function inlineRules(resource: ReachResource, property: "ingress" | "egress"): readonly AclRule[] {
  const way = property === "ingress" ? "in" : "out";
  return listOf(resource.inputs[property]).map((rule) =>
    ruleOf(resource, rule, { way, number: field(rule, "ruleNo"), action: field(rule, "action"), isSure: true }),
  );
}

interface Head {
  readonly way: Way;
  readonly number: unknown;
  readonly action: unknown;
  /** False where not even the way is known. */
  readonly isSure: boolean;
}

function ruleOf(by: Named, rule: unknown, { way, number, action, isSure }: Head): AclRule {
  const [protocol, from, to] = [field(rule, "protocol"), field(rule, "fromPort"), field(rule, "toPort")];
  const cidr = field(rule, "cidrBlock") || field(rule, "ipv6CidrBlock");
  const name = isUnknown(protocol) ? "all" : protocolOf(protocol);
  const decides = name === "all" ? [protocol, number] : [protocol, number, from, to];
  const ports = name === "all" ? anyPort : { fromPort: numberOf(from) ?? 0, toPort: numberOf(to) ?? 65535 };
  return {
    by,
    way,
    // A rule of an unknown number may come before all others.
    number: numberOf(number) ?? 0,
    allows: isUnknown(action) ? undefined : String(action).toLowerCase() === "allow",
    protocol: name,
    ...ports,
    isCertain: isSure && !decides.some(isUnknown),
    range: typeof cidr === "string" && !isUnknown(cidr) ? rangeOf(cidr) : undefined,
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
