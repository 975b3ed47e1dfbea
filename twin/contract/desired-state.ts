/**
 * What the data plane reconciles: derived from the control plane's store (`derive.ts`), never stored itself.
 * Addresses are loopback ones (`loopbackAddress`): one for every node and every balancer interface, so that security-group edges can be enforced.
 */
import type { ScheduledAction } from "../../platforms/aws/scaling/schedules";
import type { TrackingRule } from "../../platforms/aws/scaling/target-tracking";
import type { WarmPoolSizes } from "../../platforms/aws/scaling/warm-pool";
import type { Certificate } from "./certificate";
import type { ClientCertificates } from "./client-certificates";
import type { LaunchTemplate, OwnMachine } from "./launch-template";
import type { NodeLifecycle, RefreshPreferences } from "./scaling";
import type { StepScalingPolicy } from "./step-policy";
import type { WebAcl } from "./web-acl";

/** Settings of the twin itself, from the stack's `vipkit:twin`. */
export interface TwinSettings {
  /** Seconds from launch to the start of the node's process, standing for the machine's boot. */
  readonly bootTime: number;
  /** Seconds of one metric datapoint for target tracking; the vendor's is 60. */
  readonly metricPeriod: number;
  /** The node's command when the stack's launch template runs a container image; empty: the example server. */
  readonly nodeCommand: readonly string[];
}

export interface Balancer {
  readonly arn: string;
  readonly name: string;
  readonly type: "application" | "network";
  /** One interface per zone; the first is the VIP. */
  readonly addresses: readonly { readonly zone: string; readonly ip: string }[];
  readonly dnsName: string;
  readonly securityGroups: readonly string[];
  readonly crossZone: boolean;
  /** Seconds. */
  readonly idleTimeout: number;
  readonly dropInvalidHeaderFields: boolean;
  readonly http2: boolean;
  /** Seconds that a client's connection may live. */
  readonly clientKeepAlive: number;
  /** What is done with `X-Forwarded-For`, and whether the client's port is in it. */
  readonly forwardedFor: { readonly mode: "append" | "preserve" | "remove"; readonly hasPort: boolean };
  readonly accessLogs: boolean;
  readonly connectionLogs: boolean;
  readonly healthCheckLogs: boolean;
  /** What stands before it; undefined without a web ACL. */
  readonly webAcl: WebAcl | undefined;
  readonly listeners: readonly Listener[];
}

export interface Listener {
  readonly arn: string;
  readonly port: number;
  readonly protocol: "HTTP" | "HTTPS" | "TCP" | "TLS" | "UDP" | "TCP_UDP";
  readonly sslPolicy: string | undefined;
  readonly alpnPolicy: string | undefined;
  /** The first is the default; the others answer by SNI. ARNs of ACM certificates. */
  readonly certificates: readonly string[];
  /** Whose certificates clients must show; undefined where they show none. */
  readonly clientCertificates: ClientCertificates | undefined;
  /** What every answer carries, in place of a node's own header of that name. */
  readonly responseHeaders: readonly { readonly name: string; readonly value: string }[];
  /** Whether answers may have a `Server` header. */
  readonly serverHeader: boolean;
  /** Names of the request headers that tell nodes of the client's TLS connection; undefined where they are not sent. */
  readonly tlsHeaders: { readonly version: string; readonly cipherSuite: string } | undefined;
  readonly defaultAction: Action;
  /** Ascending priority. */
  readonly rules: readonly Rule[];
}

export interface Rule {
  readonly arn: string;
  readonly priority: number;
  readonly conditions: readonly Condition[];
  readonly rewrites: readonly Rewrite[];
  readonly action: Action;
}

/** A regular expression and what stands in place of its match: `$1` is its first group. */
export interface Rewrite {
  readonly part: "host" | "url";
  readonly regex: string;
  readonly replace: string;
}

/** All of one rule's conditions must hold; one of its values suffices. `*` and `?` are wildcards, unless values are a `regex`. */
export type Condition =
  | { readonly field: "path" | "host" | "method"; readonly values: readonly string[]; readonly regex?: true }
  | { readonly field: "source-ip"; readonly values: readonly string[] }
  | { readonly field: "source-family"; readonly values: readonly string[] }
  | { readonly field: "header"; readonly name: string; readonly values: readonly string[]; readonly regex?: true }
  | {
      readonly field: "query";
      readonly values: readonly { readonly key: string | undefined; readonly value: string }[];
    };

export type Action =
  | {
      readonly type: "forward";
      readonly targetGroups: readonly { readonly arn: string; readonly weight: number }[];
      /** Group stickiness, seconds; 0 is off. */
      readonly stickiness: number;
    }
  | {
      readonly type: "redirect";
      readonly statusCode: 301 | 302;
      readonly protocol: string;
      readonly host: string;
      readonly port: string;
      readonly path: string;
      readonly query: string;
    }
  | {
      readonly type: "fixed-response";
      readonly statusCode: number;
      readonly contentType: string;
      readonly body: string;
    };

export interface HealthCheck {
  readonly protocol: "HTTP" | "HTTPS" | "TCP";
  /** Number, or the target's own. */
  readonly port: number | "traffic-port";
  readonly path: string;
  /** `200`, `200-299`, `200,204`. */
  readonly matcher: string;
  readonly interval: number;
  readonly timeout: number;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
}

export interface TargetGroup {
  readonly arn: string;
  readonly name: string;
  readonly protocol: "HTTP" | "HTTPS" | "TCP" | "TLS" | "UDP" | "TCP_UDP";
  readonly port: number;
  readonly algorithm: "round_robin" | "least_outstanding_requests" | "weighted_random";
  readonly stickiness:
    | { readonly type: "lb_cookie"; readonly duration: number }
    | { readonly type: "app_cookie"; readonly duration: number; readonly cookieName: string }
    | { readonly type: "source_ip" }
    | undefined;
  /** Seconds. */
  readonly slowStart: number;
  readonly deregistrationDelay: number;
  readonly connectionTermination: boolean;
  readonly proxyProtocolV2: boolean;
  /** Healthy targets below which the group fails open. */
  readonly minimumHealthyTargets: number;
  readonly healthCheck: HealthCheck;
  /** ARN of the Lambda function in place of targets, which the twin does not run; empty until one is registered. Undefined: targets have a port. */
  readonly functionArn: string | undefined;
  /** Addresses registered by hand (`TargetGroupAttachment`); those of autoscaling groups come from the compute side. */
  readonly attachments: readonly { readonly id: string; readonly port: number }[];
}

export interface ScalingGroup {
  readonly name: string;
  readonly arn: string;
  readonly minSize: number;
  readonly maxSize: number;
  readonly desiredCapacity: number;
  readonly healthCheckType: "EC2" | "ELB";
  /** Seconds. */
  readonly healthCheckGracePeriod: number;
  readonly defaultInstanceWarmup: number;
  readonly subnets: readonly { readonly id: string; readonly zone: string; readonly cidr: string }[];
  readonly targetGroups: readonly string[];
  readonly launchTemplate: LaunchTemplate;
  readonly hooks: readonly {
    readonly name: string;
    readonly transition: "launching" | "terminating";
    readonly heartbeat: number;
    readonly result: "CONTINUE" | "ABANDON";
  }[];
  readonly policies: readonly TargetTrackingPolicy[];
  /** One for each alarm that calls a step policy. */
  readonly steps: readonly StepScalingPolicy[];
  readonly schedules: readonly ScheduledAction[];
  /** Policies that the twin does not run, each with the reason. */
  readonly skipped: readonly string[];
  /** Seconds after which a node is replaced; 0: never. */
  readonly maxInstanceLifetime: number;
  /** Instance maintenance policy: percentages of the desired capacity to stay within when nodes are replaced. */
  readonly maintenance: { readonly minHealthyPercentage: number; readonly maxHealthyPercentage: number } | undefined;
  /** Preferences of a refresh; undefined when the group declares none. */
  readonly refresh: RefreshPreferences | undefined;
  /** Prepared machines beside the group; undefined without a pool. */
  readonly warmPool: WarmPoolSizes | undefined;
  /** The pulumi-side tags that propagate to nodes. */
  readonly tags: Readonly<Record<string, string>>;
  /** Present where it is no group, but one machine that the program made by itself: it is never replaced, scaled or moved. */
  readonly machine?: OwnMachine;
}

export interface TargetTrackingPolicy extends TrackingRule {
  readonly metric: "ASGAverageCPUUtilization" | "ALBRequestCountPerTarget";
  /** For requests per target: the target group's ARN. */
  readonly targetGroup: string | undefined;
}

/** Who may connect where: the stand-alone rules of one security group. */
export interface SecurityGroup {
  readonly id: string;
  readonly ingress: readonly Edge[];
  readonly egress: readonly Edge[];
}
export interface Edge {
  /** `tcp`, `udp`, `-1`. */
  readonly protocol: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly peer: { readonly cidr: string } | { readonly securityGroup: string };
}

export interface DesiredState {
  /** Second octet of the stack's loopback addresses. */
  readonly slot: number;
  readonly balancers: readonly Balancer[];
  readonly targetGroups: readonly TargetGroup[];
  readonly scalingGroups: readonly ScalingGroup[];
  readonly securityGroups: readonly SecurityGroup[];
  readonly certificates: readonly Certificate[];
}

/** A node, as the compute side tells the balancer side and the status table. */
export interface Node {
  /** `i-0123456789abcdef0` */
  readonly id: string;
  readonly group: string;
  readonly zone: string;
  /** VPC address. */
  readonly privateIp: string;
  /** Loopback address that stands for the private one: guarded by the security groups. */
  readonly address: string;
  /** Where the process itself listens; only the data plane knows. The port is the target's own. */
  readonly backendAddress: string;
  readonly securityGroups: readonly string[];
  readonly launchTemplateVersion: number;
  readonly lifecycle: NodeLifecycle;
  readonly launchedAt: number;
  readonly pid: number | undefined;
  /** What has befallen it, until its group replaces it: its process is stopped, or has ended by itself. Absent: nothing. */
  readonly fault?: "hung" | "ended";
}

/** What the balancer side is told to serve: which node is in which target group, and whether it is draining. */
export interface Registration {
  readonly targetGroup: string;
  readonly node: string;
  readonly address: string;
  readonly backendAddress: string;
  readonly port: number;
  readonly zone: string;
  /** Milliseconds since the epoch when deregistration began; undefined while registered. */
  readonly drainingSince: number | undefined;
}

/** The vendor's words for the state of a target, with its reason codes (`Target.Timeout`, `Elb.InitialHealthChecking`). */
export interface TargetHealth {
  readonly targetGroup: string;
  readonly node: string;
  readonly state: "initial" | "healthy" | "unhealthy" | "draining" | "unused";
  readonly reason: string;
  readonly description: string;
  /** In flight: requests, or connections of a network balancer. */
  readonly connections: number;
  /** So far: requests answered, or connections of a network balancer, who sees no requests. */
  readonly requests: number;
  /** Those of them that were answered 5xx; 0 of a network balancer. Absent where nothing counts. */
  readonly errors?: number;
}
