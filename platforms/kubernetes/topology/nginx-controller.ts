import { type Graph, type ResourceReader, UnknownValueError } from "../../../model/graph";
import { servingTypes } from "../catalog/types";
import { annotationsOf } from "../objects/ingress-classes";
import { mainContainers } from "../objects/pods";
import { servicesOf } from "../objects/references";
import { fewestPods } from "../objects/scaling";
import { readAddressLayer } from "./address-layer";
import type { AddressLayer, GatewayChecks, ServingPath } from "./serving-path";

/** What ingress-nginx takes where nothing is said. Source: ingress-nginx 1.12, controller/config/config.go: proxy-read-timeout, proxy-next-upstream, proxy-next-upstream-tries. */
const usual = { readTimeout: 60, retried: "error timeout", tries: 3 } as const;

/** Whether a container is ingress-nginx. Throws UnknownValueError. */
export const isNginxController = (container: ResourceReader): boolean =>
  /(?:^|\/)(?:ingress-nginx\/controller|nginx-ingress-controller)(?:-chroot)?(?:[:@]|$)/.test(
    container.text("image") ?? "",
  );

/** The workloads of the program that are ingress-nginx. Throws UnknownValueError. */
const nginxControllers = (graph: Graph): readonly ResourceReader[] =>
  graph.ofType(...servingTypes).filter((workload) => mainContainers(workload).some(isNginxController));

/** Where clients reach it, and how many of it there are at least. Throws UnknownValueError. */
export function nginxEntry(graph: Graph): Pick<ServingPath, "address" | "proxies"> {
  const unknown = (reason: string): { readonly address: AddressLayer } => ({ address: { kind: "unknown", reason } });
  const [controller, second] = nginxControllers(graph);
  if (controller === undefined)
    return unknown("what announces the address of ingress-nginx, which is not in this program");
  if (second !== undefined) return unknown("which of the program's ingress-nginx serves its class");
  const pods = fewestPods(controller, graph);
  const proxies = pods === undefined ? {} : { proxies: pods };
  const service = servicesOf(controller, graph).find((one) => one.text("spec.type") === "LoadBalancer");
  if (service === undefined)
    return { ...proxies, ...unknown("what sends clients to ingress-nginx: no Service of type LoadBalancer does") };
  return { ...proxies, address: readAddressLayer(service, graph) };
}

/**
 * What it does about a pod that fails. It makes no checks of its own; a refused connection is tried again, but maybe on the same pod
 * (kubernetes/ingress-nginx #4944), so that no figure counts on it. Throws UnknownValueError.
 */
export function readNginxChecks(ingress: ResourceReader): GatewayChecks {
  const annotations = annotationsOf(ingress);
  const said = (name: string): string | undefined => annotations[`nginx.ingress.kubernetes.io/${name}`];
  const number = (name: string, usually: number): number => {
    const value = Number(said(name) ?? usually);
    if (Number.isFinite(value)) return value;
    const what = `the annotation ${name} is ${said(name) ?? ""}, which is no number`;
    throw new UnknownValueError(ingress.resource.urn, what, "open");
  };
  const read = number("proxy-read-timeout", usual.readTimeout);
  const tries = number("proxy-next-upstream-tries", usual.tries);
  const retried = (said("proxy-next-upstream") ?? usual.retried).split(/\s+/);
  const worst = retried.includes("timeout") ? read * Math.max(1, tries) : read;
  return {
    retries: false,
    panicThreshold: 0,
    requestTimeout: {
      path: `${ingress.resource.name}: proxy-read-timeout x proxy-next-upstream-tries`,
      worst,
      typical: read,
    },
    refused:
      retried.includes("error") && tries !== 1
        ? `502 where each of ${tries} tries meets the pod`
        : "502 at once: nothing retries",
  };
}
