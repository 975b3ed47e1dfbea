import type { Flow, Reachability } from "./analyze";
import {
  type Assertion,
  assertion,
  endpointsNamed,
  flowsBetween,
  type Intent,
  isClosed,
  publicEnds,
  reaches,
  type Search,
  serviceSearch,
  type Wanted,
} from "./assertions";
import { clientSearch } from "./clients";
import { covers, type PortRange, transports } from "./ports";

/** Ports by which machines are taken over: SSH, remote desktop, Windows remote management. Source: IANA, service names and port numbers. */
const adminPorts: readonly PortRange[] = [22, 3389, 5985, 5986].map((port) => ({ fromPort: port, toPort: port }));

/**
 * What must hold of every program: closed where it must be, and open where it must be, answers included. With what the spec says it is also
 * judged whether the resources do just that.
 */
export function judgeReachability(reach: Reachability, intent?: Intent): readonly Assertion[] {
  const outsiders = publicEnds(reach).map(({ name }) => name);
  const from = (names: readonly string[], to: string, ports?: PortRange) =>
    names.map((name) => isClosed(flowsBetween(reach, name, to, ports)));
  return [
    assertion("internet-never-reaches-nodes", "no client on the internet reaches a node", from(outsiders, "nodes")),
    assertion("isolated-is-apart", "isolated subnets and the internet do not reach each other", [
      ...from(outsiders, "isolated"),
      ...outsiders.map((name) => isClosed(flowsBetween(reach, "isolated", name))),
    ]),
    assertion("admin-ports-are-closed", "no endpoint reaches SSH or remote desktop", adminSearches(reach, intent)),
    assertion(
      "balancer-reaches-targets",
      "every balancer reaches its nodes' traffic and health-check ports, and hears the answers",
      reach.services.map((service) => serviceSearch(reach, service)),
    ),
    assertion(
      "clients-pass-to-targets",
      "clients whose address a balancer keeps pass the nodes' network ACLs, both ways",
      reach.services.map((service) => clientSearch(reach, service)),
    ),
    ...(intent === undefined ? [listenersServe(reach)] : intended(reach, intent)),
  ];
}

function adminSearches(reach: Reachability, intent: Intent | undefined): readonly Search[] {
  const flows = ["nodes", "balancer"].flatMap((to) =>
    reach.endpoints.flatMap(({ name }) => adminPorts.flatMap((ports) => flowsBetween(reach, name, to, ports))),
  );
  const distinct = [...new Set(flows)].filter(({ protocol }) => protocol === "tcp");
  return [isClosed(distinct.filter((flow) => !isWanted(reach, flow, intent?.edges ?? [])))];
}

/** Without a spec: a listener that no client reaches is a mistake. */
function listenersServe(reach: Reachability): Assertion {
  const searches = endpointsNamed(reach, "balancer").flatMap(({ name, sites }) =>
    (sites[0]?.listeners ?? []).map(({ by, port }): Search => {
      const open = reach.flows.filter((flow) => flow.to === name && flow.port === port);
      if (open.some(({ verdict }) => verdict === "open")) return { broken: [], unknown: [] };
      const finding = { resource: by.name, urn: by.urn, text: `no client reaches listener ${by.name}` };
      const isOpenQuestion = port === undefined || open.some(({ verdict }) => verdict === "unknown");
      return isOpenQuestion ? { broken: [], unknown: [finding] } : { broken: [finding], unknown: [] };
    }),
  );
  return assertion("listeners-serve", "clients reach every listener", searches);
}

function intended(reach: Reachability, { listeners, edges }: Intent): readonly Assertion[] {
  return [
    assertion(
      "listeners-open-as-specified",
      "every listener is open to whom the spec says",
      listeners.map((wanted) => reaches(reach, wanted)),
    ),
    assertion("listeners-closed-to-others", "no client reaches a listener that the spec does not open to it", [
      isClosed(unwanted(reach, "balancer", [...listeners, ...edges]).filter(({ from }) => isOutside(reach, from))),
    ]),
    assertion(
      "edges-are-open",
      "every connection that the spec's firewall lists is open",
      edges.map((wanted) => reaches(reach, wanted)),
    ),
    assertion("nodes-closed-to-others", "nodes are open to their balancer and to the spec's connections alone", [
      isClosed(unwanted(reach, "nodes", [...edges, ...serviceWants(reach)])),
    ]),
  ];
}

const isOutside = ({ endpoints }: Reachability, name: string): boolean =>
  endpoints.some((end) => end.name === name && end.sites.every(({ subnet }) => subnet === undefined));

const serviceWants = ({ services }: Reachability): readonly Wanted[] =>
  services.flatMap(({ balancer: from, nodes: to, protocols, port, healthPort }) => {
    const traffic = transports
      .filter((protocol) => protocols.includes(protocol))
      .map((protocol) => ({ protocol, number: port }));
    return [...traffic, { protocol: "tcp" as const, number: healthPort }].flatMap(({ protocol, number }) =>
      number === undefined ? [] : [{ from, to, protocol, fromPort: number, toPort: number }],
    );
  });

/** Flows to ends of a kind that nothing in the list asks for, and that are open or may be. */
function unwanted(reach: Reachability, to: string, wants: readonly Wanted[]): readonly Flow[] {
  const targets = new Set(endpointsNamed(reach, to).map(({ name }) => name));
  return reach.flows.filter(
    (flow) => targets.has(flow.to) && flow.verdict !== "closed" && !isWanted(reach, flow, wants),
  );
}

const isWanted = (reach: Reachability, flow: Flow, wants: readonly Wanted[]): boolean =>
  wants.some(
    (wanted) =>
      wanted.protocol === flow.protocol &&
      covers(wanted, { fromPort: flow.port, toPort: flow.toPort }) &&
      isMeant(reach, wanted.from, flow.from) &&
      isMeant(reach, wanted.to, flow.to),
  );

/** The VPC's range also holds its balancers and nodes; everywhere holds everybody. */
function isMeant(reach: Reachability, wanted: string, name: string): boolean {
  if (endpointsNamed(reach, wanted).some((end) => end.name === name)) return true;
  return wanted === "internet" || (wanted === "vpc" && !isOutside(reach, name));
}

/** For tests and rules of one's own: whether these words hold. */
export const mustBeOpen = (reach: Reachability, wanted: Wanted): Assertion =>
  assertion("must-be-open", `${wanted.from} reaches ${wanted.to}`, [reaches(reach, wanted)]);

export const mustBeClosed = (reach: Reachability, from: string, to: string, ports?: PortRange): Assertion =>
  assertion("must-be-closed", `${from} never reaches ${to}`, [isClosed(flowsBetween(reach, from, to, ports))]);
