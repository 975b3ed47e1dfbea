import type { Tier } from "../network/address-plan";

/** The part of a listener that a firewall must know. */
interface ListenerFacts {
  readonly port: number;
  readonly protocol: "HTTP" | "HTTPS" | "TCP" | "TLS" | "UDP" | "TCP_UDP";
  /** CIDRs that may reach the port. @default - the internet for an internet-facing balancer, the VPC for an internal one */
  readonly allow?: readonly string[] | undefined;
  readonly defaultAction?: ActionFacts | undefined;
  readonly rules?: Readonly<Record<string, { readonly action: ActionFacts }>> | undefined;
}

/** Of an action: whether the balancer must ask another service before it is done. */
interface ActionFacts {
  readonly type: string;
  readonly authenticate?: unknown;
}

/** Whether a listener sends its balancer to an identity provider: for keys, tokens and users. */
export const asksIdentityProvider = ({ defaultAction, rules = {} }: ListenerFacts): boolean =>
  [defaultAction, ...Object.values(rules).map(({ action }) => action)].some(
    (action) => action?.authenticate !== undefined,
  );

/** The part of a load balancer that a firewall must know; its settings fit as they are. */
export interface BalancerFacts {
  readonly type: "application" | "network";
  readonly scheme: "internet-facing" | "internal";
  readonly ipAddressType: "ipv4" | "dualstack" | "dualstack-without-public-ipv4";
  readonly listeners: Readonly<Record<string, ListenerFacts>>;
}

/** Whether clients reach it over IPv6 too. */
export const isDualstack = (balancer: BalancerFacts | undefined): boolean =>
  balancer !== undefined && balancer.ipAddressType !== "ipv4";

/** The families of its public addresses: without a public IPv4 address no client outside comes that way. */
export function publicFamilies({ ipAddressType }: BalancerFacts): readonly ("ipv4" | "ipv6")[] {
  if (ipAddressType === "ipv4") return ["ipv4"];
  return ipAddressType === "dualstack" ? ["ipv4", "ipv6"] : ["ipv6"];
}

/** The part of a target group that a firewall must know; its settings fit as they are. */
export interface TargetGroupFacts {
  readonly port: number;
  readonly protocol: ListenerFacts["protocol"];
  readonly targetType: "instance" | "ip" | "alb" | "lambda";
  readonly preserveClientIp?: boolean | undefined;
  readonly healthCheck: { readonly port: number | "traffic-port" };
}

/** A subnet's range, where it is known: of a new network, not of an existing one. */
interface SubnetFacts {
  readonly tier: Tier;
  readonly cidr: string;
}

/** Everything plain that decides the rules, beside the firewall's own settings. */
export interface FirewallFacts {
  readonly vpc: { readonly cidr: string; readonly ipv6: boolean };
  readonly subnets: readonly SubnetFacts[];
  /** Whether private subnets reach the internet through a NAT gateway in a public one; a regional gateway stands in none. */
  readonly nat: boolean;
  /** Whether S3 is reached through an endpoint of the VPC. */
  readonly s3: boolean;
  /** Tiers that have subnets. */
  readonly tiers: readonly Tier[];
  readonly balancer: BalancerFacts | undefined;
  readonly targetGroups: Readonly<Record<string, TargetGroupFacts>>;
}

type TransportProtocol = "tcp" | "udp";

/** What a listener or target group speaks on the wire. */
export function transportsOf(protocol: ListenerFacts["protocol"]): readonly TransportProtocol[] {
  switch (protocol) {
    case "HTTP":
    case "HTTPS":
    case "TCP":
    case "TLS":
      return ["tcp"];
    case "UDP":
      return ["udp"];
    case "TCP_UDP":
      return ["tcp", "udp"];
  }
}

/** Whether targets see the client's own address. Defaults as in the Network Load Balancers guide, "Client IP preservation". */
export function preservesClientIp(balancer: BalancerFacts, group: TargetGroupFacts): boolean {
  if (balancer.type === "application") return false;
  const always = transportsOf(group.protocol).includes("udp");
  return always || (group.preserveClientIp ?? group.targetType === "instance");
}
