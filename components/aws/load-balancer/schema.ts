import { z } from "zod";
import { cidr, formed, mapOf, within } from "../../../model/settings/primitives";
import type { Limits } from "../../../platforms/aws/limits";
import { wordOf } from "../../../platforms/aws/primitives";
import { defaultTlsPolicy } from "../../../platforms/aws/tls";
import { balancerScheme, balancerType } from "../../balancer-options";
import { action, conditions, rewrite } from "./schema/action";
import { fixedAddresses } from "./schema/addresses";
import { requestHeaders, responseHeaders } from "./schema/headers";
import { mutualAuthentication } from "./schema/mutual-authentication";

const certificateArn = formed(
  /^arn:aws[a-z-]*:(?:acm|iam):\S+$/,
  "the ARN of an ACM or IAM certificate such as arn:aws:acm:eu-west-1:123456789012:certificate/1a2b3c4d",
);

const rule = (limits: Limits) =>
  z.strictObject({
    priority: within(limits, "elbv2.rule.priority").describe(
      "Order of the rules, lowest first; unique within the listener.",
    ),
    conditions: conditions(limits),
    rewrite: rewrite(limits),
    action: action(limits),
  });

const listener = (limits: Limits) =>
  z.strictObject({
    port: within(limits, "elbv2.port").describe("Port that clients connect to."),
    protocol: z
      .enum(["HTTP", "HTTPS", "TCP", "TLS", "UDP", "TCP_UDP"])
      .describe("HTTP and HTTPS on an application load balancer, the others on a network one."),
    sslPolicy: wordOf(limits, "elbv2.listener.sslPolicy")
      .default(defaultTlsPolicy)
      .describe(
        "TLS versions and ciphers of HTTPS and TLS listeners. The default, as the console's: 1.2 and 1.3, strong ciphers, post-quantum key exchange. Older ones are refused.",
      ),
    alpnPolicy: wordOf(limits, "elbv2.listener.alpnPolicy")
      .describe("Protocol negotiation of TLS listeners.")
      .optional(),
    certificateArn: certificateArn.describe("Certificate in place of the cluster's own.").optional(),
    additionalCertificates: mapOf(certificateArn)
      .default({})
      .describe("More certificates, chosen by the name that the client asks for (SNI): name -> ARN."),
    allow: z
      .array(cidr)
      .describe(
        "Ranges that may reach this port; merged into the firewall. Default: everybody for an internet-facing balancer, else the VPC.",
      )
      .optional(),
    mutualAuthentication: mutualAuthentication(),
    responseHeaders: responseHeaders(limits),
    requestHeaders: requestHeaders(limits),
    defaultAction: action(limits).describe("What is done with requests that no rule takes."),
    rules: mapOf(rule(limits))
      .default({})
      .describe("Exceptions from the default action, by name. Application load balancers only."),
  });

const accessLogs = (limits: Limits) =>
  z
    .union(
      [
        z.strictObject({
          retention: within(limits, "s3.retention").default(90).describe("Days after which logs are deleted."),
        }),
        z.literal(false),
      ],
      "false, or { retention: 90 }",
    )
    .prefault({})
    .describe(
      "Access logs in a bucket made for them; false turns them off. A network load balancer logs TLS connections only.",
    );

/** Off unless it is wanted: each line costs storage, and most questions are answered by access logs. */
const furtherLogs = (limits: Limits, what: string) =>
  z
    .union(
      [
        z.strictObject({
          retention: within(limits, "s3.retention").default(90).describe("Days after which logs are deleted."),
        }),
        z.literal(false),
      ],
      "false, or { retention: 90 }",
    )
    .default(false)
    .describe(what);

/** The options of a load balancer, each by itself; `loadBalancerSettings` adds the rules between them. */
export const loadBalancerShape = (limits: Limits) =>
  z.strictObject({
    type: balancerType(),
    scheme: balancerScheme("A change replaces the balancer."),
    ipAddressType: wordOf(limits, "elbv2.ipAddressType")
      .default("ipv4")
      .describe(
        "`dualstack` adds IPv6; the network needs ipv6 then. `dualstack-without-public-ipv4` has public addresses in IPv6 only: internet-facing application load balancers.",
      ),
    ...fixedAddresses(),
    idleTimeout: z
      .number("seconds")
      .multipleOf(1, "whole seconds")
      .describe(
        "Seconds without data after which a connection is closed. Default: the vendor's, 60 for an application load balancer, 350 for a network one. Keep the application's own keep-alive longer.",
      )
      .optional(),
    clientKeepAlive: within(limits, "elbv2.alb.clientKeepAlive")
      .describe(
        "Seconds that a client's connection may live at most. Default: the vendor's, 3600. Application load balancers only.",
      )
      .optional(),
    enableCrossZoneLoadBalancing: z
      .boolean()
      .default(true)
      .describe(
        "Whether each zone's balancer reaches the targets of all zones. Always on for an application load balancer.",
      ),
    enableDeletionProtection: z.boolean().default(false).describe("Whether AWS refuses to delete the balancer."),
    enableZonalShift: z.boolean().default(true).describe("Whether traffic can be moved away from a zone by hand."),
    dropInvalidHeaderFields: z
      .boolean()
      .default(true)
      .describe("Whether malformed headers are dropped. Application load balancers only."),
    desyncMitigationMode: wordOf(limits, "elbv2.desyncMitigationMode")
      .default("defensive")
      .describe("How requests that could be smuggled are treated. Application load balancers only."),
    enableHttp2: z.boolean().default(true).describe("Whether clients may use HTTP/2. Application load balancers only."),
    enableTlsVersionAndCipherSuiteHeaders: z
      .boolean()
      .default(false)
      .describe(
        "Whether nodes are told the client's TLS version and cipher suite in request headers. Application load balancers only.",
      ),
    accessLogs: accessLogs(limits),
    connectionLogs: furtherLogs(
      limits,
      "Connection logs in the balancer's log bucket, below `connections/`: client, TLS version, cipher and handshake, and why a client's certificate was refused. Application load balancers only. Source: Application Load Balancers user guide, connection logs.",
    ),
    healthCheckLogs: furtherLogs(
      limits,
      "Health check logs in the balancer's log bucket, below `health-checks/`: each target's result and why a check failed. Application load balancers only. Source: Application Load Balancers user guide, health check logs.",
    ),
    listeners: mapOf(listener(limits)).describe("Ports that clients connect to, by name."),
  });

export type LoadBalancerShape = z.output<ReturnType<typeof loadBalancerShape>>;
export type ListenerShape = LoadBalancerShape["listeners"][string];
export type ActionShape = ListenerShape["defaultAction"];
export type RuleShape = ListenerShape["rules"][string];
export type ConditionShape = RuleShape["conditions"];
