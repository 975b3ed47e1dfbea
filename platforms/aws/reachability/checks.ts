import type { Address } from "./addresses";
import { type AclAnswer, passes, rulesFor, type Way } from "./network-acls";
import type { Named, NetworkInterface, Subnet } from "./network-interface";
import { ephemeralPorts, type PortRange, type Transport } from "./ports";
import { concerns, type Direction, describePeer, type GroupRule, matchesPeer, unknownGroup } from "./security-groups";

/** What one hop does to a packet. `partly`: some of the answers' ports pass, so that some connections hang. */
export type Effect = "admits" | "blocks" | "partly" | "unknown";

/** What judges: `address` is whether there is one to send to. */
export type Layer = "address" | "route" | "networkAcl" | "securityGroup" | "listener";

export interface Step {
  readonly layer: Layer;
  readonly effect: Effect;
  /** The resource that decides. */
  readonly by: Named;
  /** Its rule that does. */
  readonly rule: Named | undefined;
  /** In words, of some ports: `TCP 443`. */
  readonly say: (ports: string) => string;
}

/** A place on a packet's way where it is judged by its port. */
export interface Check {
  /** The ports it tells apart. */
  readonly borders: readonly PortRange[];
  readonly judge: (ports: PortRange) => Step;
}

/** A place that treats all ports alike. */
export function always(layer: Layer, effect: Effect, by: Named, say: string): Check {
  const step: Step = { layer, effect, by, rule: undefined, say: () => say };
  return { borders: [], judge: () => step };
}

const verbs = { ingress: "in", egress: "out" } as const;
const prepositions = { ingress: "from", egress: "to" } as const;

/** The security groups of one end, for packets of the other. */
export function groupCheck(
  own: NetworkInterface,
  direction: Direction,
  other: NetworkInterface,
  protocol: Transport,
): Check {
  const [verb, preposition] = [verbs[direction], prepositions[direction]];
  if (own.securityGroupMode === "none")
    return always("securityGroup", "admits", own.by, `${own.label} has no security group: all is let ${verb}`);
  if (own.securityGroupMode === "unknown") {
    return direction === "egress"
      ? always(
          "securityGroup",
          "admits",
          own.by,
          `${own.label}: supposed to be let out, its security groups are not of this program`,
        )
      : always("securityGroup", "unknown", own.by, `${own.label}: its security groups are not of this program`);
  }
  const rules = own.groups
    .flatMap((group) => group.rules.map((rule) => ({ group, rule, match: matchesPeer(rule, other) })))
    .filter(({ rule, match }) => rule.direction === direction && match !== "no");
  const borders = rules.map(({ rule }) => rule);
  const names = own.groups.map(({ by }) => by.name).join(", ");
  const by = own.groups[0]?.by ?? own.by;
  const foreign = own.groups.find(({ isKnown }) => !isKnown);
  const judge = (ports: PortRange): Step => {
    const fitting = rules.filter(({ rule }) => concerns(rule, protocol, ports));
    const found = fitting.find(({ match }) => match === "yes") ?? fitting[0];
    if (found !== undefined) return admitted(found, verb, preposition);
    if (foreign !== undefined) {
      const say = () =>
        foreign.by.name === unknownGroup
          ? "a security group is not known yet, nor are its rules"
          : `security group ${foreign.by.name} is not of this program: its rules are not known`;
      return { layer: "securityGroup", effect: "unknown", by: foreign.by, rule: undefined, say };
    }
    const say = (shown: string) =>
      `security group ${names}: no rule lets ${verb} ${shown} ${preposition} ${other.label}`;
    return { layer: "securityGroup", effect: "blocks", by, rule: undefined, say };
  };
  return { borders, judge };
}

interface Fitting {
  readonly group: { readonly by: Named };
  readonly rule: GroupRule;
  readonly match: "yes" | "no" | "unknown";
}

function admitted({ group, rule, match }: Fitting, verb: string, preposition: string): Step {
  const through = rule.by.urn === group.by.urn ? "" : `, rule ${rule.by.name}`;
  const what = `${preposition} ${describePeer(rule)}${through}`;
  const say = (shown: string) =>
    match === "yes"
      ? `security group ${group.by.name} lets ${verb} ${shown} ${what}`
      : `security group ${group.by.name} lets ${verb} ${shown} ${what}: whether that is meant is not known`;
  return { layer: "securityGroup", effect: match === "yes" ? "admits" : "unknown", by: group.by, rule: rule.by, say };
}

/** The border of a subnet, for packets and, the other way, for their answers. */
interface Crossing {
  readonly subnet: Subnet;
  readonly way: Way;
  readonly remote: Address;
  readonly remoteLabel: string;
  readonly protocol: Transport;
  readonly isAnswer: boolean;
}

const effects = { yes: "admits", no: "blocks", partly: "partly", unknown: "unknown" } as const satisfies Record<
  AclAnswer["answer"],
  Effect
>;

export function aclCheck({ subnet, way, remote, remoteLabel, protocol, isAnswer }: Crossing): Check {
  const { acl } = subnet;
  if (acl === undefined) {
    return always("networkAcl", "unknown", subnet.by, `the network ACL of ${subnet.by.name} is not of this program`);
  }
  const rules = rulesFor(acl, way, protocol, remote);
  const what = `${way} %s ${way === "in" ? "from" : "to"} ${remoteLabel}`;
  const judge = (ports: PortRange): Step => {
    const { answer, rule } = passes(rules, ports, remote);
    const through = rule === undefined || rule.by.urn === acl.by.urn ? "" : `, rule ${rule.number} ${rule.by.name}`;
    const words = {
      yes: ` lets ${what}${through}`,
      no: rule === undefined ? `: no rule lets ${what}` : ` refuses ${what}${through}`,
      partly: ` lets ${what} for some ports only`,
      unknown: ` may let ${what}: not known yet`,
    }[answer];
    const say = (shown: string) => `network ACL ${acl.by.name}${words.replace("%s", shown)}`;
    return { layer: "networkAcl", effect: effects[answer], by: acl.by, rule: rule?.by, say };
  };
  if (!isAnswer) return { borders: rules, judge };
  const step = judge(ephemeralPorts);
  const answers = `answers on ${protocol.toUpperCase()} ${ephemeralPorts.fromPort}-${ephemeralPorts.toPort}`;
  const said: Step = { ...step, say: () => step.say(answers) };
  return { borders: [], judge: () => said };
}

/** Whether anything answers at a port, where the program says so. */
export function listenerCheck(site: NetworkInterface, protocol: Transport): readonly Check[] {
  const { listeners } = site;
  if (listeners === undefined) return [];
  const fitting = listeners.filter(({ transports }) => transports.includes(protocol));
  const borders = fitting.flatMap(({ port }) => (port === undefined ? [] : [{ fromPort: port, toPort: port }]));
  const judge = (ports: PortRange): Step => {
    const found = fitting.find(({ port }) => port === ports.fromPort && port === ports.toPort);
    if (found !== undefined) {
      return {
        layer: "listener",
        effect: "admits",
        by: found.by,
        rule: undefined,
        say: (shown) => `listener ${found.by.name}: ${shown}`,
      };
    }
    const open = fitting.find(({ port }) => port === undefined);
    return open === undefined
      ? {
          layer: "listener",
          effect: "blocks",
          by: site.by,
          rule: undefined,
          say: (shown) => `${site.label} has no listener on ${shown}`,
        }
      : {
          layer: "listener",
          effect: "unknown",
          by: open.by,
          rule: undefined,
          say: () => `listener ${open.by.name}: port not known yet`,
        };
  };
  return [{ borders, judge }];
}
