// What a user may write. Generated from the schemas by `npm run docs`: edit them, not this.
/** Targets that share a health check and an affinity. */
export interface TargetGroupInput {
  /** Protocol to the targets. HTTP and HTTPS belong to an application load balancer, the others to a network one. Default: `"HTTP"`. */
  protocol?: "HTTP" | "HTTPS" | "TCP" | "TLS" | "UDP" | "TCP_UDP" | undefined;
  /** HTTP version to the targets, HTTP and HTTPS groups only. Default: HTTP1. */
  protocolVersion?: "GRPC" | "HTTP1" | "HTTP2" | undefined;
  /** Port on which targets serve. A change replaces the group. Allowed: 1 to 65535 (limit elbv2.port, read 2026-11-30). Default: `8080`. */
  port?: number | undefined;
  /** What is registered: machines, addresses, an application load balancer behind a network one, or a Lambda function. Default: `"instance"`. */
  targetType?: "instance" | "ip" | "alb" | "lambda" | undefined;
  /** The Lambda function of a group with targetType lambda. Application load balancers only; the group has no port, protocol, affinity, slow start and drain of its own. The twin runs no functions: it answers 502 for them, as AWS does for one that fails. Source: Application Load Balancers user guide, Lambda functions as targets. */
  function?: TargetGroupFunctionInput | undefined;
  /** How a target is chosen, HTTP and HTTPS groups only; a network load balancer hashes each flow. Default: `"round_robin"`. */
  loadBalancingAlgorithmType?: "round_robin" | "least_outstanding_requests" | "weighted_random" | undefined;
  /** Whether targets that answer worse than the rest get less; weighted_random only. Default: `false`. */
  anomalyMitigation?: boolean | undefined;
  /** Session affinity to one target. Absent: every request is balanced by itself. When the target fails, its clients move to another one. */
  stickiness?:
    | TargetGroupLbCookieStickinessInput
    | TargetGroupAppCookieStickinessInput
    | TargetGroupSourceIpStickinessInput
    | undefined;
  /** Seconds that a leaving target may finish its requests (connection draining). Allowed: 0 to 3600 seconds (limit elbv2.targetGroup.deregistrationDelay, read 2026-11-30). Default: `30`. */
  deregistrationDelay?: number | undefined;
  /** Whether connections are cut when the delay ends; network load balancers only. */
  connectionTermination?: boolean | undefined;
  /** Whether targets see the client's address; network load balancers only. */
  preserveClientIp?: boolean | undefined;
  /** Whether connections start with a proxy protocol header; network load balancers only. Default: `false`. */
  proxyProtocolV2?: boolean | undefined;
  /** Seconds over which a new target's share grows to full; 0 is off. HTTP and HTTPS groups with round_robin only. Allowed: 0 (off) or 30 to 900 seconds (limit elbv2.targetGroup.slowStart, read 2026-11-30). Default: `0`. */
  slowStart?: number | undefined;
  /** Whether a zone's balancer reaches the targets of all zones; the third value stands for the balancer's own setting. Allowed: true, false or use_load_balancer_configuration. Default: `"use_load_balancer_configuration"`. */
  crossZone?: "true" | "false" | "use_load_balancer_configuration" | boolean | undefined;
  /** How the balancer finds out whether a target works. When all targets fail, all get traffic (fail open). */
  healthCheck?: TargetGroupHealthCheckInput | undefined;
  /** What happens when a zone has few healthy targets left. */
  targetGroupHealth?: TargetGroupTargetGroupHealthInput | undefined;
}

export interface TargetGroupFunctionInput {
  /** The function, in the cluster's region and account; a version or an alias may follow. It gets a permission by which the balancer may invoke it for this group. Allowed: the ARN of a function, or of a version or alias of it other than $LATEST, such as arn:aws:lambda:eu-west-1:123456789012:function:hello. */
  arn: string;
  /** Whether request and answer carry headers and query parameters as lists, so that none of the same name is lost. Source: AWS service model elbv2, TargetGroupAttribute lambda.multi_value_headers.enabled. Default: `false`. */
  multiValueHeaders?: boolean | undefined;
}

export interface TargetGroupLbCookieStickinessInput {
  /** The balancer's own cookie, AWSALB. HTTP and HTTPS groups. */
  type: "lb_cookie";
  /** Seconds that a client stays with its target. Renewed by each answer. Allowed: 1 to 604800 seconds (limit elbv2.stickiness.duration, read 2026-11-30). Default: `86400`. */
  cookieDuration?: number | undefined;
}

export interface TargetGroupAppCookieStickinessInput {
  /** A cookie that the application sets. HTTP and HTTPS groups; not in a weighted forward action. */
  type: "app_cookie";
  /** Name of the application's cookie. Names that start with AWSALB are the balancer's. Allowed: a cookie name of 1 to 256 characters (limit elbv2.stickiness.cookieName.length, read 2026-11-30). */
  cookieName: string;
  /** Seconds that a client stays with its target. Renewed by each answer. Allowed: 1 to 604800 seconds (limit elbv2.stickiness.duration, read 2026-11-30). Default: `86400`. */
  cookieDuration?: number | undefined;
}

export interface TargetGroupSourceIpStickinessInput {
  /** A hash of the client's address. TCP, TLS, UDP and TCP_UDP groups. */
  type: "source_ip";
}

export interface TargetGroupHealthCheckInput {
  /** Whether targets are checked. Default: true; false for a function, of which each check is an invocation that AWS bills. Machines, addresses and balancers are always checked. Source: AWS service model elbv2, CreateTargetGroup.HealthCheckEnabled. */
  enabled?: boolean | undefined;
  /** Protocol of the check. Default: the group's own when checks speak it, else TCP. */
  protocol?: "HTTP" | "HTTPS" | "TCP" | undefined;
  /** Port that is checked; `traffic-port` is the one that serves. Allowed: traffic-port, or 1 to 65535. Default: `"traffic-port"`. */
  port?: "traffic-port" | number | undefined;
  /** Path that is asked for. For GRPC the method, as in /package.service/method. Not for TCP checks. Allowed: a path of 1 to 1024 characters (limit elbv2.healthCheck.path.length, read 2026-11-30). Default: `"/healthz"`. */
  path?: string | undefined;
  /** Status codes that count as healthy: one, a list or a range. Not for TCP checks. Allowed: status codes such as 200, 200-299 or 200,204. Default: `"200-299"`. */
  matcher?: string | undefined;
  /** Seconds from one check of a target to the next. Detection takes interval x unhealthyThreshold. Allowed: 5 to 300 seconds (limit elbv2.healthCheck.interval, read 2026-11-30). Default: `5`. */
  interval?: number | undefined;
  /** Seconds without an answer after which a check has failed; below the interval. Allowed: 2 to 120 seconds (limit elbv2.healthCheck.timeout, read 2026-11-30). Default: `2`. */
  timeout?: number | undefined;
  /** Successes in a row that bring a failed target back. Allowed: 2 to 10 (limit elbv2.healthCheck.healthyThreshold, read 2026-11-30). Default: `2`. */
  healthyThreshold?: number | undefined;
  /** Failures in a row after which a target gets no more requests. Allowed: 2 to 10 (limit elbv2.healthCheck.unhealthyThreshold, read 2026-11-30). Default: `2`. */
  unhealthyThreshold?: number | undefined;
}

export interface TargetGroupTargetGroupHealthInput {
  /** When a zone gets no new clients: below the count or the percentage, whichever comes first. */
  dnsFailover?: TargetGroupDnsFailoverInput | undefined;
  /** When a zone fails open: below the count or the percentage, whichever comes first. */
  unhealthyStateRouting?: TargetGroupUnhealthyStateRoutingInput | undefined;
}

export interface TargetGroupDnsFailoverInput {
  /** Healthy targets in a zone below which the zone leaves DNS. Allowed: off, or 1 to 1000 (limit elbv2.targetGroup.minimumHealthyTargets, read 2026-11-23). Default: `1`. */
  minimumHealthyTargetsCount?: "off" | false | number | undefined;
  /** Percent of healthy targets in a zone below which the zone leaves DNS; unlike a count it fits a group that grows. Allowed: off, or 1 to 100 percent (limit elbv2.targetGroup.minimumHealthyPercentage, read 2026-11-30). Default: `"off"`. */
  minimumHealthyTargetsPercentage?: "off" | false | number | undefined;
}

export interface TargetGroupUnhealthyStateRoutingInput {
  /** Healthy targets in a zone below which its traffic goes to all targets, unhealthy ones too. Allowed: 1 to 1000 (limit elbv2.targetGroup.minimumHealthyTargets, read 2026-11-23). Default: `1`. */
  minimumHealthyTargetsCount?: number | undefined;
  /** Percent of healthy targets in a zone below which its traffic goes to all targets, unhealthy ones too; unlike a count it fits a group that grows. Allowed: off, or 1 to 100 percent (limit elbv2.targetGroup.minimumHealthyPercentage, read 2026-11-30). Default: `"off"`. */
  minimumHealthyTargetsPercentage?: "off" | false | number | undefined;
}
