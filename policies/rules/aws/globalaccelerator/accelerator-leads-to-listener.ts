import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { listenerProtocol } from "../../../../platforms/aws/topology/listeners";
import { each } from "../../../evaluate";
import { type Finding, fact, type Rule } from "../../../rule";

interface Range {
  readonly from: number;
  readonly to: number;
}

const listenersOf = (group: ResourceReader, graph: Graph) =>
  graph.dependenciesOf(group, "listenerArn", types.acceleratorListener);

const balancersOf = (group: ResourceReader, graph: Graph) =>
  graph.dependenciesOf(group, "endpointConfigurations", types.balancer);

const entriesOf = (balancer: ResourceReader, graph: Graph) =>
  graph.dependents(balancer, types.listener, "loadBalancerArn");

/** By the accelerator's port, the endpoint's. Throws UnknownValueError. */
const overridesOf = (group: ResourceReader): ReadonlyMap<number, number> =>
  new Map(
    group.items("portOverrides").flatMap((one) => {
      const [from, to] = [one.number("listenerPort"), one.number("endpointPort")];
      return from === undefined || to === undefined ? [] : [[from, to]];
    }),
  );

/** Throws UnknownValueError. */
const rangesOf = (listener: ResourceReader): readonly Range[] =>
  listener.items("portRanges").flatMap((range) => {
    const [from, to] = [range.number("fromPort"), range.number("toPort")];
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });

const isIn = (port: number, { from, to }: Range) => from <= port && port <= to;

/** The ports at which a balancer takes what an accelerator leads to it, as TCP or UDP. Throws UnknownValueError. */
function portsOf(balancer: ResourceReader, transport: string, graph: Graph): ReadonlySet<number> {
  const speaks = (protocol: string) =>
    transport === "UDP" ? /^(?:UDP|TCP_UDP|QUIC|TCP_QUIC)$/.test(protocol) : !/^(?:UDP|QUIC)$/.test(protocol);
  return new Set(
    entriesOf(balancer, graph).flatMap((entry) => {
      const port = entry.number("port");
      return port !== undefined && speaks(listenerProtocol(entry) ?? "") ? [port] : [];
    }),
  );
}

/** Whether one port of a range, or of those that overrides make of it, is among the balancer's. */
function leads(range: Range, overrides: ReadonlyMap<number, number>, ports: ReadonlySet<number>): boolean {
  if ([...overrides].some(([from, to]) => isIn(from, range) && ports.has(to))) return true;
  return [...ports].some((port) => isIn(port, range) && !overrides.has(port));
}

const shownRange = ({ from, to }: Range) => (from === to ? `${from}` : `${from}-${to}`);

/** What one listener of an accelerator sends to the balancers of a group. Throws UnknownValueError. */
function* unanswered(group: ResourceReader, listener: ResourceReader, graph: Graph): Generator<Finding> {
  const overrides = overridesOf(group);
  const ranges = rangesOf(listener);
  for (const port of overrides.keys()) {
    if (ranges.some((range) => isIn(port, range))) continue;
    const allowed = ranges.map(shownRange).join(", ") || "none";
    yield fact("portOverrides", `has listenerPort ${port}; expected one of ${listener.resource.name}: ${allowed}`);
  }
  const transport = listener.text("protocol") ?? "TCP";
  for (const balancer of balancersOf(group, graph)) {
    // One without any is another program's matter.
    if (entriesOf(balancer, graph).length === 0) continue;
    const ports = portsOf(balancer, transport, graph);
    for (const range of ranges) {
      if (leads(range, overrides, ports)) continue;
      const open = [...ports].sort((one, other) => one - other).join(", ") || "none";
      const only = range.from === range.to ? overrides.get(range.from) : undefined;
      const led = only === undefined ? shownRange(range) : `${range.from}, as ${only},`;
      yield fact(
        "endpointConfigurations",
        `leads ${transport} ${led} to ${balancer.resource.name}; expected a port of its listeners: ${open}`,
      );
    }
  }
}

export const acceleratorLeadsToListener: Rule = {
  id: "accelerator-leads-to-listener",
  title: "What an accelerator takes is led to a port at which the balancer listens",
  why: "Clients connect to the accelerator and are refused by the balancer, and its health, which is that of its targets, stays good.",
  remediation: "Add a listener to the balancer, or lead the port to one of its own with portOverrides.",
  url: "https://docs.aws.amazon.com/global-accelerator/latest/dg/about-endpoint-groups-port-override.html",
  severity: "high",
  decision: "Of a range of ports one has to be answered: wide ranges are written for what comes later.",
  types: [types.acceleratorGroup],
  scope: "stack",
  applies: (group, graph) =>
    listenersOf(group, graph).length > 0 &&
    balancersOf(group, graph).some((balancer) => entriesOf(balancer, graph).length > 0),
  outside(group, graph) {
    const balancers = balancersOf(group, graph);
    if (balancers.length === 0) return undefined;
    if (listenersOf(group, graph).length === 0) return "listener of the accelerator";
    return balancers.every((balancer) => entriesOf(balancer, graph).length > 0) ? undefined : "listener";
  },
  check: (group, graph) => each(listenersOf(group, graph), (listener) => unanswered(group, listener, graph)),
};
