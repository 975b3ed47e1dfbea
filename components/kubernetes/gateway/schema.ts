import { z } from "zod";
import { cidr, mapOf } from "../../../model/settings/primitives";
import { objectName, wholeWithin } from "../../../platforms/kubernetes/primitives";
import { balancerScheme, balancerType } from "../../balancer-options";
import { action, conditions } from "./action-schema";
import { mutualAuthentication, passthrough } from "./client-schema";
import { requestHeaders, responseHeaders } from "./headers-schema";
import { rewrite } from "./rewrite-schema";

const rule = () =>
  z.strictObject({
    priority: wholeWithin("gateway.rule.priority").describe(
      "Order of the rules, lowest first; unique within the listener. Where two rules take the same request the more precise one must come first, as Gateway API has it.",
    ),
    conditions: conditions(),
    rewrite: rewrite(),
    action: action(),
  });

const listener = () =>
  z.strictObject({
    port: wholeWithin("kubernetes.port").describe("Port that clients connect to."),
    protocol: z
      .enum(["HTTP", "HTTPS", "TCP", "TLS", "UDP"])
      .describe("HTTP and HTTPS on an application load balancer, the others on a network one."),
    certificateName: objectName("a Secret's name")
      .describe("Secret of type kubernetes.io/tls in the namespace, in place of the cluster's own certificate.")
      .optional(),
    passthrough: passthrough(),
    mutualAuthentication: mutualAuthentication(),
    allow: z
      .array(cidr)
      .min(1, "at least one range; leave it out for everybody")
      .describe("Ranges that may use this listener. Default: everybody.")
      .optional(),
    responseHeaders: responseHeaders(),
    requestHeaders: requestHeaders(),
    defaultAction: action().describe("What is done with requests that no rule takes."),
    rules: mapOf(rule())
      .default({})
      .describe("Exceptions from the default action, by name. Application load balancers only."),
  });

/** The options of a load balancer on Kubernetes, each by itself; `loadBalancerSettings` adds the rules between them. */
export const loadBalancerShape = () =>
  z.strictObject({
    type: balancerType(),
    scheme: balancerScheme("`internal` needs an address of `kubernetes.address` that says how."),
    ipAddressType: z
      .enum(["ipv4", "dualstack"])
      .default("ipv4")
      .describe("`dualstack` adds IPv6; the cluster's network must have both."),
    idleTimeout: wholeWithin("envoy.idleTimeout")
      .describe(
        "Seconds without data after which a connection is closed, to clients and to nodes. Default: 60 for an application load balancer, 350 for a network one. Keep the application's own keep-alive longer.",
      )
      .optional(),
    clientKeepAlive: wholeWithin("envoy.connectionLife")
      .describe("Seconds that a client's connection may live at most. Default: 3600. Application load balancers only.")
      .optional(),
    enableDeletionProtection: z
      .boolean()
      .default(false)
      .describe("Whether Pulumi refuses to delete the gateway, and the namespace where it makes it."),
    dropInvalidHeaderFields: z
      .boolean()
      .default(true)
      .describe(
        "Whether headers with an underscore are dropped; else they are passed on. Application load balancers only.",
      ),
    enableHttp2: z
      .boolean()
      .default(true)
      .describe("Whether clients of HTTPS listeners may use HTTP/2. Application load balancers only."),
    enableTlsVersionAndCipherSuiteHeaders: z
      .boolean()
      .default(false)
      .describe(
        "Whether nodes behind HTTPS listeners are told TLS version and cipher suite of the client's connection.",
      ),
    accessLogs: z
      .boolean()
      .default(true)
      .describe(
        "Whether each request is a line on the proxies' standard output, for the cluster's log store to collect.",
      ),
    listeners: mapOf(listener()).describe("Ports that clients connect to, by name."),
  });

export type LoadBalancerShape = z.output<ReturnType<typeof loadBalancerShape>>;
export type ListenerShape = LoadBalancerShape["listeners"][string];
export type ActionShape = ListenerShape["defaultAction"];
export type RuleShape = ListenerShape["rules"][string];
