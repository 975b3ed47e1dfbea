import { type Graph, ifKnown, type ResourceReader, UnknownValueError } from "../../../model/graph";
import { servingTypes, types } from "../catalog/types";
import { type AlbController, albOption, groupOf, listenersOfAlb, targetTypeOf } from "../objects/alb-annotations";
import { annotationsOf, type IngressController, ingressControllerOf } from "../objects/ingress-classes";
import { type IngressTarget, serviceOfTarget, waysOfIngress } from "../objects/ingresses";
import { mainContainers } from "../objects/pods";
import { workloadsBehind } from "../objects/references";
import { isNginxController } from "../topology/nginx-controller";
import { type Endpoint, type Flow, type Hop, verdictOf } from "./flow";
import { type OpenPort, policyHop, portsOf } from "./policies";

/** How clients come to a controller's pods: what `analyze` says of any pod. */
type Outside = (workload: ResourceReader, port: OpenPort, graph: Graph) => Hop;

const hopOf = (view: ResourceReader, effect: Hop["effect"], text: string): Hop => ({
  effect,
  resource: view.resource.name,
  urn: view.resource.urn,
  text,
});

function judged(view: ResourceReader, look: () => Hop): Hop {
  try {
    return look();
  } catch (error) {
    if (!(error instanceof UnknownValueError)) throw error;
    return hopOf(view, "unknown", error.message);
  }
}

const rangesOf = (text: string | undefined): readonly string[] | undefined =>
  text?.split(",").map((range) => range.trim());

const isWorld = (range: string): boolean => range.endsWith("/0");

const narrow = (view: ResourceReader, ranges: readonly string[]): Hop =>
  hopOf(view, "blocks", `${view.resource.name} takes connections from ${ranges.join(", ")} only`);

/** The Ingresses that share a load balancer with this one, itself among them. Throws UnknownValueError. */
function groupMembers(ingress: ResourceReader, alb: AlbController, graph: Graph): readonly ResourceReader[] {
  const group = groupOf(ingress, alb);
  if (group === undefined) return [ingress];
  return graph.ofType(types.ingress).filter((other) => {
    const controller = ingressControllerOf(other, graph);
    return controller.kind === "alb" && groupOf(other, controller) === group;
  });
}

/**
 * Whether clients reach the load balancer of an Ingress. What one of a group says holds for all of it; the class comes first. Source: AWS Load
 * Balancer Controller 3.5.0, model_build_load_balancer.go: internal where nothing is said; inbound-cidrs count without security-groups alone.
 */
function albHop(ingress: ResourceReader, alb: AlbController, graph: Graph): Hop {
  const members = groupMembers(ingress, alb, graph);
  const said = (name: string) => members.map((one) => albOption(one, name)).find((value) => value !== undefined);
  const scheme = alb.parameters?.text("spec.scheme") ?? said("scheme");
  if (scheme === undefined && !alb.isClassHere)
    return hopOf(
      ingress,
      "unknown",
      "its load balancer is internal unless its class, which another program makes, says otherwise",
    );
  if (scheme !== "internet-facing") return hopOf(ingress, "blocks", "its load balancer is internal");
  if (said("security-groups") !== undefined)
    return hopOf(ingress, "unknown", "which clients the security groups of its load balancer admit is not told");
  if (said("security-group-prefix-lists") !== undefined)
    return hopOf(ingress, "unknown", "which clients its prefix lists name is not told");
  const byClass = alb.parameters?.texts("spec.inboundCIDRs") ?? [];
  const ranges = byClass.length > 0 ? byClass : rangesOf(said("inbound-cidrs"));
  return ranges === undefined || ranges.some(isWorld)
    ? hopOf(ingress, "admits", "its load balancer faces the internet")
    : narrow(ingress, ranges);
}

const nginxWorkload = (graph: Graph): ResourceReader | undefined =>
  graph.ofType(...servingTypes).find((workload) => mainContainers(workload).some(isNginxController));

function nginxHop(ingress: ResourceReader, port: number, graph: Graph, outside: Outside): Hop {
  const annotations = annotationsOf(ingress);
  const ranges = ["whitelist-source-range", "allowlist-source-range"].flatMap(
    (name) => rangesOf(annotations[`nginx.ingress.kubernetes.io/${name}`]) ?? [],
  );
  if (ranges.length > 0 && !ranges.some(isWorld)) return narrow(ingress, ranges);
  const controller = nginxWorkload(graph);
  if (controller === undefined)
    return hopOf(ingress, "unknown", "ingress-nginx, which serves it, is not in this program");
  const own = portsOf(controller).find((one) => one.port === port);
  return outside(controller, own ?? { protocol: "tcp", port, name: undefined }, graph);
}

/** Ports of an Ingress. Throws UnknownValueError. */
function portsOfIngress(ingress: ResourceReader, controller: IngressController): readonly number[] {
  if (controller.kind === "alb") return listenersOfAlb(ingress, controller).map(({ port }) => port);
  return ingress.items("spec.tls").length > 0 ? [80, 443] : [80];
}

/** The pods' port behind a target. Throws UnknownValueError. */
function podPortOf({ port }: IngressTarget, service: ResourceReader, workload: ResourceReader): OpenPort | undefined {
  const ports = service.items("spec.ports");
  const named = ports.find((one) => port === undefined || one.text("name") === port || one.text("port") === port);
  const wanted = named?.text("targetPort") ?? named?.text("port");
  if (wanted === undefined) return undefined;
  const open = portsOf(workload).find(({ name, port: number }) => name === wanted || String(number) === wanted);
  const number = Number(wanted);
  return open ?? (Number.isInteger(number) ? { protocol: "tcp", port: number, name: undefined } : undefined);
}

/** What reaches the pods, and whether it comes by way of a machine's port. Throws UnknownValueError. */
function reachedBy(ingress: ResourceReader, service: ResourceReader, graph: Graph) {
  const controller = ingressControllerOf(ingress, graph);
  const self: Endpoint = { kind: "ingress", name: ingress.resource.name, urn: ingress.resource.urn, view: ingress };
  if (controller.kind === "alb")
    return {
      end: { ...self, kind: "balancer" as const },
      isByMachine: targetTypeOf(ingress, service, controller) !== "ip",
    };
  const nginx = controller.kind === "nginx" ? nginxWorkload(graph) : undefined;
  if (nginx === undefined) return { end: self, isByMachine: false };
  return { end: { ...self, kind: "pods" as const, view: nginx }, isByMachine: false, proxy: nginx };
}

const flowOf = (
  ends: Pick<Flow, "from" | "to" | "port"> & { readonly protocol?: Flow["protocol"] },
  path: readonly Hop[],
): Flow => ({
  protocol: "tcp",
  ...ends,
  toPort: ends.port,
  verdict: verdictOf(path),
  path,
  blockedBy: path.filter(({ effect }) => effect === "blocks"),
  except: [],
});

function flowsBehind(ingress: ResourceReader, target: IngressTarget, graph: Graph): readonly Flow[] {
  const service = target.weight === 0 ? undefined : serviceOfTarget(target, graph);
  if (service === undefined) return [];
  const { end, isByMachine, proxy } = reachedBy(ingress, service, graph);
  return workloadsBehind(service, graph).flatMap((workload) => {
    const port = podPortOf(target, service, workload);
    if (port === undefined) return [];
    const into = policyHop(workload, end, { direction: "Ingress", port, graph });
    // A machine's own connections to its pods are never refused, and which machine is asked no manifest says.
    const effect = into.effect === "blocks" && isByMachine ? "unknown" : into.effect;
    const to: Endpoint = { kind: "pods", name: workload.resource.name, urn: workload.resource.urn, view: workload };
    const out = proxy === undefined ? [] : [policyHop(proxy, to, { direction: "Egress", port, graph })];
    const ends = { from: ingress.resource.name, to: to.name, protocol: port.protocol, port: port.port };
    return [flowOf(ends, [...out, { ...into, effect }])];
  });
}

/** What an Ingress opens: its listeners to clients, and the pods behind its paths to what serves it. */
export function ingressFlows(ingress: ResourceReader, graph: Graph, outside: Outside): readonly Flow[] {
  const { name } = ingress.resource;
  const from = { from: "internet", to: name };
  try {
    const controller = ingressControllerOf(ingress, graph);
    const entryHop = (port: number): Hop =>
      judged(ingress, () => {
        if (controller.kind === "unknown")
          return hopOf(
            ingress,
            "unknown",
            "what serves its class is not in this program, or of a kind that is not read",
          );
        return controller.kind === "alb" ? albHop(ingress, controller, graph) : nginxHop(ingress, port, graph, outside);
      });
    const entries = portsOfIngress(ingress, controller).map((port) => flowOf({ ...from, port }, [entryHop(port)]));
    const targets = waysOfIngress(ingress).flatMap((way) => way.targets);
    const behind = targets.flatMap((target) => flowsBehind(ingress, target, graph));
    const once = new Map(behind.map((flow) => [`${flow.to} ${flow.protocol} ${flow.port}`, flow]));
    return [...entries, ...once.values()];
  } catch (error) {
    if (!(error instanceof UnknownValueError)) throw error;
    const port = ifKnown(() => ingress.items("spec.tls").length) === 0 ? 80 : 443;
    return [flowOf({ ...from, port }, [hopOf(ingress, "unknown", error.message)])];
  }
}
