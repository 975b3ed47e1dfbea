import { z } from "zod";
import { formed } from "../../../model/settings/primitives";
import { anyTextOf, kubernetesRange, objectName, textOf, wholeWithin } from "../../../platforms/kubernetes/primitives";

const duration = () =>
  wholeWithin("envoy.stickiness.duration")
    .default(86400)
    .describe("Seconds that a client stays with its target. Counted from the first answer.");

const stickiness = () =>
  z
    .discriminatedUnion("type", [
      z.strictObject({
        type: z.literal("lb_cookie").describe("The gateway's own cookie, VIPKIT. HTTP groups."),
        cookieDuration: duration(),
      }),
      z.strictObject({
        type: z.literal("app_cookie").describe("A cookie that the application sets: its value is hashed. HTTP groups."),
        cookieName: textOf("gateway.header.length", "a cookie name")
          .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, "a cookie name: letters, digits and !#$%&'*+.^_`|~-")
          .describe("Name of the application's cookie."),
      }),
      z.strictObject({
        type: z.literal("source_ip").describe("A hash of the client's address. Groups of every protocol."),
      }),
    ])
    .describe(
      "Session affinity to one target. Absent: every request is balanced by itself. When the target fails, its clients move to another one.",
    );

const slowStart = () => {
  const text = `0 (off) or ${kubernetesRange("envoy.slowStart")}`;
  return z.union([z.literal(0), wholeWithin("envoy.slowStart", text)], text);
};

const portText = `traffic-port, or ${kubernetesRange("kubernetes.port")}`;

const healthCheck = () =>
  z
    .strictObject({
      protocol: z
        .enum(["HTTP", "TCP"])
        .describe("Protocol of the check. Default: HTTP for HTTP and HTTPS groups, else TCP.")
        .optional(),
      port: z
        .union([z.literal("traffic-port"), wholeWithin("kubernetes.port", portText)], portText)
        .default("traffic-port")
        .describe("Port that is checked; `traffic-port` is the one that serves."),
      path: textOf("envoy.health.path.length", "a path")
        .regex(/^\/[\x21-\x7e]*$/, "a path that starts with / and has no spaces and no characters beyond ASCII")
        .default("/healthz")
        .describe("Path that is asked for. Not for TCP checks."),
      matcher: anyTextOf("vipkit.text.length", "status codes such as 200, 200-299 or 200,204")
        .default("200-299")
        .describe(
          "Status codes that count as healthy to the gateway: one, a list or a range. Kubelets take 200 to 399, whatever is written here.",
        ),
      interval: wholeWithin("kubernetes.probe.period")
        .default(5)
        .describe("Seconds from one check of a target to the next. Detection takes interval x unhealthyThreshold."),
      timeout: wholeWithin("kubernetes.probe.timeout")
        .default(2)
        .describe("Seconds without an answer after which a check has failed; below the interval."),
      healthyThreshold: wholeWithin("kubernetes.probe.threshold")
        .default(2)
        .describe("Successes in a row that bring a failed target back."),
      unhealthyThreshold: wholeWithin("kubernetes.probe.threshold")
        .default(2)
        .describe("Failures in a row after which a target gets no more requests."),
    })
    .prefault({})
    .describe(
      "How gateway and kubelet find out whether a target works: active checks of the one, readiness of the other.",
    );

const off = z.union([
  z.literal("off"),
  z
    .literal(false)
    .transform(() => "off" as const)
    .pipe(z.literal("off")),
]);

const targetGroupHealth = () => {
  const text = `off, or ${kubernetesRange("envoy.healthyShare")}`;
  return z
    .strictObject({
      unhealthyStateRouting: z
        .strictObject({
          minimumHealthyTargetsPercentage: z
            .union([off, wholeWithin("envoy.healthyShare", text)], text)
            .default("off")
            .describe(
              "Percent of healthy targets below which traffic goes to all of them, unhealthy ones too. `off`: only when none is left.",
            ),
        })
        .prefault({})
        .describe("When a group fails open."),
    })
    .prefault({})
    .describe("What happens when few healthy targets are left.");
};

const backendTls = () =>
  z
    .strictObject({
      hostname: formed(/^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/, "a host name such as shop.internal").describe(
        "Name that the nodes' certificate must have; the gateway asks for it (SNI).",
      ),
      authorities: objectName("a ConfigMap's name")
        .describe(
          "ConfigMap in the namespace whose `ca.crt` holds the authorities of the nodes' certificates. Default: the system's.",
        )
        .optional(),
    })
    .describe("Encryption to the nodes, of groups with protocol HTTPS.");

/** The options of a target group on Kubernetes, each by itself; `targetGroupSettings` adds the rules between them. */
export const targetGroupShape = () =>
  z.strictObject({
    protocol: z
      .enum(["HTTP", "HTTPS", "TCP", "UDP"])
      .default("HTTP")
      .describe(
        "Protocol to the targets. HTTP and HTTPS belong to an application load balancer, the others to a network one.",
      ),
    protocolVersion: z
      .enum(["HTTP1", "HTTP2", "GRPC"])
      .describe("HTTP version to the targets, HTTP and HTTPS groups only. Default: HTTP1.")
      .optional(),
    port: wholeWithin("kubernetes.port").default(8080).describe("Port on which targets serve."),
    loadBalancingAlgorithmType: z
      .enum(["round_robin", "least_outstanding_requests", "weighted_random"])
      .default("round_robin")
      .describe("How a target is chosen; groups with stickiness are hashed instead."),
    stickiness: stickiness().optional(),
    deregistrationDelay: wholeWithin("kubernetes.drain")
      .default(30)
      .describe("Seconds that a leaving target may finish its requests (connection draining)."),
    proxyProtocolV2: z
      .boolean()
      .default(false)
      .describe("Whether connections to targets start with a proxy protocol header."),
    slowStart: slowStart()
      .default(0)
      .describe("Seconds over which a new target's share grows to full; 0 is off. Not with stickiness."),
    healthCheck: healthCheck(),
    targetGroupHealth: targetGroupHealth(),
    backendTls: backendTls().optional(),
  });

export type TargetGroupShape = z.output<ReturnType<typeof targetGroupShape>>;
