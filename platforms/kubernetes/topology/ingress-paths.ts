import { type Graph, type ResourceReader, UnknownValueError } from "../../../model/graph";
import { sharesOf } from "../../../model/topology/topology";
import { albOption } from "../objects/alb-annotations";
import { annotationsOf, type IngressController, ingressControllerOf } from "../objects/ingress-classes";
import { type IngressTarget, type IngressWay, serviceOfTarget, waysOfIngress } from "../objects/ingresses";
import { readIngressChecks } from "./alb-checks";
import { nginxEntry, readNginxChecks } from "./nginx-controller";
import { notHere, poolsOfService } from "./service-pools";
import type { GatewayChecks, ServingPath } from "./serving-path";

type Known = Exclude<IngressController, { kind: "unknown" }>;

/** Where clients reach what serves an Ingress. Throws UnknownValueError. */
function entryOf(ingress: ResourceReader, { kind }: Known, graph: Graph): Pick<ServingPath, "address" | "proxies"> {
  if (kind === "nginx") return nginxEntry(graph);
  if (albOption(ingress, "enable-frontend-nlb") === "true")
    return { address: { kind: "unknown", reason: "what the network load balancer before it adds" } };
  return { address: { kind: "alb" } };
}

const checksOf = (ingress: ResourceReader, service: ResourceReader, controller: Known): GatewayChecks =>
  controller.kind === "alb" ? readIngressChecks(ingress, service, controller) : readNginxChecks(ingress);

function serviceBehind(target: IngressTarget, ingress: ResourceReader, graph: Graph): ResourceReader {
  const service = serviceOfTarget(target, graph);
  if (service !== undefined) return service;
  const what =
    target.service === undefined
      ? `target group ${target.name}`
      : `Service ${target.service.namespace ?? ""}/${target.name}`;
  throw notHere(ingress, what);
}

/** Every way that an Ingress opens, by each of its paths. Throws UnknownValueError, also where no source says how soon its controller sees a fault. */
export function ingressPaths(ingress: ResourceReader, graph: Graph): readonly ServingPath[] {
  const ways = waysOfIngress(ingress).filter(({ targets }) => targets.length > 0);
  if (ways.length === 0) return [];
  const { name, urn } = ingress.resource;
  const controller = ingressControllerOf(ingress, graph);
  if (controller.kind === "unknown") throw new UnknownValueError(urn, controller.reason, "open");
  if (annotationsOf(ingress)["nginx.ingress.kubernetes.io/canary"] === "true")
    throw new UnknownValueError(urn, "what share of another Ingress's requests it takes is not told", "open");
  const entry = entryOf(ingress, controller, graph);
  const pathsOf = ({ match, targets }: IngressWay): readonly ServingPath[] => {
    const shares = sharesOf(targets.map(({ weight }) => weight));
    return targets.flatMap((target, index): readonly ServingPath[] => {
      if (target.weight === 0) return [];
      const service = serviceBehind(target, ingress, graph);
      return [
        {
          ...entry,
          path: name,
          listener: name,
          rule: match === "" ? `${name}: else` : `${name}: ${match}`,
          backend: target.name,
          share: shares[index] ?? 0,
          entry: "gateway",
          pools: poolsOfService(service, graph),
          // Neither puts pods of two Services into one pool.
          others: 0,
          checks: checksOf(ingress, service, controller),
        },
      ];
    });
  };
  return ways.flatMap(pathsOf);
}
