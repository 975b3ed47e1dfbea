import { durationText } from "../../../platforms/kubernetes/durations";
import { parseStatuses, statusesOf } from "../../../platforms/kubernetes/matcher";
import type { BackendTrafficPolicySpec } from "../crds/backend-traffic-policy";
import type { KubernetesTargetGroupSettings } from "../target-group/resolved";

type Spec = Omit<BackendTrafficPolicySpec, "targetRefs">;
type LoadBalancer = NonNullable<Spec["loadBalancer"]>;
type Trigger = NonNullable<NonNullable<NonNullable<Spec["retry"]>["retryOn"]>["triggers"]>[number];

/** What all groups of one action have in common, and what the action adds to it. */
export interface ActionTraffic {
  /** Of any of them: a rule of the spec has them agree. */
  readonly group: KubernetesTargetGroupSettings;
  /** Seconds that the action itself keeps a client on its group. */
  readonly pinned: number | undefined;
  /** Host that checks ask for: the first group's Service. */
  readonly checkedHost: string;
  readonly idleTimeout: number;
  readonly retries: number;
}

/** Name of the gateway's own cookie. */
const cookieName = "VIPKIT";

const algorithms = {
  round_robin: "RoundRobin",
  least_outstanding_requests: "LeastRequest",
  weighted_random: "Random",
} as const;

const ownCookie = (seconds: number): LoadBalancer => ({
  type: "ConsistentHash",
  consistentHash: {
    type: "Cookie",
    cookie: { name: cookieName, ttl: durationText(seconds), attributes: { Path: "/", HttpOnly: "", SameSite: "Lax" } },
  },
});

/** Whether a client is kept on its target, by a hash. */
export const isHashed = ({ group, pinned }: Pick<ActionTraffic, "group" | "pinned">): boolean =>
  group.stickiness !== undefined || pinned !== undefined;

function loadBalancerOf({ group, pinned }: ActionTraffic): LoadBalancer {
  const { stickiness, loadBalancingAlgorithmType, slowStart } = group;
  switch (stickiness?.type) {
    case "lb_cookie":
      return ownCookie(pinned ?? stickiness.cookieDuration);
    case "app_cookie":
      // Without a time the proxy makes no cookie: the application does.
      return { type: "ConsistentHash", consistentHash: { type: "Cookie", cookie: { name: stickiness.cookieName } } };
    case "source_ip":
      return { type: "ConsistentHash", consistentHash: { type: "SourceIP" } };
    case undefined:
      if (pinned !== undefined) return ownCookie(pinned);
      return {
        type: algorithms[loadBalancingAlgorithmType],
        ...(slowStart === 0 ? {} : { slowStart: { window: durationText(slowStart) } }),
      };
  }
}

type Active = NonNullable<NonNullable<Spec["healthCheck"]>["active"]>;

function activeCheck({ group, checkedHost }: ActionTraffic): Active {
  const { healthCheck, port, protocol, protocolVersion } = group;
  const { interval, timeout, healthyThreshold, unhealthyThreshold, path, matcher } = healthCheck;
  const common = {
    interval: durationText(interval),
    timeout: durationText(timeout),
    healthyThreshold,
    unhealthyThreshold,
    ...(healthCheck.port === "traffic-port" || healthCheck.port === port
      ? {}
      : { overrides: { port: healthCheck.port } }),
  };
  const isHttp = protocol === "HTTP" || protocol === "HTTPS";
  if ((healthCheck.protocol ?? (isHttp ? "HTTP" : "TCP")) === "TCP") return { ...common, type: "TCP", tcp: {} };
  if (protocolVersion === "GRPC") return { ...common, type: "GRPC" };
  // The translator's own choice is the first host name of the route, in alphabetical order, with its star.
  const expectedStatuses = statusesOf(parseStatuses(matcher) ?? [{ from: 200, to: 299 }]);
  return { ...common, type: "HTTP", http: { hostname: checkedHost, path, method: "GET", expectedStatuses } };
}

/** No number of answers is so high: an application's own errors are no reason to take its node out. */
const never = 1_000_000;

/**
 * Connections that fail take a node out before the next check does, one at least and half of a pool at most: the default of a tenth would take
 * nothing out of a pool below ten.
 */
const passiveCheck = {
  splitExternalLocalOriginErrors: true,
  consecutiveLocalOriginFailures: 2,
  consecutiveGatewayErrors: 5,
  consecutive5XxErrors: never,
  interval: "1s",
  baseEjectionTime: "10s",
  maxEjectionPercent: 50,
  alwaysEjectOneEndpoint: true,
} as const;

/** `off` fails open when nothing is left; the gateway's own default of 50 would send requests to dead nodes as soon as half of them are. */
const panicOf = ({ targetGroupHealth }: KubernetesTargetGroupSettings): number => {
  const { minimumHealthyTargetsPercentage } = targetGroupHealth.unhealthyStateRouting;
  return minimumHealthyTargetsPercentage === "off" ? 1 : minimumHealthyTargetsPercentage;
};

/** A load balancer of AWS breaks no circuit; these bounds only keep a proxy from running out of sockets. */
const circuitBreaker = {
  maxConnections: 65536,
  maxPendingRequests: 65536,
  maxParallelRequests: 65536,
  maxParallelRetries: 1024,
} as const;

/** The node took nothing of the request. */
const untouched: readonly Trigger[] = ["connect-failure", "refused-stream", "reset-before-request"];

const healthCheckOf = (traffic: ActionTraffic) => ({
  active: activeCheck(traffic),
  passive: passiveCheck,
  panicThreshold: panicOf(traffic.group),
});

const proxyProtocolOf = ({ proxyProtocolV2 }: KubernetesTargetGroupSettings) =>
  proxyProtocolV2 ? { proxyProtocol: { version: "V2" as const } } : {};

/** How requests reach the nodes of an HTTP action. `repeatable`: the requests may be sent again although a node has seen them. */
export function planHttpTraffic(traffic: ActionTraffic, repeatable: boolean): Spec {
  const { group, idleTimeout, retries } = traffic;
  const triggers: readonly Trigger[] = repeatable ? [...untouched, "reset"] : untouched;
  return {
    loadBalancer: loadBalancerOf(traffic),
    healthCheck: healthCheckOf(traffic),
    circuitBreaker,
    ...(retries === 0 ? {} : { retry: { numRetries: retries, retryOn: { triggers } } }),
    timeout: {
      // A machine that does not answer is known as soon as a check would know it.
      tcp: { connectTimeout: durationText(group.healthCheck.timeout) },
      http: { connectionIdleTimeout: durationText(idleTimeout) },
    },
    ...proxyProtocolOf(group),
  };
}

/** How connections, or the packets of a client, reach the nodes. */
export function planConnectionTraffic(traffic: ActionTraffic): Spec {
  const { group } = traffic;
  const healthCheck = { active: activeCheck(traffic), panicThreshold: panicOf(group) };
  if (group.protocol === "UDP") return { loadBalancer: loadBalancerOf(traffic), healthCheck };
  return {
    loadBalancer: loadBalancerOf(traffic),
    healthCheck: { ...healthCheck, passive: passiveCheck },
    circuitBreaker,
    timeout: { tcp: { connectTimeout: durationText(group.healthCheck.timeout) } },
    ...proxyProtocolOf(group),
  };
}
