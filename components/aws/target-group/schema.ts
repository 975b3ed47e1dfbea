import { z } from "zod";
import { formed, limitText, textUpTo, textWithin, within } from "../../../model/settings/primitives";
import { noted } from "../../../model/settings/written";
import type { Limits } from "../../../platforms/aws/limits";
import { wordOf } from "../../../platforms/aws/primitives";

const cookieDuration = (limits: Limits) =>
  within(limits, "elbv2.stickiness.duration")
    .default(86400)
    .describe("Seconds that a client stays with its target. Renewed by each answer.");

const stickiness = (limits: Limits) =>
  z
    .discriminatedUnion("type", [
      z.strictObject({
        type: z.literal("lb_cookie").describe("The balancer's own cookie, AWSALB. HTTP and HTTPS groups."),
        cookieDuration: cookieDuration(limits),
      }),
      z.strictObject({
        type: z
          .literal("app_cookie")
          .describe("A cookie that the application sets. HTTP and HTTPS groups; not in a weighted forward action."),
        cookieName: textWithin(limits, "elbv2.stickiness.cookieName.length", "a cookie name")
          .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, "a cookie name: letters, digits and !#$%&'*+.^_`|~-")
          .describe("Name of the application's cookie. Names that start with AWSALB are the balancer's."),
        cookieDuration: cookieDuration(limits),
      }),
      z.strictObject({
        type: z.literal("source_ip").describe("A hash of the client's address. TCP, TLS, UDP and TCP_UDP groups."),
      }),
    ])
    .describe(
      "Session affinity to one target. Absent: every request is balanced by itself. When the target fails, its clients move to another one.",
    );

const slowStart = (limits: Limits) => {
  const text = `0 (off) or ${limitText(limits, "elbv2.targetGroup.slowStart")}`;
  return z.union([z.literal(0), within(limits, "elbv2.targetGroup.slowStart", text)], text);
};

const portText = "traffic-port, or 1 to 65535";

const healthCheck = (limits: Limits) =>
  z
    .strictObject({
      enabled: z
        .boolean()
        .describe(
          "Whether targets are checked. Default: true; false for a function, of which each check is an invocation that AWS bills. Machines, addresses and balancers are always checked. Source: AWS service model elbv2, CreateTargetGroup.HealthCheckEnabled.",
        )
        .optional(),
      protocol: z
        .enum(["HTTP", "HTTPS", "TCP"])
        .describe("Protocol of the check. Default: the group's own when checks speak it, else TCP.")
        .optional(),
      port: noted(
        "healthCheck.port",
        z.union([z.literal("traffic-port"), within(limits, "elbv2.port", portText)], portText),
      )
        .default("traffic-port")
        .describe("Port that is checked; `traffic-port` is the one that serves."),
      path: noted(
        "healthCheck.path",
        textWithin(limits, "elbv2.healthCheck.path.length", "a path").regex(
          /^\/[\x21-\x7e]*$/,
          "a path that starts with / and has no spaces and no characters beyond ASCII",
        ),
      )
        .default("/healthz")
        .describe("Path that is asked for. For GRPC the method, as in /package.service/method. Not for TCP checks."),
      matcher: noted(
        "healthCheck.matcher",
        textUpTo(limits, "vipkit.text.length", "status codes such as 200, 200-299 or 200,204"),
      )
        .default("200-299")
        .describe("Status codes that count as healthy: one, a list or a range. Not for TCP checks."),
      interval: noted("healthCheck.interval", within(limits, "elbv2.healthCheck.interval"))
        .default(5)
        .describe("Seconds from one check of a target to the next. Detection takes interval x unhealthyThreshold."),
      timeout: noted("healthCheck.timeout", within(limits, "elbv2.healthCheck.timeout"))
        .default(2)
        .describe("Seconds without an answer after which a check has failed; below the interval."),
      healthyThreshold: noted("healthCheck.healthyThreshold", within(limits, "elbv2.healthCheck.healthyThreshold"))
        .default(2)
        .describe("Successes in a row that bring a failed target back."),
      unhealthyThreshold: noted(
        "healthCheck.unhealthyThreshold",
        within(limits, "elbv2.healthCheck.unhealthyThreshold"),
      )
        .default(2)
        .describe("Failures in a row after which a target gets no more requests."),
    })
    .prefault({})
    .describe("How the balancer finds out whether a target works. When all targets fail, all get traffic (fail open).");

/** `off`, also as YAML 1.1 reads it: false. */
const off = z.union([
  z.literal("off"),
  z
    .literal(false)
    .transform(() => "off" as const)
    .pipe(z.literal("off")),
]);

const healthyPercentage = (limits: Limits, consequence: string) => {
  const text = `off, or ${limitText(limits, "elbv2.targetGroup.minimumHealthyPercentage")}`;
  return z
    .union([off, within(limits, "elbv2.targetGroup.minimumHealthyPercentage", text)], text)
    .default("off")
    .describe(
      `Percent of healthy targets in a zone below which ${consequence}; unlike a count it fits a group that grows.`,
    );
};

const targetGroupHealth = (limits: Limits) => {
  const count = within(limits, "elbv2.targetGroup.minimumHealthyTargets");
  const countOrOff = `off, or ${limitText(limits, "elbv2.targetGroup.minimumHealthyTargets")}`;
  const leaves = "the zone leaves DNS";
  const opens = "its traffic goes to all targets, unhealthy ones too";
  return z
    .strictObject({
      dnsFailover: z
        .strictObject({
          minimumHealthyTargetsCount: z
            .union([off, within(limits, "elbv2.targetGroup.minimumHealthyTargets", countOrOff)], countOrOff)
            .default(1)
            .describe(`Healthy targets in a zone below which ${leaves}.`),
          minimumHealthyTargetsPercentage: healthyPercentage(limits, leaves),
        })
        .prefault({})
        .describe("When a zone gets no new clients: below the count or the percentage, whichever comes first."),
      unhealthyStateRouting: z
        .strictObject({
          minimumHealthyTargetsCount: count.default(1).describe(`Healthy targets in a zone below which ${opens}.`),
          minimumHealthyTargetsPercentage: healthyPercentage(limits, opens),
        })
        .prefault({})
        .describe("When a zone fails open: below the count or the percentage, whichever comes first."),
    })
    .prefault({})
    .describe("What happens when a zone has few healthy targets left.");
};

/** A version or an alias may follow; `$LATEST` may not: Lambda takes no permission for it. Source: AWS service model lambda, AddPermission. */
const functionArn = formed(
  /^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[A-Za-z0-9_-]{1,64}(?::[A-Za-z0-9_-]{1,128})?$/,
  "the ARN of a function, or of a version or alias of it other than $LATEST, such as arn:aws:lambda:eu-west-1:123456789012:function:hello",
);

const functionTarget = () =>
  z
    .strictObject({
      arn: functionArn.describe(
        "The function, in the cluster's region and account; a version or an alias may follow. It gets a permission by which the balancer may invoke it for this group.",
      ),
      multiValueHeaders: z
        .boolean()
        .default(false)
        .describe(
          "Whether request and answer carry headers and query parameters as lists, so that none of the same name is lost. Source: AWS service model elbv2, TargetGroupAttribute lambda.multi_value_headers.enabled.",
        ),
    })
    .describe(
      "The Lambda function of a group with targetType lambda. Application load balancers only; the group has no port, protocol, affinity, slow start and drain of its own. The twin runs no functions: it answers 502 for them, as AWS does for one that fails. Source: Application Load Balancers user guide, Lambda functions as targets.",
    );

/** The options of a target group, each by itself; `targetGroupSettings` adds the rules between them. */
export const targetGroupShape = (limits: Limits) =>
  z.strictObject({
    protocol: noted("protocol", z.enum(["HTTP", "HTTPS", "TCP", "TLS", "UDP", "TCP_UDP"]))
      .default("HTTP")
      .describe(
        "Protocol to the targets. HTTP and HTTPS belong to an application load balancer, the others to a network one.",
      ),
    protocolVersion: wordOf(limits, "elbv2.targetGroup.protocolVersion")
      .describe("HTTP version to the targets, HTTP and HTTPS groups only. Default: HTTP1.")
      .optional(),
    port: noted("port", within(limits, "elbv2.port"))
      .default(8080)
      .describe("Port on which targets serve. A change replaces the group."),
    targetType: z
      .enum(["instance", "ip", "alb", "lambda"])
      .default("instance")
      .describe(
        "What is registered: machines, addresses, an application load balancer behind a network one, or a Lambda function.",
      ),
    function: functionTarget().optional(),
    loadBalancingAlgorithmType: noted("loadBalancingAlgorithmType", wordOf(limits, "elbv2.targetGroup.algorithm"))
      .default("round_robin")
      .describe("How a target is chosen, HTTP and HTTPS groups only; a network load balancer hashes each flow."),
    anomalyMitigation: noted("anomalyMitigation", z.boolean())
      .default(false)
      .describe("Whether targets that answer worse than the rest get less; weighted_random only."),
    stickiness: stickiness(limits).optional(),
    deregistrationDelay: noted("deregistrationDelay", within(limits, "elbv2.targetGroup.deregistrationDelay"))
      .default(30)
      .describe("Seconds that a leaving target may finish its requests (connection draining)."),
    connectionTermination: z
      .boolean()
      .describe("Whether connections are cut when the delay ends; network load balancers only.")
      .optional(),
    preserveClientIp: z
      .boolean()
      .describe("Whether targets see the client's address; network load balancers only.")
      .optional(),
    proxyProtocolV2: noted("proxyProtocolV2", z.boolean())
      .default(false)
      .describe("Whether connections start with a proxy protocol header; network load balancers only."),
    slowStart: noted("slowStart", slowStart(limits))
      .default(0)
      .describe(
        "Seconds over which a new target's share grows to full; 0 is off. HTTP and HTTPS groups with round_robin only.",
      ),
    crossZone: noted(
      "crossZone",
      z.union(
        [
          z.enum(["true", "false", "use_load_balancer_configuration"]),
          z
            .boolean()
            .transform((value): "true" | "false" => (value ? "true" : "false"))
            .pipe(z.enum(["true", "false"])),
        ],
        "true, false or use_load_balancer_configuration",
      ),
    )
      .default("use_load_balancer_configuration")
      .describe(
        "Whether a zone's balancer reaches the targets of all zones; the third value stands for the balancer's own setting.",
      ),
    healthCheck: healthCheck(limits),
    targetGroupHealth: targetGroupHealth(limits),
  });

export type TargetGroupShape = z.output<ReturnType<typeof targetGroupShape>>;
