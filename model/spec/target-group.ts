import { z } from "zod";
import type { Limits } from "../limits";
import { within } from "./primitives";

export const targetGroupSettings = (limits: Limits) =>
  z.strictObject({
    protocol: z.enum(["HTTP", "HTTPS", "TCP", "TLS", "UDP", "TCP_UDP"]).default("HTTP"),
    protocolVersion: z.enum(["HTTP1", "HTTP2", "GRPC"]).optional(),
    port: within(limits, "elbv2.port").default(8080),
    targetType: z.enum(["instance", "ip", "alb"]).default("instance"),
    loadBalancingAlgorithmType: z
      .enum(["round_robin", "least_outstanding_requests", "weighted_random"])
      .default("round_robin"),
    anomalyMitigation: z.boolean().default(false),
    stickiness: z
      .discriminatedUnion("type", [
        z.strictObject({
          type: z.literal("lb_cookie"),
          cookieDuration: within(limits, "elbv2.stickiness.duration").default(86400),
        }),
        z.strictObject({
          type: z.literal("app_cookie"),
          cookieName: z.string().min(1),
          cookieDuration: within(limits, "elbv2.stickiness.duration").default(86400),
        }),
        z.strictObject({ type: z.literal("source_ip") }),
      ])
      .optional(),
    deregistrationDelay: within(limits, "elbv2.targetGroup.deregistrationDelay").default(30),
    connectionTermination: z.boolean().optional(),
    preserveClientIp: z.boolean().optional(),
    proxyProtocolV2: z.boolean().default(false),
    slowStart: z.union([z.literal(0), within(limits, "elbv2.targetGroup.slowStart")]).default(0),
    crossZone: z.enum(["true", "false", "use_load_balancer_configuration"]).default("use_load_balancer_configuration"),
    healthCheck: z
      .strictObject({
        protocol: z.enum(["HTTP", "HTTPS", "TCP"]).optional(),
        port: z.union([z.literal("traffic-port"), within(limits, "elbv2.port")]).default("traffic-port"),
        path: z.string().startsWith("/").max(limits["elbv2.healthCheck.path.length"].max).default("/healthz"),
        matcher: z.string().default("200-299"),
        interval: within(limits, "elbv2.healthCheck.interval").default(5),
        timeout: within(limits, "elbv2.healthCheck.timeout").default(2),
        healthyThreshold: within(limits, "elbv2.healthCheck.healthyThreshold").default(2),
        unhealthyThreshold: within(limits, "elbv2.healthCheck.unhealthyThreshold").default(2),
      })
      .prefault({}),
    targetGroupHealth: z
      .strictObject({
        dnsFailover: z.strictObject({ minimumHealthyTargetsCount: z.int().min(1).default(1) }).prefault({}),
        unhealthyStateRouting: z.strictObject({ minimumHealthyTargetsCount: z.int().min(1).default(1) }).prefault({}),
      })
      .prefault({}),
  });

export type TargetGroupSettings = z.output<ReturnType<typeof targetGroupSettings>>;
export type TargetGroupInput = z.input<ReturnType<typeof targetGroupSettings>>;
