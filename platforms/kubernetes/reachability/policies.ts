import { type Graph, type ResourceReader, UnknownValueError } from "../../../model/graph";
import { foreignPolicyTypes } from "../catalog/types";
import { namespaceOf } from "../objects/names";
import { mainContainers } from "../objects/pods";
import { type Direction, networkPoliciesOf } from "../objects/references";
import type { Effect, Endpoint, Hop } from "./flow";
import { peerAdmits } from "./peers";

export interface OpenPort {
  readonly protocol: "tcp" | "udp";
  readonly port: number;
  readonly name: string | undefined;
}

/** Ports that a workload's containers say they have. Throws UnknownValueError. */
export const portsOf = (workload: ResourceReader): readonly OpenPort[] =>
  mainContainers(workload).flatMap((container) =>
    container.items("ports").flatMap((port) => {
      const number = port.number("containerPort");
      if (number === undefined) return [];
      return [
        { protocol: port.text("protocol") === "UDP" ? "udp" : "tcp", port: number, name: port.text("name") } as const,
      ];
    }),
  );

/** Whether a rule is about a port. Throws UnknownValueError. */
function isAbout(rule: ResourceReader, { protocol, port, name }: OpenPort): boolean {
  const ports = rule.items("ports");
  return (
    ports.length === 0 ||
    ports.some((one) => {
      if ((one.text("protocol") ?? "TCP").toLowerCase() !== protocol) return false;
      const first = one.text("port");
      if (first === undefined || first === name) return true;
      const last = one.number("endPort") ?? Number(first);
      return Number(first) <= port && port <= last;
    })
  );
}

/** What one rule says of an endpoint. */
function ruleAdmits(
  rule: ResourceReader,
  policy: ResourceReader,
  end: Endpoint,
  { direction, port, graph }: { readonly direction: Direction; readonly port: OpenPort; readonly graph: Graph },
): Effect {
  // Containers that name no port may have any of those that the rule names.
  if (port.port === 0 && rule.items("ports").length > 0) return "unknown";
  if (!isAbout(rule, port)) return "blocks";
  const peers = rule.items(direction === "Ingress" ? "from" : "to");
  if (peers.length === 0) return "admits";
  const effects = peers.map((peer) => peerAdmits(peer, end, policy, graph));
  return effects.includes("admits") ? "admits" : effects.includes("unknown") ? "unknown" : "blocks";
}

const words = { Ingress: "connections from", Egress: "connections to" } as const;

/** A policy of another kind that may say otherwise: its namespace's, or one of the whole cluster. Throws UnknownValueError. */
function foreignPolicyOf(workload: ResourceReader, graph: Graph): ResourceReader | undefined {
  return graph.ofType(...foreignPolicyTypes).find((policy) => {
    const isWide = !policy.has("metadata.namespace") && /Cluster|Global|Admin/.test(policy.resource.type);
    return isWide || namespaceOf(policy) === namespaceOf(workload);
  });
}

/** What the network policies of a workload say of connections with an endpoint, in one direction. */
export function policyHop(
  workload: ResourceReader,
  end: Endpoint,
  { direction, port, graph }: { readonly direction: Direction; readonly port: OpenPort; readonly graph: Graph },
): Hop {
  const none = { resource: "", urn: "" };
  try {
    const foreign = foreignPolicyOf(workload, graph);
    if (foreign !== undefined) {
      const { name, urn } = foreign.resource;
      return {
        effect: "unknown",
        resource: name,
        urn,
        text: `${name} decides as well, and is of a kind that is not read`,
      };
    }
    const policies = networkPoliciesOf(workload, graph, direction);
    if (policies.length === 0)
      return {
        ...none,
        effect: "admits",
        text: `no network policy restricts ${direction} of ${workload.resource.name}`,
      };
    const said = policies.flatMap((policy) =>
      policy
        .items(`spec.${direction.toLowerCase()}`)
        .map((rule) => ({ policy, rule, effect: ruleAdmits(rule, policy, end, { direction, port, graph }) })),
    );
    const decisive = said.find(({ effect }) => effect === "admits") ?? said.find(({ effect }) => effect === "unknown");
    if (decisive === undefined) {
      const [first] = policies;
      const names = policies.map(({ resource }) => resource.name).join(", ");
      const text = `no rule of ${names} admits ${words[direction]} ${end.name} at ${port.protocol.toUpperCase()} ${port.port}`;
      return { effect: "blocks", resource: first?.resource.name ?? "", urn: first?.resource.urn ?? "", text };
    }
    const { policy, rule, effect } = decisive;
    const verb = effect === "admits" ? "admits" : "may admit";
    const text = `${policy.resource.name} ${rule.path} ${verb} ${words[direction]} ${end.name}`;
    return { effect, resource: policy.resource.name, urn: policy.resource.urn, text };
  } catch (error) {
    if (!(error instanceof UnknownValueError)) throw error;
    return { ...none, effect: "unknown", text: error.message };
  }
}
