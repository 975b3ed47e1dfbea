import type { Graph } from "../../../model/graph";
import type { Family } from "./addresses";
import type { Check, Effect, Layer, Step } from "./checks";
import type { Endpoint } from "./endpoints";
import type { Named, NetworkInterface } from "./network-interface";
import { readProgram } from "./network-model";
import { checksBetween, type SubnetLookup } from "./path-analysis";
import { allPorts, type PortRange, portParts, showPorts, type Transport, transports } from "./ports";

export type FlowVerdict = "open" | "closed" | "unknown";

/** One place that judged a connection. */
export interface Hop {
  readonly family: Family;
  readonly layer: Layer;
  readonly effect: Effect;
  /** The resource that decides: its logical name and URN. */
  readonly resource: string;
  readonly urn: string;
  /** Its rule that does, where one does. */
  readonly rule?: string;
  readonly text: string;
}

/** Whether one end may open connections to some ports of another, and what shows it. */
export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly protocol: Transport;
  /** First port of a range that is treated alike; all of it is. */
  readonly port: number;
  readonly toPort: number;
  /** `open`: from any address of the one to any of the other. */
  readonly verdict: FlowVerdict;
  /** In the order in which packets meet them. */
  readonly path: readonly Hop[];
  /** Everything on the path that stops it; each would alone. */
  readonly blockedBy: readonly Hop[];
  /** Of an open flow: what stops it between other addresses of the same ends, or for some of the answers' ports. */
  readonly except: readonly Hop[];
}

export interface Reachability {
  readonly endpoints: readonly Endpoint[];
  /** By ends, protocol and port. */
  readonly flows: readonly Flow[];
  readonly services: readonly Service[];
}

/** A balancer, a target group behind it, and the nodes in that. */
export interface Service {
  readonly balancer: string;
  readonly targetGroup: Named;
  readonly nodes: string;
  readonly protocols: readonly string[];
  /** Addresses by which the balancer calls its nodes, whichever its clients use. */
  readonly family: Family;
  /** Undefined: not known yet. */
  readonly port: number | undefined;
  readonly healthPort: number | undefined;
  /** Whether nodes see the clients' own addresses, as their network ACLs then do. */
  readonly preservesClientIp: boolean;
  /** Ports of the balancer's listeners that forward to it. */
  readonly listeners: readonly { readonly by: Named; readonly port: number | undefined }[];
}

/**
 * Who reaches whom, on which ports, and by which way: of every VPC in a program, before anything exists. Pure.
 * Of two ends that never meet (two ranges outside) there are no flows, nor of those that are not asked about.
 */
export function planReachability(
  graph: Graph,
  isAsked: (from: Endpoint, to: Endpoint) => boolean = () => true,
): Reachability {
  const { areas, services, ground } = readProgram(graph);
  const flows = areas.flatMap(({ ends }) =>
    ends
      .filter(canOpen)
      .flatMap((from) =>
        ends.filter((to) => canAccept(to) && isAsked(from, to)).flatMap((to) => flowsOf(ground, from, to)),
      ),
  );
  const ends = new Map(areas.flatMap((area) => area.ends.map((end) => [`${end.kind} ${end.name}`, end] as const)));
  return { endpoints: [...ends.values()], flows, services };
}

const canOpen = ({ kind }: Endpoint): boolean => kind !== "endpoints";
/** What else stands in a VPC is not known, so nothing is said of who reaches that. */
const canAccept = ({ kind }: Endpoint): boolean => kind !== "vpc";
const isOutside = ({ kind, sites }: Endpoint): boolean =>
  kind === "internet" || (kind === "range" && sites.every(({ subnet }) => subnet === undefined));

/** An endpoint to which itself is another only where there may be several of it. */
const isPair = (from: Endpoint, to: Endpoint): boolean =>
  !(isOutside(from) && isOutside(to)) && (from !== to || from.kind === "nodes");

function flowsOf(ground: SubnetLookup, from: Endpoint, to: Endpoint): readonly Flow[] {
  if (!isPair(from, to)) return [];
  return transports.flatMap((protocol) => {
    const walks = from.sites.flatMap((source) =>
      to.sites.flatMap((target) => walksOf(ground, source, target, protocol)),
    );
    if (walks.length === 0) return [];
    const parts = portParts(walks.flatMap(({ checks }) => checks.flatMap(({ borders }) => borders)));
    return merged(parts.map((ports) => ({ ports, walks: walks.map((walk) => judged(walk, ports)) }))).map((part) =>
      flowOf(from, to, protocol, part),
    );
  });
}

/** From one site to another, within a subnet and across its border, where both can be. */
function walksOf(
  ground: SubnetLookup,
  from: NetworkInterface,
  to: NetworkInterface,
  protocol: Transport,
): readonly Walk[] {
  const { family } = from.address;
  if (family !== to.address.family) return [];
  const canShare = [...from.subnets].some((subnet) => to.subnets.has(subnet));
  const canDiffer = !canShare || from.subnets.size > 1 || to.subnets.size > 1;
  const walk = (isSameSubnet: boolean): Walk => ({
    family,
    checks: checksBetween(ground, from, to, { protocol, isSameSubnet }),
  });
  return [...(canDiffer ? [walk(false)] : []), ...(canShare ? [walk(true)] : [])];
}

interface Walk {
  readonly family: Family;
  readonly checks: readonly Check[];
}

interface Judged {
  readonly family: Family;
  readonly steps: readonly Step[];
  readonly verdict: FlowVerdict;
}

interface Part {
  readonly ports: PortRange;
  readonly walks: readonly Judged[];
}

function judged({ family, checks }: Walk, ports: PortRange): Judged {
  const steps = checks.map((check) => check.judge(ports));
  return { family, steps, verdict: verdictOf(steps) };
}

/** Neighbouring ports that the same rules judge alike are one part. */
function merged(parts: readonly Part[]): readonly Part[] {
  const found: Part[] = [];
  let before = "";
  for (const part of parts) {
    const signature = part.walks
      .map(({ steps }) => steps.map(({ effect, by, rule }) => `${effect} ${by.urn} ${rule?.urn ?? ""}`).join())
      .join(";");
    const last = found.at(-1);
    if (last !== undefined && signature === before) {
      found[found.length - 1] = { ...last, ports: { fromPort: last.ports.fromPort, toPort: part.ports.toPort } };
    } else found.push(part);
    before = signature;
  }
  return found;
}

const has = (steps: readonly Step[], effect: Effect): boolean => steps.some((step) => step.effect === effect);

function verdictOf(steps: readonly Step[]): FlowVerdict {
  if (has(steps, "blocks")) return "closed";
  return has(steps, "unknown") ? "unknown" : "open";
}

function flowOf(from: Endpoint, to: Endpoint, protocol: Transport, { ports, walks }: Part): Flow {
  const shown = (["open", "unknown", "closed"] as const)
    .map((verdict) => walks.find((walk) => walk.verdict === verdict))
    .find((walk) => walk !== undefined);
  const verdict = shown?.verdict ?? "closed";
  const text =
    `${protocol.toUpperCase()} ${ports.fromPort === allPorts.fromPort && ports.toPort === allPorts.toPort ? "" : showPorts(ports)}`.trim();
  const path = shown === undefined ? [] : hopsOf(shown, text);
  const others = verdict === "open" ? walks.flatMap((walk) => hopsOf(walk, text).filter(isInTheWay)) : [];
  const except = new Map(others.map((hop) => [`${hop.family} ${hop.text}`, hop]));
  return {
    from: from.name,
    to: to.name,
    protocol,
    port: ports.fromPort,
    toPort: ports.toPort,
    verdict,
    path,
    blockedBy: path.filter(({ effect }) => effect === "blocks"),
    except: [...except.values()],
  };
}

const isInTheWay = ({ effect }: Hop): boolean => effect !== "admits";

const hopsOf = ({ family, steps }: Judged, ports: string): readonly Hop[] =>
  steps.map(({ layer, effect, by, rule, say }) => {
    const decided = rule === undefined || rule.urn === by.urn ? {} : { rule: rule.name };
    return { family, layer, effect, resource: by.name, urn: by.urn, ...decided, text: say(ports) };
  });

/** The flow that answers for one port. Undefined: the two never meet, or there is no such end. */
export function flowFor(
  flows: readonly Flow[],
  wanted: { readonly from: string; readonly to: string; readonly protocol: Transport; readonly port: number },
): Flow | undefined {
  return flows.find(
    (flow) =>
      flow.from === wanted.from &&
      flow.to === wanted.to &&
      flow.protocol === wanted.protocol &&
      flow.port <= wanted.port &&
      wanted.port <= flow.toPort,
  );
}
