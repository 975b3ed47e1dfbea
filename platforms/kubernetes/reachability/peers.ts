import { type Graph, type ResourceReader, UnknownValueError } from "../../../model/graph";
import { isEmptySelector, type LabelSelector, type Labels, selects } from "../../../model/graph/label-selector";
import { types } from "../catalog/types";
import { nameOf, namespaceOf, objectsIn, selectorAt, textMap } from "../objects/names";
import { podLabels } from "../objects/pods";
import { proxyLabels, proxyNamespace } from "../objects/proxies";
import type { Effect, Endpoint } from "./flow";

/** Labels of a namespace: its name always, the others where the program makes it. */
function namespaceMatches(selector: LabelSelector, namespace: string, graph: Graph): Effect {
  if (isEmptySelector(selector)) return "admits";
  const own = objectsIn(graph).named(types.namespace, { namespace: undefined, name: namespace });
  const named = { "kubernetes.io/metadata.name": namespace };
  if (own !== undefined)
    return selects(selector, { ...textMap(own, "metadata.labels"), ...named }) ? "admits" : "blocks";
  const isByName = Object.keys(selector.matchLabels).every((key) => key === "kubernetes.io/metadata.name");
  if (isByName && selector.matchExpressions.length === 0) return selects(selector, named) ? "admits" : "blocks";
  return "unknown";
}

const both = (one: Effect, other: Effect): Effect =>
  [one, other].includes("blocks") ? "blocks" : [one, other].includes("unknown") ? "unknown" : "admits";

/** Whether a block of addresses leaves none out. Throws UnknownValueError. */
const coversAll = (peer: ResourceReader): boolean =>
  /^(?:0\.0\.0\.0|::)\/0$/.test(peer.text("ipBlock.cidr") ?? "") && !peer.has("ipBlock.except");

/** Whether a peer of a policy's rule stands for pods with these labels in that namespace. Throws UnknownValueError. */
function peerAdmitsPods(
  peer: ResourceReader,
  pods: { readonly namespace: string; readonly labels: Labels },
  policy: ResourceReader,
  graph: Graph,
): Effect {
  if (peer.has("ipBlock")) return coversAll(peer) ? "admits" : "unknown";
  const byNamespace = selectorAt(peer, "namespaceSelector");
  const where =
    byNamespace === undefined
      ? namespaceOf(policy) === pods.namespace
        ? "admits"
        : "blocks"
      : namespaceMatches(byNamespace, pods.namespace, graph);
  const byPod = selectorAt(peer, "podSelector");
  return both(where, byPod === undefined || selects(byPod, pods.labels) ? "admits" : "blocks");
}

function gatewayLabels(gateway: ResourceReader): Labels {
  const { namespace = "", name } = nameOf(gateway);
  return proxyLabels({ namespace, name });
}

/** Whether a peer stands for an endpoint. Throws UnknownValueError. */
export function peerAdmits(peer: ResourceReader, end: Endpoint, policy: ResourceReader, graph: Graph): Effect {
  const { kind, view } = end;
  if (kind === "internet") {
    if (!peer.has("ipBlock")) return "blocks";
    return /^(?:0\.0\.0\.0|::)\/0$/.test(peer.text("ipBlock.cidr") ?? "") ? "admits" : "unknown";
  }
  if (kind === "cluster") {
    // Addresses of pods are addresses too: which ones they have no manifest says.
    if (peer.has("ipBlock")) return coversAll(peer) ? "admits" : "unknown";
    return isForEveryPod(peer) ? "admits" : "blocks";
  }
  if (kind === "balancer" || kind === "ingress") {
    if (peer.has("ipBlock")) return coversAll(peer) ? "admits" : "unknown";
    return kind === "balancer" ? "blocks" : isForEveryPod(peer) ? "admits" : "unknown";
  }
  if (view === undefined) throw new UnknownValueError("", `${end.name}: its labels`, "open");
  const pods =
    kind === "gateway"
      ? { namespace: proxyNamespace, labels: gatewayLabels(view) }
      : { namespace: namespaceOf(view) ?? "", labels: podLabels(view) };
  return peerAdmitsPods(peer, pods, policy, graph);
}

/** A pod of which nothing is known is admitted by what admits every pod. Throws UnknownValueError. */
function isForEveryPod(peer: ResourceReader): boolean {
  const where = selectorAt(peer, "namespaceSelector");
  const which = selectorAt(peer, "podSelector");
  return where !== undefined && isEmptySelector(where) && (which === undefined || isEmptySelector(which));
}
