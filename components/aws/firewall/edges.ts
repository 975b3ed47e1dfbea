import type { Tier } from "../network/address-plan";
import {
  asksIdentityProvider,
  type BalancerFacts,
  type FirewallFacts,
  isDualstack,
  preservesClientIp,
  publicFamilies,
  transportsOf,
} from "./facts";
import {
  balancerPeer,
  cidrPeer,
  describePeer,
  familyOfPeer,
  internetPeers,
  nodesPeer,
  type Peer,
  peersOf,
  s3Peer,
  slugOf,
  vpcPeers,
} from "./peers";
import type { FirewallSettings } from "./resolved";

type Protocol = "tcp" | "udp" | "icmp" | "icmpv6";

export interface Ports {
  readonly protocol: Protocol;
  /** ICMP: the type. */
  readonly fromPort: number;
  /** ICMP: the code. */
  readonly toPort: number;
}

/** One permission to open connections, from which security groups and network ACLs are made. */
export interface Edge extends Ports {
  /** Says what the edge says: `any-ipv4-to-balancer-tcp-443`. */
  readonly key: string;
  readonly from: Peer;
  readonly to: Peer;
  readonly description: string;
  /** What enforces it: an edge may concern network ACLs alone, where packets carry another address than security groups see. */
  readonly layers: "both" | "networkAcl";
  /** Narrows where in the VPC the far end may be. */
  readonly toTiers?: readonly Tier[];
}

interface Intent extends Ports {
  readonly from: readonly Peer[];
  readonly to: readonly Peer[];
  readonly description?: string | undefined;
  readonly layers?: Edge["layers"];
  readonly toTiers?: readonly Tier[];
}

const https = 443;

/** `tcp-443`, `udp-4000-4999`. */
export function slugOfPorts({ protocol, fromPort, toPort }: Ports): string {
  return fromPort === toPort ? `${protocol}-${fromPort}` : `${protocol}-${fromPort}-${toPort}`;
}

function describePorts({ protocol, fromPort, toPort }: Ports): string {
  if (protocol === "icmp" || protocol === "icmpv6") return "path MTU discovery";
  return `${protocol.toUpperCase()} ${fromPort === toPort ? fromPort : `${fromPort}-${toPort}`}`;
}

/** Ends of different address families never meet. */
export function canMeet(from: Peer, to: Peer): boolean {
  const [left, right] = [familyOfPeer(from), familyOfPeer(to)];
  return left === undefined || right === undefined || left === right;
}

function edgesOf(intent: Intent): readonly Edge[] {
  const { protocol, fromPort, toPort, description, layers = "both", toTiers } = intent;
  const ports = { protocol, fromPort, toPort };
  return intent.from.flatMap((from) =>
    intent.to
      .filter((to) => canMeet(from, to))
      .map((to) => ({
        ...ports,
        key: `${slugOf(from)}-to-${slugOf(to)}-${slugOfPorts(ports)}`,
        description: description ?? `${describePeer(from)} to ${describePeer(to)}, ${describePorts(ports)}`,
        ...{ from, to, layers, ...(toTiers === undefined ? {} : { toTiers }) },
      })),
  );
}

const port = (protocol: Protocol, number: number): Ports => ({ protocol, fromPort: number, toPort: number });

type Listener = NonNullable<FirewallFacts["balancer"]>["listeners"][string];

/** Everybody who can: the VPC for an internal balancer, else the internet in the families of its public addresses. */
function usualClients(balancer: BalancerFacts, { vpc }: FirewallFacts): readonly Peer[] {
  if (balancer.scheme === "internal") return vpcPeers(isDualstack(balancer) && vpc.ipv6);
  const families = publicFamilies(balancer);
  return internetPeers(true).filter((peer) => families.some((family) => family === familyOfPeer(peer)));
}

/** Who may reach a listener. */
function clientsOf(listener: Listener, facts: FirewallFacts): readonly Peer[] {
  if (listener.allow !== undefined) return listener.allow.map((cidr) => cidrPeer(cidr, facts));
  return facts.balancer === undefined ? internetPeers(false) : usualClients(facts.balancer, facts);
}

function listenerIntents(facts: FirewallFacts): readonly Intent[] {
  return Object.values(facts.balancer?.listeners ?? {}).flatMap((listener) =>
    transportsOf(listener.protocol).map((protocol) => ({
      ...port(protocol, listener.port),
      from: clientsOf(listener, facts),
      to: [balancerPeer],
    })),
  );
}

/** Routers must be able to tell a balancer that a packet was too big, or large answers hang (ALB user guide, security groups). */
function pathMtuIntents(facts: FirewallFacts): readonly Intent[] {
  if (facts.balancer === undefined) return [];
  return usualClients(facts.balancer, facts).map((sender) => ({
    ...(familyOfPeer(sender) === "ipv6" ? pathMtu.ipv6 : pathMtu.ipv4),
    from: [sender],
    to: [balancerPeer],
  }));
}

/** "Fragmentation needed" and "packet too big". */
export const pathMtu = {
  ipv4: { protocol: "icmp", fromPort: 3, toPort: 4 },
  ipv6: { protocol: "icmpv6", fromPort: 2, toPort: 0 },
} as const satisfies Record<string, Ports>;

/** From the balancer to its targets: traffic and health checks. */
function targetIntents(facts: FirewallFacts): readonly Intent[] {
  const { balancer } = facts;
  if (balancer === undefined) return [];
  return Object.values(facts.targetGroups).flatMap((group) => {
    // A function is invoked through AWS's own API: no security group stands in between.
    if (group.targetType === "lambda") return [];
    const traffic = transportsOf(group.protocol).map((protocol) => port(protocol, group.port));
    const targets = group.targetType === "alb" ? vpcPeers(false) : [nodesPeer];
    const checkPort = group.healthCheck.port === "traffic-port" ? group.port : group.healthCheck.port;
    const toNodes = [...traffic, port("tcp", checkPort)].map((ports) => ({
      ...ports,
      from: [balancerPeer],
      to: targets,
    }));
    if (!preservesClientIp(balancer, group)) return toNodes;
    // Security groups see the balancer all the same; network ACLs see the client's address.
    const clients = Object.values(balancer.listeners).flatMap((listener) => clientsOf(listener, facts));
    const ipv4Clients = clients.filter((peer) => familyOfPeer(peer) === "ipv4");
    const direct = traffic.map((ports) => ({
      ...ports,
      from: ipv4Clients,
      to: [nodesPeer],
      layers: "networkAcl" as const,
    }));
    return [...toNodes, ...direct];
  });
}

/**
 * The balancer asks identity providers by itself, over IPv4. Source: Application Load Balancers user guide, user authentication: the security
 * groups and network ACLs of the balancer must allow it.
 */
function identityIntents({ balancer }: FirewallFacts): readonly Intent[] {
  const asks = Object.values(balancer?.listeners ?? {}).some(asksIdentityProvider);
  return asks ? [{ ...port("tcp", https), from: [balancerPeer], to: internetPeers(false) }] : [];
}

/** HTTPS to where packages, images and AWS APIs are, and to the VPC's private endpoints; that of S3 counts when the rest is a list. */
function nodeEgressIntents(settings: FirewallSettings, facts: FirewallFacts): readonly Intent[] {
  const s3 = facts.s3 ? [s3Peer] : [];
  const listed = settings.nodeEgress?.map((cidr) => cidrPeer(cidr, facts));
  const outside = listed === undefined ? internetPeers(facts.vpc.ipv6) : [...listed, ...s3];
  const endpoints: Intent = { ...port("tcp", https), from: [nodesPeer], to: vpcPeers(false), toTiers: ["private"] };
  return [endpoints, { ...port("tcp", https), from: [nodesPeer], to: outside }];
}

function userIntents(settings: FirewallSettings, facts: FirewallFacts): readonly Intent[] {
  return Object.entries(settings.edges)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, edge]) => ({
      ...{ protocol: edge.protocol, fromPort: edge.port, toPort: edge.toPort ?? edge.port },
      from: peersOf(edge.from, facts),
      to: peersOf(edge.to, facts),
      description: edge.description,
    }));
}

/** The wider of two edges that say the same: a user's entry for the whole VPC is not narrowed by the one for its endpoints. */
function wider(a: Edge, b: Edge): Edge {
  const { toTiers, ...everywhere } = a;
  const narrow = toTiers === undefined || b.toTiers === undefined ? {} : { toTiers };
  return { ...everywhere, ...narrow, layers: a.layers === "both" || b.layers === "both" ? "both" : "networkAcl" };
}

/**
 * Everything that may open a connection, once each, sorted by key: listeners to their clients, the balancer to its targets and their health
 * checks, the nodes' way out, and the user's own edges, whose descriptions win.
 */
export function planEdges(settings: FirewallSettings, facts: FirewallFacts): readonly Edge[] {
  const intents = [
    ...userIntents(settings, facts),
    ...listenerIntents(facts),
    ...pathMtuIntents(facts),
    ...targetIntents(facts),
    ...identityIntents(facts),
    ...nodeEgressIntents(settings, facts),
  ];
  const edges = new Map<string, Edge>();
  for (const edge of intents.flatMap(edgesOf)) {
    const same = edges.get(edge.key);
    edges.set(edge.key, same === undefined ? edge : wider(same, edge));
  }
  return [...edges.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}
