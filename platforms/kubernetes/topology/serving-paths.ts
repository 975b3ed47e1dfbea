import { type Graph, type ResourceReader, UnknownValueError } from "../../../model/graph";
import { sharesOf } from "../../../model/topology/topology";
import { routeTypes, types } from "../catalog/types";
import { envoyProxiesOf, gatewayClassOf, isAlbGateway, isEnvoyGateway, proxyReplicas } from "../objects/gateways";
import {
  type BackendRef,
  backendOf,
  gatewaysOf,
  isSplitByFilter,
  refsOfRule,
  trafficPolicyOf,
} from "../objects/routes";
import { balancingOf, endpointsBehind, saidBy, secondsOf } from "../objects/traffic-policies";
import { readAddressLayer } from "./address-layer";
import { readAlbChecks } from "./alb-checks";
import { ingressPaths } from "./ingress-paths";
import { notHere, poolsOfService } from "./service-pools";
import type { ActiveCheck, GatewayChecks, ServingPath } from "./serving-path";

const active = "spec.healthCheck.active";

/** Source: Envoy Gateway API, ActiveHealthCheck: 3 s, 1 s, 3; measured on 1.9.1. Throws UnknownValueError. */
function readActive(policies: readonly ResourceReader[]): ActiveCheck | undefined {
  const policy = saidBy(policies, active);
  if (policy === undefined) return undefined;
  return {
    path: `${policy.resource.name}.healthCheck.active`,
    asks: policy.text(`${active}.type`) === "TCP" ? "connection" : "answer",
    interval: secondsOf(policy.text(`${active}.interval`)) ?? 3,
    timeout: secondsOf(policy.text(`${active}.timeout`)) ?? 1,
    failures: policy.number(`${active}.unhealthyThreshold`) ?? 3,
  };
}

/** Source: Envoy: 15 seconds where nothing is set; a route's own time-out comes before the policy's. Throws UnknownValueError. */
function readTimeout(rule: ResourceReader, policies: readonly ResourceReader[]): GatewayChecks["requestTimeout"] {
  const own = secondsOf(rule.text("timeouts.request"));
  if (own !== undefined) return { path: `${rule.resource.name}.timeouts.request`, worst: own, typical: own };
  const policy = saidBy(policies, "spec.timeout.http.requestTimeout");
  const seconds = secondsOf(policy?.text("spec.timeout.http.requestTimeout")) ?? 15;
  return { path: `${(policy ?? rule).resource.name}.requestTimeout`, worst: seconds, typical: seconds };
}

/** Source: Envoy Gateway API, Retry: 2, on connect-failure among others; Gateway API, HTTPRouteRetry: 1. Throws UnknownValueError. */
function retries(rule: ResourceReader, policies: readonly ResourceReader[]): boolean {
  if (rule.has("retry")) return (rule.number("retry.attempts") ?? 1) > 0;
  const policy = saidBy(policies, "spec.retry");
  if (policy === undefined) return false;
  const triggers = policy.texts("spec.retry.retryOn.triggers");
  const isTried =
    triggers.length === 0 || triggers.some((one) => ["connect-failure", "5xx", "gateway-error"].includes(one));
  return isTried && (policy.number("spec.retry.numRetries") ?? 2) > 0;
}

/** Source: envoyproxy/gateway 1.9.1, retry policy of a route: previous_hosts, 5 attempts. */
const hashLooks = 5;

function readChecks(rule: ResourceReader, policies: readonly ResourceReader[]): GatewayChecks {
  const check = readActive(policies);
  const panic = saidBy(policies, "spec.healthCheck")?.number("spec.healthCheck.panicThreshold");
  return {
    ...(check === undefined ? {} : { active: check }),
    retries: retries(rule, policies),
    ...(balancingOf(policies) === "ConsistentHash" ? { hashLooks } : {}),
    panicThreshold: panic ?? 50,
    requestTimeout: readTimeout(rule, policies),
  };
}

function poolsBehind(ref: BackendRef, route: ResourceReader, graph: Graph) {
  const backend = backendOf(ref, graph);
  if (backend === undefined) throw notHere(route, `${ref.kind} ${ref.namespace ?? ""}/${ref.name}`);
  if (backend.resource.type !== types.service) throw notHere(route, `what is behind ${ref.kind} ${ref.name}`);
  return poolsOfService(backend, graph);
}

/** Endpoints of another target of the same rule. Throws UnknownValueError. */
function knownEndpoints(ref: BackendRef, route: ResourceReader, graph: Graph): number {
  const count = endpointsBehind(ref, graph);
  if (count !== undefined) return count;
  const { urn } = route.resource;
  throw backendOf(ref, graph) === undefined
    ? notHere(route, `${ref.kind} ${ref.namespace ?? ""}/${ref.name}`)
    : new UnknownValueError(urn, `how many pods are behind ${ref.kind} ${ref.name} is not told`, "open");
}

function proxiesOf(gateway: ResourceReader, graph: Graph): number | undefined {
  if (!isEnvoyGateway(gateway, graph)) return undefined;
  const described = envoyProxiesOf(gateway, graph);
  if (described.length === 0) return gatewayClassOf(gateway, graph) === undefined ? undefined : 1;
  const fewest = Math.min(...described.map(proxyReplicas));
  return Number.isFinite(fewest) ? fewest : undefined;
}

/** Every way that a rule of a route opens, by each of its Gateways. Throws UnknownValueError. */
function pathsOfRule(route: ResourceReader, rule: ResourceReader, index: number, graph: Graph): readonly ServingPath[] {
  const refs = refsOfRule(rule, index);
  const shares = sharesOf(refs.map(({ weight }) => weight));
  const policies = trafficPolicyOf(route, graph);
  const isPooled = !isSplitByFilter(refs);
  return gatewaysOf(route, graph).flatMap((gateway) => {
    const proxies = proxiesOf(gateway, graph);
    const isAlb = isAlbGateway(gateway, graph);
    const common = {
      path: route.resource.name,
      listener: gateway.resource.name,
      rule: `${route.resource.name}[${index}]`,
      entry: "gateway" as const,
      address: readAddressLayer(gateway, graph),
      ...(isEnvoyGateway(gateway, graph) ? { checks: readChecks(rule, policies) } : {}),
      ...(proxies === undefined ? {} : { proxies }),
    };
    return refs.flatMap((ref, at): readonly ServingPath[] => {
      if (ref.weight === 0) return [];
      // A load balancer of AWS has a target group for each Service, whatever its route says.
      const rest = isPooled && !isAlb ? refs.filter((other) => other !== ref && other.weight > 0) : [];
      const others = rest.reduce((total, other) => total + knownEndpoints(other, route, graph), 0);
      const backend = isAlb ? backendOf(ref, graph) : undefined;
      const own = backend === undefined ? {} : { checks: readAlbChecks(gateway, backend, graph) };
      return [
        { ...common, ...own, backend: ref.name, share: shares[at] ?? 0, pools: poolsBehind(ref, route, graph), others },
      ];
    });
  });
}

/** What opens ways to pods: routes, Ingresses, and Services with an address of their own. */
export const servingSources = (graph: Graph): readonly ResourceReader[] => [
  ...graph.ofType(...routeTypes, types.ingress),
  ...graph.ofType(types.service).filter((service) => {
    const type = service.at("spec.type");
    return type.isKnown ? service.text("spec.type") === "LoadBalancer" : true;
  }),
];

/** Every way that a route, an Ingress or a Service opens. Throws UnknownValueError. */
export function servingPaths(source: ResourceReader, graph: Graph): readonly ServingPath[] {
  if (source.resource.type === types.ingress) return ingressPaths(source, graph);
  if (source.resource.type !== types.service) {
    if (gatewaysOf(source, graph).length === 0 && source.items("spec.parentRefs").length > 0)
      throw notHere(source, "the Gateway that it hangs on");
    return source.items("spec.rules").flatMap((rule, index) => pathsOfRule(source, rule, index, graph));
  }
  if (source.text("spec.type") !== "LoadBalancer") return [];
  const { name } = source.resource;
  return [
    {
      path: name,
      listener: name,
      backend: name,
      share: 1,
      entry: "service",
      pools: poolsOfService(source, graph),
      others: 0,
      address: readAddressLayer(source, graph),
    },
  ];
}
