import { z } from "zod";
import { formed, limitText, mapOf, numberWithin, textWithin, within } from "../../../model/settings/primitives";
import type { Limits } from "../../../platforms/aws/limits";
import { wordOf } from "../../../platforms/aws/primitives";
import { regionForm } from "../../../platforms/aws/regions/accepted";

const endpoint = (limits: Limits) =>
  z.strictObject({
    type: z
      .enum(["loadBalancer", "elasticIp"])
      .default("loadBalancer")
      .describe(
        "What stands behind it: a load balancer, by its own view of its targets, or an elastic IP, which is checked.",
      ),
    weight: within(limits, "globalaccelerator.weight")
      .default(128)
      .describe("Part of the region's connections: this weight over the sum of its endpoints'. 0 takes it out."),
    preserveClientIp: z
      .boolean()
      .describe(
        "Whether nodes and firewalls see the client's address. Default: true for load balancers, which must be reachable from the client's addresses then; an elastic IP never does.",
      )
      .optional(),
  });

const healthCheck = (limits: Limits) =>
  z.strictObject({
    protocol: wordOf(limits, "globalaccelerator.healthCheck.protocol")
      .default("TCP")
      .describe("Protocol of the check."),
    port: within(limits, "elbv2.port").describe("Port that is checked. Default: the listener's first.").optional(),
    path: textWithin(limits, "globalaccelerator.healthCheck.path.length", "a path")
      .regex(/^\/[-a-zA-Z0-9@:%_\\+.~#?&/=]*$/, "a path that starts with /")
      .describe("Path that is asked for over HTTP and HTTPS.")
      .optional(),
    interval: z
      .union([z.literal(10), z.literal(30)], "10 or 30 seconds")
      .default(10)
      .describe("Seconds between checks."),
    threshold: within(limits, "globalaccelerator.healthCheck.threshold")
      .default(3)
      .describe("Checks in a row that must fail, or succeed, for the state to change."),
  });

const portText = "a port of the listener, 1 to 65535, such as 443";
const portForm = /^(?:[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5])$/;

const group = (limits: Limits) =>
  z.strictObject({
    trafficDial: numberWithin(limits, "globalaccelerator.trafficDial")
      .default(100)
      .describe(
        "Percent of the connections that the accelerator would send to this region; the rest goes to the next one. 0: the region stands by, and gets them only when no other is healthy.",
      ),
    healthCheck: healthCheck(limits)
      .describe("How elastic IPs are checked. Load balancers are not: their own view of their targets decides.")
      .optional(),
    portOverrides: z
      .record(z.string(portText).regex(portForm, portText), within(limits, "elbv2.port"))
      .default({})
      .describe("Ports of the listener that lead to other ones at the endpoints: { 443: 8443 }."),
    endpoints: mapOf(endpoint(limits)).describe("What takes the connections, by name; where each is, wiring says."),
  });

const ports = (limits: Limits) =>
  z
    .array(
      z.union(
        [
          within(limits, "elbv2.port"),
          z.strictObject({
            from: within(limits, "elbv2.port").describe("First port of the range."),
            to: within(limits, "elbv2.port").describe("Last port of the range."),
          }),
        ],
        "a port such as 443, or { from: 8000, to: 8010 }",
      ),
    )
    .min(1, "at least one port, such as 443")
    .max(limits["globalaccelerator.portRanges"].max, limitText(limits, "globalaccelerator.portRanges"));

const listener = (limits: Limits) =>
  z.strictObject({
    protocol: wordOf(limits, "globalaccelerator.listener.protocol")
      .default("TCP")
      .describe("Protocol of the connections; HTTP and TLS are TCP."),
    ports: ports(limits).describe(
      "Ports that clients connect to: 443, or { from: 8000, to: 8010 }. No two listeners share one.",
    ),
    clientAffinity: wordOf(limits, "globalaccelerator.clientAffinity")
      .default("NONE")
      .describe("`SOURCE_IP` keeps a client's address on one endpoint; `NONE` spreads its connections."),
    regions: z
      .record(
        formed(regionForm, "a region such as eu-west-1"),
        group(limits),
        "a map by region: { eu-west-1: { endpoints } }",
      )
      .describe("Where connections go, by region: the nearest healthy one to the client, as far as its dial says."),
  });

const flowLogs = (limits: Limits) =>
  z.union(
    [
      z.strictObject({
        bucket: formed(
          /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
          "the name of an S3 bucket such as shop-flow-logs",
        ).describe("Bucket that has a policy for delivery.logs.amazonaws.com."),
        prefix: textWithin(limits, "globalaccelerator.flowLogs.prefix.length", "a prefix")
          .default("accelerator")
          .describe("Where in the bucket the logs begin."),
      }),
      z.literal(false),
    ],
    "false, or { bucket: shop-flow-logs }",
  );

/** The options of an accelerator, each by itself; `acceleratorSettings` adds the rules between them. */
export const acceleratorShape = (limits: Limits) =>
  z.strictObject({
    ipAddressType: wordOf(limits, "globalaccelerator.ipAddressType")
      .default("IPV4")
      .describe("`DUAL_STACK` adds two IPv6 addresses; all endpoints must be dualstack load balancers then."),
    enabled: z.boolean().default(true).describe("Whether it takes connections. One that is off keeps its addresses."),
    flowLogs: flowLogs(limits).default(false).describe("Connections as lines in a bucket that you have."),
    listeners: mapOf(listener(limits)).describe("Ports that clients connect to, by name."),
  });

export type AcceleratorShape = z.output<ReturnType<typeof acceleratorShape>>;
