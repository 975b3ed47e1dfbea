import type { Graph, ResourceReader } from "../../../model/graph";
import { types } from "../catalog/types";
import { namespaceOf, objectsIn } from "./names";

const controller = "gateway.envoyproxy.io/gatewayclass-controller";

/** The class of a Gateway; undefined where another program makes it. Throws UnknownValueError. */
export const gatewayClassOf = (gateway: ResourceReader, graph: Graph): ResourceReader | undefined =>
  objectsIn(graph).named(types.gatewayClass, {
    namespace: undefined,
    name: gateway.text("spec.gatewayClassName") ?? "",
  });

/** Whether Envoy Gateway serves a Gateway: its class says so; where that is not here, its class's or its parameters' name does. Throws UnknownValueError. */
export function isEnvoyGateway(gateway: ResourceReader, graph: Graph): boolean {
  const known = gatewayClassOf(gateway, graph);
  if (known !== undefined) return known.text("spec.controllerName") === controller;
  if (gateway.text("spec.infrastructure.parametersRef.kind") === "EnvoyProxy") return true;
  return /envoy|^eg$/i.test(gateway.text("spec.gatewayClassName") ?? "");
}

/** Whether an application load balancer of AWS serves a Gateway: its class says so, or else its parameters do. Throws UnknownValueError. */
export function isAlbGateway(gateway: ResourceReader, graph: Graph): boolean {
  const known = gatewayClassOf(gateway, graph);
  if (known !== undefined) return known.text("spec.controllerName") === "gateway.k8s.aws/alb";
  return gateway.text("spec.infrastructure.parametersRef.kind") === "LoadBalancerConfiguration";
}

/** The EnvoyProxy that describes a Gateway's proxies: its own, or else its class's. Throws UnknownValueError. */
export function envoyProxiesOf(gateway: ResourceReader, graph: Graph): readonly ResourceReader[] {
  const named = (view: ResourceReader, path: string, namespace: string | undefined) =>
    view.text(`${path}.kind`) === "EnvoyProxy"
      ? (objectsIn(graph).named(types.envoyProxy, {
          namespace: view.text(`${path}.namespace`) ?? namespace,
          name: view.text(`${path}.name`) ?? "",
        }) ?? [])
      : [];
  const own = [named(gateway, "spec.infrastructure.parametersRef", namespaceOf(gateway))].flat();
  if (own.length > 0) return own;
  const known = gatewayClassOf(gateway, graph);
  return known === undefined ? [] : [named(known, "spec.parametersRef", undefined)].flat();
}

const kubernetes = "spec.provider.kubernetes";

/** The fewest proxies that it asks for. Source: Envoy Gateway API, KubernetesDeploymentSpec: 1. Throws UnknownValueError. */
export function proxyReplicas(proxy: ResourceReader): number {
  if (proxy.has(`${kubernetes}.envoyDaemonSet`)) return Number.POSITIVE_INFINITY;
  if (proxy.has(`${kubernetes}.envoyHpa`)) return proxy.number(`${kubernetes}.envoyHpa.minReplicas`) ?? 1;
  return proxy.number(`${kubernetes}.envoyDeployment.replicas`) ?? 1;
}
