import type { ResourceReader } from "../../model/graph";
import { types } from "../../platforms/aws/catalog/types";

/** What one firewall rule lets through, whichever resource says it. */
interface Opening {
  /** Path of the rule inside its resource; empty when the resource is the rule. */
  readonly path: string;
  readonly direction: "ingress" | "egress";
  readonly fromPort: number;
  readonly toPort: number;
  /** `tcp`, `udp`, `icmp`, ..., `all`. */
  readonly protocol: string;
  readonly ranges: readonly string[];
}

/** Protocol numbers that people write instead of names. Source: IANA protocol numbers. */
const protocolNames: Readonly<Record<string, string>> = { "-1": "all", "1": "icmp", "6": "tcp", "17": "udp" };

export const protocolOf = (text: string | undefined) => {
  const lower = (text ?? "-1").toLowerCase();
  return protocolNames[lower] ?? lower;
};

/** The internet: everything, or one half of everything, which is how a rule hides it. */
export function isWorld(range: string): boolean {
  const prefix = range.split("/")[1];
  return prefix !== undefined && Number(prefix) <= 1;
}

export const firewallTypes = [
  types.securityGroup,
  types.defaultSecurityGroup,
  types.securityGroupRule,
  types.ingressRule,
  types.egressRule,
] as const;

type Direction = Opening["direction"];

/** The rules that a security group or a stand-alone rule makes in one direction, to be read one by one. */
export function openingsOf(view: ResourceReader, direction: Direction): readonly (() => Opening)[] {
  const { type } = view.resource;
  if (type === types.ingressRule || type === types.egressRule) {
    const own: Direction = type === types.ingressRule ? "ingress" : "egress";
    return own === direction ? [() => standalone(view, direction)] : [];
  }
  if (type === types.securityGroupRule) {
    return view.text("type") === direction ? [() => listed(view, direction)] : [];
  }
  return view.items(direction).map((rule) => () => listed(rule, direction));
}

function standalone(rule: ResourceReader, direction: Direction): Opening {
  const ranges = [rule.text("cidrIpv4"), rule.text("cidrIpv6")].filter((range) => range !== undefined);
  return { path: rule.path, direction, ranges, ...ports(rule, rule.text("ipProtocol")) };
}

function listed(rule: ResourceReader, direction: Direction): Opening {
  const ranges = [...rule.texts("cidrBlocks"), ...rule.texts("ipv6CidrBlocks")];
  return { path: rule.path, direction, ranges, ...ports(rule, rule.text("protocol")) };
}

function ports(rule: ResourceReader, protocolText: string | undefined) {
  const protocol = protocolOf(protocolText);
  if (protocol === "all") return { protocol, fromPort: 0, toPort: 65535 };
  return { protocol, fromPort: rule.number("fromPort") ?? 0, toPort: rule.number("toPort") ?? 65535 };
}

/** Ports of remote administration: SSH and RDP. */
export const adminPorts = [22, 3389] as const;

/** FTP's data and control, which send passwords in clear. */
export const fileTransferPorts = [20, 21] as const;

export const carriesTcp = ({ protocol }: Pick<Opening, "protocol">) => protocol === "tcp" || protocol === "all";

export const covers = ({ fromPort, toPort }: Pick<Opening, "fromPort" | "toPort">, port: number) =>
  fromPort <= port && port <= toPort;
