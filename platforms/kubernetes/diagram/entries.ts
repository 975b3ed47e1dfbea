import { type Sketch, shareText, shortened } from "../../../model/analysis/diagram/sketch";
import type { Graph, ResourceReader } from "../../../model/graph";
import { displayName } from "../../../model/topology/display-name";
import { sharesOf } from "../../../model/topology/topology";
import { types } from "../catalog/types";
import { type IngressController, ingressControllerOf } from "../objects/ingress-classes";
import { waysOfIngress } from "../objects/ingresses";
import { nameOf, objectsIn } from "../objects/names";
import { type BackendRef, backendOf, gatewaysOf, refsOfRule } from "../objects/routes";
import { readAddressLayer } from "../topology/address-layer";
import type { AddressLayer } from "../topology/serving-path";
import { ruleText } from "./matches";

const layers: Readonly<Record<Exclude<AddressLayer["kind"], "unknown">, string>> = {
  l2: "address announced by MetalLB, layer 2",
  bgp: "address announced by BGP",
  elected: "address held by an elected machine",
  cloud: "balancer of the cloud",
  alb: "application load balancer of AWS",
};

function layerText(view: ResourceReader, graph: Graph, sketch: Sketch): string {
  const name = displayName(view, graph);
  const layer = sketch.known<AddressLayer>(name, () => readAddressLayer(view, graph), { kind: "unknown", reason: "" });
  if (layer.kind !== "unknown") return layers[layer.kind];
  if (layer.reason !== "") sketch.note(`${name}: ${layer.reason}`);
  return "what announces its address is not known";
}

const listenerId = (gateway: ResourceReader, name: string): string => `${gateway.resource.urn} listener ${name}`;

/** A Gateway with its listeners. */
export function drawGateway(gateway: ResourceReader, graph: Graph, sketch: Sketch): void {
  const { urn } = gateway.resource;
  const name = displayName(gateway, graph);
  const className = sketch.known(name, () => gateway.text("spec.gatewayClassName"), "not known") ?? "not known";
  sketch.area({ id: urn, lines: [name, `Gateway of class ${className}`, layerText(gateway, graph, sketch)] });
  const listeners = sketch.known(name, () => gateway.items("spec.listeners"), []);
  if (listeners.length === 0)
    sketch.box({ id: `${urn} none`, kind: "elsewhere", lines: ["listeners not known"], area: urn, isOpen: true });
  for (const [index, listener] of listeners.entries()) {
    const own = sketch.known(name, () => listener.text("name"), undefined) ?? `${index}`;
    const protocol = sketch.known(name, () => listener.text("protocol"), undefined) ?? "protocol not known";
    const port = sketch.known(name, () => listener.text("port"), undefined) ?? "not known";
    const host = sketch.known(name, () => listener.text("hostname"), "host not known");
    const lines = [`${protocol} port ${port}`, ...(host === undefined ? [] : [host])];
    const id = sketch.box({ id: listenerId(gateway, own), kind: "listener", lines, area: urn });
    drawClients(id, sketch);
  }
}

/** What lets clients in stands before the cluster, and is not among its objects. */
function drawClients(to: string, sketch: Sketch): void {
  const from = sketch.box({ id: "clients", kind: "clients", lines: ["clients"] });
  sketch.arrow({ from, to, label: "", kind: "requests" });
}

/** A Service with an address of its own. */
export function drawAddressed(service: ResourceReader, graph: Graph, sketch: Sketch): void {
  const name = displayName(service, graph);
  const type = sketch.known(name, () => service.text("spec.type"), undefined);
  if (type !== "LoadBalancer" && type !== "NodePort") return;
  const { urn } = service.resource;
  const lines = [
    name,
    `Service, ${type}`,
    ...(type === "NodePort" ? ["on each machine"] : [layerText(service, graph, sketch)]),
  ];
  const id = sketch.box({ id: `${urn} address`, kind: "listener", lines });
  drawClients(id, sketch);
  sketch.arrow({ from: id, to: urn, label: "", kind: "requests" });
}

const servedBy = { alb: layers.alb, nginx: "ingress-nginx, which is retired" } as const;

/** An Ingress and the Services that it names. */
export function drawIngress(ingress: ResourceReader, graph: Graph, sketch: Sketch): void {
  const { urn } = ingress.resource;
  const name = displayName(ingress, graph);
  const controller = sketch.known<IngressController>(name, () => ingressControllerOf(ingress, graph), {
    kind: "unknown",
    reason: "",
  });
  const isOpen = controller.kind === "unknown";
  const by = controller.kind === "unknown" ? "what serves it is not known" : servedBy[controller.kind];
  const id = sketch.box({ id: urn, kind: "listener", lines: [name, "Ingress", by], isOpen });
  if (controller.kind === "unknown" && controller.reason !== "") sketch.note(`${name}: ${controller.reason}`);
  drawClients(id, sketch);
  const ways = sketch.known(name, () => waysOfIngress(ingress), []);
  for (const [index, { match, targets }] of ways.entries()) {
    const when = shortened(match === "" ? "else" : match);
    if (targets.length === 0) drawAnswer(`${urn} ${index}`, when, { from: id, graph, sketch });
    const shares = sharesOf(targets.map(({ weight }) => weight));
    for (const [at, { service, name: target }] of targets.entries()) {
      const share = shares[at] ?? 0;
      const label = targets.length === 1 ? when : `${when} ${shareText(share)}`;
      arrowTo(service ?? { namespace: undefined, name: target }, label, { from: id, graph, sketch }, share === 0);
    }
  }
}

interface From {
  readonly from: string;
  readonly graph: Graph;
  readonly sketch: Sketch;
}

function arrowTo(
  service: { readonly namespace: string | undefined; readonly name: string },
  label: string,
  { from, graph, sketch }: From,
  isIdle = false,
): void {
  const own = objectsIn(graph).named(types.service, service);
  const to =
    own?.resource.urn ??
    sketch.box({
      id: `service ${service.namespace ?? ""}/${service.name}`,
      ...{ kind: "elsewhere", isOpen: true },
      lines: [service.name, "of another program"],
    });
  sketch.arrow({ from, to, label, kind: isIdle ? "idle" : "requests" });
}

/** The ways that a route opens, from each listener that it hangs on. */
export function drawRoute(route: ResourceReader, graph: Graph, sketch: Sketch): void {
  const name = displayName(route, graph);
  const froms = sketch.known(name, () => listenersOf(route, graph, sketch), []);
  const hosts = sketch.known(name, () => (route.has("spec.hostnames") ? route.texts("spec.hostnames") : []), []);
  const rules = sketch.known(name, () => route.items("spec.rules"), []);
  if (froms.length === 0)
    froms.push(
      sketch.box({
        id: `${route.resource.urn} gateway`,
        kind: "elsewhere",
        isOpen: true,
        lines: ["gateway of another program"],
      }),
    );
  for (const [index, rule] of rules.entries()) {
    const refs = sketch.known<readonly BackendRef[] | undefined>(name, () => refsOfRule(rule, index), undefined);
    const when = ruleText(hosts, rule, name, sketch);
    for (const from of froms) drawRule(refs, when, { from, graph, sketch }, `${route.resource.urn} ${index}`);
  }
}

function drawAnswer(id: string, label: string, { from, sketch }: From): void {
  const lines = ["answered by the gateway", "such as a redirect"];
  const to = sketch.box({ id: `${id} answer`, kind: "elsewhere", lines });
  sketch.arrow({ from, to, label, kind: "requests" });
}

function drawRule(refs: readonly BackendRef[] | undefined, when: string, at: From, id: string): void {
  const { from, graph, sketch } = at;
  if (refs === undefined) {
    const to = sketch.box({ id: `${id} targets`, kind: "elsewhere", isOpen: true, lines: ["targets not known"] });
    sketch.arrow({ from, to, label: when, kind: "requests" });
    return;
  }
  if (refs.length === 0) {
    drawAnswer(id, when, at);
    return;
  }
  const shares = sharesOf(refs.map(({ weight }) => weight));
  for (const [index, ref] of refs.entries()) {
    const share = shares[index] ?? 0;
    const label = [when, refs.length === 1 && share > 0 ? "" : shareText(share)]
      .filter((part) => part !== "")
      .join(" ");
    const own = sketch.known(ref.name, () => backendOf(ref, graph), undefined);
    const isService = own === undefined || own.resource.type === types.service;
    if (isService) arrowTo(ref, label, at, share === 0);
    else {
      const to = sketch.box({
        id: own.resource.urn,
        kind: "elsewhere",
        lines: [displayName(own, graph), "outside the cluster"],
      });
      sketch.arrow({ from, to, label, kind: share === 0 ? "idle" : "requests" });
    }
  }
}

/** Ids of the listeners that a route hangs on: the one that it names, or all of its Gateway. Throws UnknownValueError. */
function listenersOf(route: ResourceReader, graph: Graph, sketch: Sketch): string[] {
  const gateways = gatewaysOf(route, graph);
  return route.items("spec.parentRefs").flatMap((parent) => {
    const gateway = gateways.find((one) => nameOf(one).name === parent.text("name"));
    if (gateway === undefined) return [];
    const section = parent.text("sectionName");
    const names = gateway.items("spec.listeners").flatMap((listener) => listener.text("name") ?? []);
    const ids = names.filter((one) => section === undefined || one === section).map((one) => listenerId(gateway, one));
    return ids.filter((id) => sketch.has(id));
  });
}
