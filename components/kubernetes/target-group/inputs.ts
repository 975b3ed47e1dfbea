// What a user may write. Generated from the schemas by `npm run docs`: edit them, not this.
/** Targets that share a health check and an affinity. */
export interface KubernetesTargetGroupInput {
  /** Protocol to the targets. HTTP and HTTPS belong to an application load balancer, the others to a network one. Default: `"HTTP"`. */
  protocol?: "HTTP" | "HTTPS" | "TCP" | "UDP" | undefined;
  /** HTTP version to the targets, HTTP and HTTPS groups only. Default: HTTP1. */
  protocolVersion?: "HTTP1" | "HTTP2" | "GRPC" | undefined;
  /** Port on which targets serve. Allowed: 1 to 65535. Default: `8080`. */
  port?: number | undefined;
  /** How a target is chosen; groups with stickiness are hashed instead. Default: `"round_robin"`. */
  loadBalancingAlgorithmType?: "round_robin" | "least_outstanding_requests" | "weighted_random" | undefined;
  /** Session affinity to one target. Absent: every request is balanced by itself. When the target fails, its clients move to another one. */
  stickiness?:
    | KubernetesTargetGroupLbCookieStickinessInput
    | KubernetesTargetGroupAppCookieStickinessInput
    | KubernetesTargetGroupSourceIpStickinessInput
    | undefined;
  /** Seconds that a leaving target may finish its requests (connection draining). Allowed: 0 to 3600 seconds. Default: `30`. */
  deregistrationDelay?: number | undefined;
  /** Whether connections to targets start with a proxy protocol header. Default: `false`. */
  proxyProtocolV2?: boolean | undefined;
  /** Seconds over which a new target's share grows to full; 0 is off. Not with stickiness. Allowed: 0 (off) or 1 to 900 seconds. Default: `0`. */
  slowStart?: number | undefined;
  /** How gateway and kubelet find out whether a target works: active checks of the one, readiness of the other. */
  healthCheck?: KubernetesTargetGroupHealthCheckInput | undefined;
  /** What happens when few healthy targets are left. */
  targetGroupHealth?: KubernetesTargetGroupTargetGroupHealthInput | undefined;
  /** Encryption to the nodes, of groups with protocol HTTPS. */
  backendTls?: KubernetesTargetGroupBackendTlsInput | undefined;
}

export interface KubernetesTargetGroupLbCookieStickinessInput {
  /** The gateway's own cookie, VIPKIT. HTTP groups. */
  type: "lb_cookie";
  /** Seconds that a client stays with its target. Counted from the first answer. Allowed: 1 to 604800 seconds. Default: `86400`. */
  cookieDuration?: number | undefined;
}

export interface KubernetesTargetGroupAppCookieStickinessInput {
  /** A cookie that the application sets: its value is hashed. HTTP groups. */
  type: "app_cookie";
  /** Name of the application's cookie. Allowed: a cookie name of 1 to 256 characters (limit gateway.header.length, read 2026-11-30). */
  cookieName: string;
}

export interface KubernetesTargetGroupSourceIpStickinessInput {
  /** A hash of the client's address. Groups of every protocol. */
  type: "source_ip";
}

export interface KubernetesTargetGroupHealthCheckInput {
  /** Protocol of the check. Default: HTTP for HTTP and HTTPS groups, else TCP. */
  protocol?: "HTTP" | "TCP" | undefined;
  /** Port that is checked; `traffic-port` is the one that serves. Allowed: traffic-port, or 1 to 65535. Default: `"traffic-port"`. */
  port?: "traffic-port" | number | undefined;
  /** Path that is asked for. Not for TCP checks. Allowed: a path of 1 to 1024 characters (limit envoy.health.path.length, read 2026-11-30). Default: `"/healthz"`. */
  path?: string | undefined;
  /** Status codes that count as healthy to the gateway: one, a list or a range. Kubelets take 200 to 399, whatever is written here. Allowed: status codes such as 200, 200-299 or 200,204. Default: `"200-299"`. */
  matcher?: string | undefined;
  /** Seconds from one check of a target to the next. Detection takes interval x unhealthyThreshold. Allowed: 1 to 300 seconds. Default: `5`. */
  interval?: number | undefined;
  /** Seconds without an answer after which a check has failed; below the interval. Allowed: 1 to 120 seconds. Default: `2`. */
  timeout?: number | undefined;
  /** Successes in a row that bring a failed target back. Allowed: 1 to 10. Default: `2`. */
  healthyThreshold?: number | undefined;
  /** Failures in a row after which a target gets no more requests. Allowed: 1 to 10. Default: `2`. */
  unhealthyThreshold?: number | undefined;
}

export interface KubernetesTargetGroupTargetGroupHealthInput {
  /** When a group fails open. */
  unhealthyStateRouting?: KubernetesTargetGroupUnhealthyStateRoutingInput | undefined;
}

export interface KubernetesTargetGroupUnhealthyStateRoutingInput {
  /** Percent of healthy targets below which traffic goes to all of them, unhealthy ones too. `off`: only when none is left. Allowed: off, or 1 to 100 percent. Default: `"off"`. */
  minimumHealthyTargetsPercentage?: "off" | false | number | undefined;
}

export interface KubernetesTargetGroupBackendTlsInput {
  /** Name that the nodes' certificate must have; the gateway asks for it (SNI). Allowed: a host name such as shop.internal. */
  hostname: string;
  /** ConfigMap in the namespace whose `ca.crt` holds the authorities of the nodes' certificates. Default: the system's. Allowed: a ConfigMap's name: letters, digits, hyphens and dots, lower case, up to 253 characters. */
  authorities?: string | undefined;
}
