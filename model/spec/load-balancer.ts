import { z } from "zod";
import type { Limits } from "../limits";
import { cidr, key, mapOf, within } from "./primitives";

const forward = (limits: Limits) =>
  z.strictObject({
    type: z.literal("forward"),
    /** Weight by target group key. One group takes everything whatever its weight. */
    targetGroups: z.record(key, within(limits, "elbv2.forward.weight")),
    /** Group stickiness: keeps a client on the target group that it was first given. */
    stickiness: z.strictObject({ duration: within(limits, "elbv2.stickiness.duration") }).optional(),
  });

const redirect = z.strictObject({
  type: z.literal("redirect"),
  protocol: z.enum(["HTTP", "HTTPS", "#{protocol}"]).default("HTTPS"),
  port: z.string().default("443"),
  host: z.string().min(1).max(128).default("#{host}"),
  path: z.string().min(1).max(128).default("/#{path}"),
  query: z.string().max(128).default("#{query}"),
  statusCode: z.enum(["HTTP_301", "HTTP_302"]).default("HTTP_301"),
});

const fixedResponse = z.strictObject({
  type: z.literal("fixed-response"),
  statusCode: z.int().min(200).max(599).default(403),
  contentType: z
    .enum(["text/plain", "text/css", "text/html", "application/javascript", "application/json"])
    .default("text/plain"),
  messageBody: z.string().max(1024).default(""),
});

const action = (limits: Limits) => z.discriminatedUnion("type", [forward(limits), redirect, fixedResponse]);

const values = z.array(z.string().min(1).max(128)).min(1).max(5);

const conditions = z.strictObject({
  path: values.optional(),
  host: values.optional(),
  method: values.optional(),
  sourceIp: z.array(cidr).min(1).max(5).optional(),
  headers: z.record(z.string().min(1).max(40), values).optional(),
  query: z
    .array(z.strictObject({ key: z.string().max(128).optional(), value: z.string().min(1).max(128) }))
    .max(5)
    .optional(),
});

const listener = (limits: Limits) =>
  z.strictObject({
    port: within(limits, "elbv2.port"),
    protocol: z.enum(["HTTP", "HTTPS", "TCP", "TLS", "UDP", "TCP_UDP"]),
    /** TLS 1.2 and 1.3 by default; older policies are refused. */
    sslPolicy: z.string().default("ELBSecurityPolicy-TLS13-1-2-2021-06"),
    alpnPolicy: z.enum(["HTTP1Only", "HTTP2Only", "HTTP2Optional", "HTTP2Preferred", "None"]).optional(),
    /** ARN in place of the cluster's own certificate. */
    certificateArn: z.string().optional(),
    /** More certificates, chosen by SNI: name -> ARN. */
    additionalCertificates: mapOf(z.string()).default({}),
    /** Who may reach this port; merged into the firewall's edge list. */
    allow: z.array(cidr).optional(),
    defaultAction: action(limits),
    rules: mapOf(
      z.strictObject({ priority: within(limits, "elbv2.rule.priority"), conditions, action: action(limits) }),
    ).default({}),
  });

export const loadBalancerSettings = (limits: Limits) =>
  z.strictObject({
    type: z.enum(["application", "network"]).default("application"),
    scheme: z.enum(["internet-facing", "internal"]).default("internet-facing"),
    ipAddressType: z.enum(["ipv4", "dualstack"]).default("ipv4"),
    idleTimeout: z.int().optional(),
    clientKeepAlive: within(limits, "elbv2.alb.clientKeepAlive").optional(),
    /** ALB: always on. NLB: default true here, so that a weak zone does not concentrate load. */
    enableCrossZoneLoadBalancing: z.boolean().default(true),
    enableDeletionProtection: z.boolean().default(false),
    enableZonalShift: z.boolean().default(true),
    dropInvalidHeaderFields: z.boolean().default(true),
    desyncMitigationMode: z.enum(["monitor", "defensive", "strictest"]).default("defensive"),
    enableHttp2: z.boolean().default(true),
    /** Access logs in a bucket that this component makes, with the policy that the region needs. Retention in days. */
    accessLogs: z.union([z.literal(false), z.strictObject({ retention: z.int().min(1).default(90) })]).prefault({}),
    listeners: mapOf(listener(limits)),
  });

export type LoadBalancerSettings = z.output<ReturnType<typeof loadBalancerSettings>>;
export type LoadBalancerInput = z.input<ReturnType<typeof loadBalancerSettings>>;
export type ListenerSettings = LoadBalancerSettings["listeners"][string];
export type ActionSettings = ListenerSettings["defaultAction"];
export type ConditionSettings = ListenerSettings["rules"][string]["conditions"];
