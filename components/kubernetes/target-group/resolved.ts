// What the settings are when every default is resolved. Generated from the schemas by `npm run docs`: edit them, not this.
/** Targets that share a health check and an affinity. */
export interface KubernetesTargetGroupSettings {
  /** Protocol to the targets. HTTP and HTTPS belong to an application load balancer, the others to a network one. Default: `"HTTP"`. */
  readonly protocol: "HTTP" | "HTTPS" | "TCP" | "UDP";
  /** HTTP version to the targets, HTTP and HTTPS groups only. Default: HTTP1. */
  readonly protocolVersion?: "HTTP1" | "HTTP2" | "GRPC" | undefined;
  /** Port on which targets serve. Allowed: 1 to 65535. Default: `8080`. */
  readonly port: number;
  /** How a target is chosen; groups with stickiness are hashed instead. Default: `"round_robin"`. */
  readonly loadBalancingAlgorithmType: "round_robin" | "least_outstanding_requests" | "weighted_random";
  /** Session affinity to one target. Absent: every request is balanced by itself. When the target fails, its clients move to another one. */
  readonly stickiness?:
    | KubernetesTargetGroupLbCookieStickinessSettings
    | KubernetesTargetGroupAppCookieStickinessSettings
    | KubernetesTargetGroupSourceIpStickinessSettings
    | undefined;
  /** Seconds that a leaving target may finish its requests (connection draining). Allowed: 0 to 3600 seconds. Default: `30`. */
  readonly deregistrationDelay: number;
  /** Whether connections to targets start with a proxy protocol header. Default: `false`. */
  readonly proxyProtocolV2: boolean;
  /** Seconds over which a new target's share grows to full; 0 is off. Not with stickiness. Allowed: 0 (off) or 1 to 900 seconds. Default: `0`. */
  readonly slowStart: number;
  /** How gateway and kubelet find out whether a target works: active checks of the one, readiness of the other. */
  readonly healthCheck: KubernetesTargetGroupHealthCheckSettings;
  /** What happens when few healthy targets are left. */
  readonly targetGroupHealth: KubernetesTargetGroupTargetGroupHealthSettings;
  /** Encryption to the nodes, of groups with protocol HTTPS. */
  readonly backendTls?: KubernetesTargetGroupBackendTlsSettings | undefined;
}

export interface KubernetesTargetGroupLbCookieStickinessSettings {
  /** The gateway's own cookie, VIPKIT. HTTP groups. */
  readonly type: "lb_cookie";
  /** Seconds that a client stays with its target. Counted from the first answer. Allowed: 1 to 604800 seconds. Default: `86400`. */
  readonly cookieDuration: number;
}

export interface KubernetesTargetGroupAppCookieStickinessSettings {
  /** A cookie that the application sets: its value is hashed. HTTP groups. */
  readonly type: "app_cookie";
  /** Name of the application's cookie. Allowed: a cookie name of 1 to 256 characters (limit gateway.header.length, read 2026-11-30). */
  readonly cookieName: string;
}

export interface KubernetesTargetGroupSourceIpStickinessSettings {
  /** A hash of the client's address. Groups of every protocol. */
  readonly type: "source_ip";
}

export interface KubernetesTargetGroupHealthCheckSettings {
  /** Protocol of the check. Default: HTTP for HTTP and HTTPS groups, else TCP. */
  readonly protocol?: "HTTP" | "TCP" | undefined;
  /** Port that is checked; `traffic-port` is the one that serves. Allowed: traffic-port, or 1 to 65535. Default: `"traffic-port"`. */
  readonly port: "traffic-port" | number;
  /** Path that is asked for. Not for TCP checks. Allowed: a path of 1 to 1024 characters (limit envoy.health.path.length, read 2026-11-30). Default: `"/healthz"`. */
  readonly path: string;
  /** Status codes that count as healthy to the gateway: one, a list or a range. Kubelets take 200 to 399, whatever is written here. Allowed: status codes such as 200, 200-299 or 200,204. Default: `"200-299"`. */
  readonly matcher: string;
  /** Seconds from one check of a target to the next. Detection takes interval x unhealthyThreshold. Allowed: 1 to 300 seconds. Default: `5`. */
  readonly interval: number;
  /** Seconds without an answer after which a check has failed; below the interval. Allowed: 1 to 120 seconds. Default: `2`. */
  readonly timeout: number;
  /** Successes in a row that bring a failed target back. Allowed: 1 to 10. Default: `2`. */
  readonly healthyThreshold: number;
  /** Failures in a row after which a target gets no more requests. Allowed: 1 to 10. Default: `2`. */
  readonly unhealthyThreshold: number;
}

export interface KubernetesTargetGroupTargetGroupHealthSettings {
  /** When a group fails open. */
  readonly unhealthyStateRouting: KubernetesTargetGroupUnhealthyStateRoutingSettings;
}

export interface KubernetesTargetGroupUnhealthyStateRoutingSettings {
  /** Percent of healthy targets below which traffic goes to all of them, unhealthy ones too. `off`: only when none is left. Allowed: off, or 1 to 100 percent. Default: `"off"`. */
  readonly minimumHealthyTargetsPercentage: "off" | number;
}

export interface KubernetesTargetGroupBackendTlsSettings {
  /** Name that the nodes' certificate must have; the gateway asks for it (SNI). Allowed: a host name such as shop.internal. */
  readonly hostname: string;
  /** ConfigMap in the namespace whose `ca.crt` holds the authorities of the nodes' certificates. Default: the system's. Allowed: a ConfigMap's name: letters, digits, hyphens and dots, lower case, up to 253 characters. */
  readonly authorities?: string | undefined;
}
