import { type Address, isGlobal } from "./addresses";
import { type Flow, flowFor, type Hop, type Reachability, type Service } from "./analyze";
import type { Endpoint } from "./endpoints";
import { type PortRange, showPorts, type Transport, transports } from "./ports";

export type AssertionResult = "holds" | "broken" | "unknown";

export interface Finding {
  /** The resource that opens what should be closed, or closes what should be open. */
  readonly resource: string;
  readonly urn: string;
  readonly text: string;
}

export interface Assertion {
  readonly id: string;
  /** What should be, in a sentence. */
  readonly statement: string;
  readonly outcome: AssertionResult;
  /** Why it is broken or not known; empty when it holds. */
  readonly findings: readonly Finding[];
}

/** A wanted connection: ends as kinds (`internet`, `balancer`, `nodes`, `vpc`), names or CIDRs. */
export interface Wanted extends PortRange {
  readonly from: string;
  readonly to: string;
  readonly protocol: Transport;
}

/** What a spec says beyond its resources. */
export interface Intent {
  /** Who may reach each listener. */
  readonly listeners: readonly Wanted[];
  /** Connections that the spec lists. */
  readonly edges: readonly Wanted[];
}

/** Ends by a kind, or by their name. */
export function endpointsNamed<End extends { readonly name: string; readonly kind: string }>(
  { endpoints }: { readonly endpoints: readonly End[] },
  name: string,
): readonly End[] {
  const named = endpoints.filter((end) => end.name === name);
  return named.length > 0 ? named : endpoints.filter((end) => end.kind === name);
}

/** Which flows lie between ends of these kinds or names, on any of some ports. */
export function flowsBetween(reach: Reachability, from: string, to: string, ports?: PortRange): readonly Flow[] {
  const [sources, targets] = [from, to].map((name) => new Set(endpointsNamed(reach, name).map((end) => end.name)));
  return reach.flows.filter(
    (flow) =>
      sources?.has(flow.from) === true &&
      targets?.has(flow.to) === true &&
      (ports === undefined || (flow.port <= ports.toPort && ports.fromPort <= flow.toPort)),
  );
}

/** What is found wrong, and what cannot be said yet. */
export interface Search {
  readonly broken: readonly Finding[];
  readonly unknown: readonly Finding[];
}

export const nothing: Search = { broken: [], unknown: [] };

export const joined = (searches: readonly Search[]): Search => ({
  broken: searches.flatMap(({ broken }) => broken),
  unknown: searches.flatMap(({ unknown }) => unknown),
});

export function assertion(id: string, statement: string, searches: readonly Search[]): Assertion {
  const { broken, unknown } = joined(searches);
  if (broken.length > 0) return { id, statement, outcome: "broken", findings: unique(broken) };
  return { id, statement, outcome: unknown.length > 0 ? "unknown" : "holds", findings: unique(unknown) };
}

const unique = (findings: readonly Finding[]): readonly Finding[] => [
  ...new Map(findings.map((finding) => [finding.text, finding])).values(),
];

const showFlow = ({ from, to, protocol, port, toPort }: Flow): string =>
  `${from} -> ${to} ${protocol.toUpperCase()} ${showPorts({ fromPort: port, toPort })}`;

const findingOf = (flow: Flow, hop: Hop | undefined, verb: string): Finding => ({
  resource: hop?.rule ?? hop?.resource ?? flow.to,
  urn: hop?.urn ?? "",
  text: `${showFlow(flow)} ${verb}: ${hop?.text ?? "nothing stands between them"}`,
});

/** The hop that opens a flow: the last rule on the way, which is the accepting end's own. */
const openerOf = ({ path }: Flow): Hop | undefined => path.findLast(({ rule }) => rule !== undefined) ?? path.at(-1);

/** None of these may get through. */
export function isClosed(flows: readonly Flow[]): Search {
  return joined(
    flows.map((flow) => {
      if (flow.verdict === "closed") return nothing;
      if (flow.verdict === "open") return { broken: [findingOf(flow, openerOf(flow), "is open")], unknown: [] };
      return { broken: [], unknown: flow.path.filter(isUnknown).map((hop) => findingOf(flow, hop, "is not known")) };
    }),
  );
}

const isUnknown = ({ effect }: Hop): boolean => effect === "unknown";

/** Everybody of these must get through, from and to every address, and answers must come back. */
function isOpen(flows: readonly Flow[]): Search {
  return joined(
    flows.map((flow) => {
      const stops = flow.verdict === "closed" ? flow.blockedBy : flow.except.filter((hop) => !isUnknown(hop));
      const open = [...flow.path, ...flow.except].filter(isUnknown);
      return {
        broken: stops.map((hop) => findingOf(flow, hop, flow.verdict === "closed" ? "is closed" : "is open in part")),
        unknown: open.map((hop) => findingOf(flow, hop, "is not known")),
      };
    }),
  );
}

/** Everybody that the words name reaches the other on the ports. Words that name no endpoint are a finding of their own. */
export function reaches(reach: Reachability, { from, to, protocol, fromPort, toPort }: Wanted): Search {
  const flows = flowsBetween(reach, from, to, { fromPort, toPort }).filter((flow) => flow.protocol === protocol);
  if (flows.length > 0) return isOpen(flows);
  const missing = [from, to].find((name) => endpointsNamed(reach, name).length === 0);
  if (missing === undefined) return nothing;
  return { broken: [], unknown: [{ resource: "", urn: "", text: `no endpoint of the program is ${missing}` }] };
}

/** Ends outside whose addresses travel over the internet. */
export function publicEnds({ endpoints }: Reachability): readonly Endpoint[] {
  const isPublic = (address: Address) => isGlobal(address);
  return endpoints.filter(
    ({ kind, sites }) =>
      kind === "internet" ||
      (kind === "range" && sites.some(({ subnet, address }) => subnet === undefined && isPublic(address))),
  );
}

/** Each target group's ports, from the balancer to the nodes behind it. */
export function serviceSearch(reach: Reachability, service: Service): Search {
  const { balancer: from, nodes: to, port, healthPort } = service;
  const traffic = service.protocols.flatMap((text) => transports.filter((transport) => transport === text));
  const wanted = [...traffic.map((protocol) => [protocol, port] as const), ["tcp", healthPort] as const];
  return joined(
    wanted.map(([protocol, number]) => {
      const flow = number === undefined ? undefined : flowFor(reach.flows, { from, to, protocol, port: number });
      if (flow !== undefined && number !== undefined) {
        const except = flow.except.filter(({ family }) => family === service.family);
        return isOpen([{ ...flow, port: number, toPort: number, except }]);
      }
      const { name, urn } = service.targetGroup;
      return { broken: [], unknown: [{ resource: name, urn, text: `the port of ${name} is not known yet` }] };
    }),
  );
}
