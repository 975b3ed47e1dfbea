import { type Graph, UnknownValueError } from "../../../model/graph";
import { routeTypes } from "../catalog/types";
import { workloadsBehind } from "../objects/references";
import { backendOf, backendRefsOf, gatewaysOf } from "../objects/routes";
import type { Flow, Reachability } from "./flow";

export interface Assertion {
  readonly id: string;
  /** What should be, in a sentence. */
  readonly statement: string;
  readonly outcome: "holds" | "broken" | "unknown";
  /** Why it is broken or not known; empty when it holds. */
  readonly findings: readonly { readonly resource: string; readonly urn: string; readonly text: string }[];
}

interface Pair {
  readonly from: string;
  readonly to: string;
}

const describe = ({ from, to, protocol, port, path }: Flow, effect: "admits" | "blocks" | "unknown") => {
  const hop = path.find((one) => one.effect === effect) ?? path[0];
  return {
    resource: hop?.resource ?? to,
    urn: hop?.urn ?? "",
    text: `${from} -> ${to} ${protocol.toUpperCase()} ${port}: ${hop?.text ?? ""}`,
  };
};

function outcomeOf(broken: readonly unknown[], unknown: readonly unknown[]): Assertion["outcome"] {
  return broken.length > 0 ? "broken" : unknown.length > 0 ? "unknown" : "holds";
}

/** Where a Gateway's routes send. What is not known is left out: the rules of the routes say so. */
function wantedPairs(graph: Graph): readonly Pair[] {
  return graph.ofType(...routeTypes).flatMap((route) => {
    try {
      const gateways = gatewaysOf(route, graph);
      const backends = backendRefsOf(route).flatMap((ref) => (ref.weight > 0 ? (backendOf(ref, graph) ?? []) : []));
      return backends
        .flatMap((backend) => workloadsBehind(backend, graph))
        .flatMap((workload) => gateways.map((one) => ({ from: one.resource.name, to: workload.resource.name })));
    } catch (error) {
      if (!(error instanceof UnknownValueError)) throw error;
      return [];
    }
  });
}

/** What must hold of every program: pods are reached through what stands before them, and from there they are. */
export function judgeReachability({ flows, endpoints }: Reachability, graph: Graph): readonly Assertion[] {
  const pods = new Set(endpoints.filter(({ kind }) => kind === "pods").map(({ name }) => name));
  const others = flows.filter(({ from, to }) => from === "cluster" && pods.has(to));
  const anywhere = others.filter(({ verdict }) => verdict === "open").map((flow) => describe(flow, "admits"));
  const maybe = others.filter(({ verdict }) => verdict === "unknown").map((flow) => describe(flow, "unknown"));
  const pairs = wantedPairs(graph);
  const wanted = [...new Map(pairs.map((pair) => [`${pair.from} ${pair.to}`, pair])).values()].map((pair) =>
    flows.filter(({ from, to }) => from === pair.from && to === pair.to),
  );
  const shut = wanted
    .filter((between) => between.length > 0 && between.every(({ verdict }) => verdict === "closed"))
    .flatMap((between) => between.slice(0, 1).map((flow) => describe(flow, "blocks")));
  const unsure = wanted
    .filter(
      (between) =>
        !between.some(({ verdict }) => verdict === "open") && between.some(({ verdict }) => verdict === "unknown"),
    )
    .flatMap((between) => between.slice(0, 1).map((flow) => describe(flow, "unknown")));
  const ingresses = new Set(endpoints.filter(({ kind }) => kind === "ingress").map(({ name }) => name));
  const served = flows.filter(({ from }) => ingresses.has(from));
  const [cut, open] = (["closed", "unknown"] as const).map((verdict) =>
    served
      .filter((flow) => flow.verdict === verdict)
      .map((flow) => describe(flow, verdict === "closed" ? "blocks" : "unknown")),
  );
  const ofIngresses: Assertion = {
    id: "ingress-reaches-pods",
    statement: "what serves an Ingress reaches the pods that its paths send to",
    outcome: outcomeOf(cut ?? [], open ?? []),
    findings: [...(cut ?? []), ...(open ?? [])],
  };
  return [
    {
      id: "other-pods-are-kept-out",
      statement: "no pod of the cluster reaches the program's pods unless a policy names it",
      outcome: outcomeOf(anywhere, maybe),
      findings: [...anywhere, ...maybe],
    },
    {
      id: "gateway-reaches-pods",
      statement: "every Gateway reaches the pods that its routes send to",
      outcome: outcomeOf(shut, unsure),
      findings: [...shut, ...unsure],
    },
    ...(ingresses.size === 0 ? [] : [ofIngresses]),
  ];
}
