import { BlockList } from "node:net";
import type { FirewallFacts, TargetGroupFacts } from "../../components/aws/firewall/facts";
import type { FirewallInput } from "../../components/aws/firewall/inputs";
import { type FirewallPlan, planFirewall } from "../../components/aws/firewall/plan";
import { firewallSettings } from "../../components/aws/firewall/settings";
import { planNetwork, type Tier } from "../../components/aws/network/address-plan";
import { networkSettings } from "../../components/aws/network/settings";
import { defaultLimits } from "../../platforms/aws/limits";

const network = networkSettings().parse({});
if ("existing" in network) throw new Error("the default network is new");
const { subnets } = planNetwork(network, "eu-west-1");

export const web: TargetGroupFacts = {
  port: 8080,
  protocol: "HTTP",
  targetType: "instance",
  healthCheck: { port: 9000 },
};
export const balancer: NonNullable<FirewallFacts["balancer"]> = {
  type: "application",
  scheme: "internet-facing",
  ipAddressType: "ipv4",
  listeners: { https: { port: 443, protocol: "HTTPS" }, http: { port: 80, protocol: "HTTP" } },
};
export const facts: FirewallFacts = {
  vpc: { cidr: "10.20.0.0/16", ipv6: false },
  subnets,
  nat: true,
  s3: true,
  tiers: ["public", "private", "isolated"],
  balancer,
  targetGroups: { web },
};
/** The same in dual stack. */
export const dualStack: FirewallFacts = {
  ...facts,
  vpc: { ...facts.vpc, ipv6: true },
  balancer: { ...balancer, ipAddressType: "dualstack" },
};

export function planOf(input: FirewallInput = {}, given: FirewallFacts = facts): FirewallPlan {
  const settings = firewallSettings(defaultLimits).parse(input);
  return planFirewall({ ...settings, networkAcl: settings.networkAcl ?? true }, given);
}

export const ruleKeys = (plan: FirewallPlan): readonly string[] => plan.securityGroupRules.map(({ key }) => key);

/** Amazon's block of the dual-stack VPC. */
const ipv6Block = "2a05:d018:1:4200::/56";

function contains(cidr: string, ip: string): boolean {
  const family = ip.includes(":") ? "ipv6" : "ipv4";
  if (cidr.includes(":") !== (family === "ipv6")) return false;
  const [network = "", length = ""] = cidr.split("/");
  const list = new BlockList();
  list.addSubnet(network, Number(length), family);
  return list.check(ip, family);
}

/** One packet's view of a network ACL. */
export function admits(
  plan: FirewallPlan,
  tier: Tier,
  direction: "in" | "out",
  packet: Readonly<{ protocol: string; remote: string; port: number }>,
) {
  return plan.networkAclRules.some((rule) => {
    const own = rule.peer.family === "ipv4" ? facts.vpc.cidr : ipv6Block;
    const range = rule.peer.kind === "vpc" ? own : rule.peer.cidr;
    return (
      rule.tier === tier &&
      rule.direction === direction &&
      rule.protocol === packet.protocol &&
      rule.fromPort <= packet.port &&
      packet.port <= rule.toPort &&
      contains(range, packet.remote)
    );
  });
}

export interface End {
  readonly ip: string;
  /** Absent: outside the VPC. */
  readonly tier?: Tier;
}

const ephemeralPort = 40000;

/** Whether a connection and its answers pass the network ACL at either end, as AWS evaluates them: statelessly. */
export function connects(plan: FirewallPlan, from: End, to: End, port: number): boolean {
  const protocol = "tcp";
  const leaves =
    from.tier === undefined ||
    (admits(plan, from.tier, "out", { protocol, remote: to.ip, port }) &&
      admits(plan, from.tier, "in", { protocol, remote: to.ip, port: ephemeralPort }));
  const enters =
    to.tier === undefined ||
    (admits(plan, to.tier, "in", { protocol, remote: from.ip, port }) &&
      admits(plan, to.tier, "out", { protocol, remote: from.ip, port: ephemeralPort }));
  return leaves && enters;
}

/** A private node's way out passes the NAT gateway's subnet twice: with the node's address, and with the gateway's. */
export function connectsThroughNat(plan: FirewallPlan, node: End, to: End, port: number): boolean {
  const leavesNode = connects(plan, node, { ip: to.ip }, port);
  const reachesNat =
    admits(plan, "public", "in", { protocol: "tcp", remote: node.ip, port }) &&
    admits(plan, "public", "out", { protocol: "tcp", remote: node.ip, port: ephemeralPort });
  return leavesNode && reachesNat && connects(plan, { ip: "10.20.16.9", tier: "public" }, { ip: to.ip }, port);
}

export const client: End = { ip: "203.0.113.5" };
export const lb: End = { ip: "10.20.16.10", tier: "public" };
export const node: End = { ip: "10.20.0.10", tier: "private" };
export const otherNode: End = { ip: "10.20.32.10", tier: "private" };
/** The same in IPv6. */
export const ipv6 = {
  client: { ip: "2001:db8::5" },
  lb: { ip: "2a05:d018:1:4201::10", tier: "public" },
  node: { ip: "2a05:d018:1:4200::10", tier: "private" },
  otherNode: { ip: "2a05:d018:1:4204::10", tier: "private" },
} as const satisfies Record<string, End>;
export const database: End = { ip: "10.20.24.10", tier: "isolated" };
