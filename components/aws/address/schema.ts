import { z } from "zod";
import { domainName, formed, key, textWithin, within } from "../../../model/settings/primitives";
import type { Limits } from "../../../platforms/aws/limits";
import { hostedZoneId, wordOf } from "../../../platforms/aws/primitives";
import { regionForm } from "../../../platforms/aws/regions/accepted";

const setIdentifier = (limits: Limits, usual: string) =>
  textWithin(limits, "route53.setIdentifier.length", "a name")
    .describe(
      `Tells this record from the others of the name; each has its own. A change replaces it. Default: ${usual}.`,
    )
    .optional();

const failover = (limits: Limits) =>
  z.strictObject({
    type: z.literal("failover").describe("One record answers while it is healthy, the other one after that."),
    role: z
      .enum(["primary", "secondary"])
      .describe("`primary` answers while it is healthy, `secondary` only then when the primary is not."),
    setIdentifier: setIdentifier(limits, "the role"),
  });

const weighted = (limits: Limits) =>
  z.strictObject({
    type: z.literal("weighted").describe("Each healthy record answers as often as its weight among all says."),
    weight: within(limits, "route53.weight").describe(
      "Part of the answers: this weight over the sum of all. 0: none, unless every weight is 0 or nothing else is healthy.",
    ),
    setIdentifier: setIdentifier(limits, "the region"),
  });

const latency = (limits: Limits) =>
  z.strictObject({
    type: z
      .literal("latency")
      .describe("The healthy record answers whose region is nearest to the client's resolver, by measured latency."),
    region: formed(regionForm, "a region such as eu-west-1")
      .describe("Region to which latency is measured; one record each. Default: the cluster's.")
      .optional(),
    setIdentifier: setIdentifier(limits, "the region"),
  });

const healthCheck = (limits: Limits) =>
  z.strictObject({
    listener: key
      .describe(
        "Listener that is asked, by name: protocol and port are its own. Default: the one that clients use first.",
      )
      .optional(),
    path: textWithin(limits, "route53.healthCheck.path.length", "a path")
      .startsWith("/", "a path that starts with /")
      .describe(
        "Path that is asked for; any answer of 2xx or 3xx within two seconds is healthy. Default: the health check's path of the target group to which the listener forwards it. TCP and TLS listeners are only connected to.",
      )
      .optional(),
    interval: z
      .union([z.literal(10), z.literal(30)], "10 or 30 seconds")
      .default(10)
      .describe("Seconds between the checks of each checker; 10 costs more than 30. A change replaces the check."),
    failureThreshold: within(limits, "route53.healthCheck.failureThreshold")
      .default(3)
      .describe("Checks in a row that must fail, or succeed, for the status to change."),
    regions: z
      .array(wordOf(limits, "route53.healthCheck.region"))
      .min(limits["route53.healthCheck.regions"].min, "three regions or more")
      .describe("Regions from which it is checked. Default: all of Route 53's.")
      .optional(),
  });

/** The options of an address, each by itself; `addressSettings` adds the rules between them. */
export const addressShape = (limits: Limits) =>
  z
    .strictObject({
      domainName: domainName.describe("Name that clients use."),
      zoneId: hostedZoneId.describe("Route 53 zone that the name belongs to."),
      ipv6: z.boolean().default(false).describe("Whether the name answers with IPv6 too; needs a dualstack balancer."),
      routing: z
        .discriminatedUnion("type", [failover(limits), weighted(limits), latency(limits)])
        .describe(
          "How several clusters share the name: failover, weighted or latency; all its records have the same. Default: the name is this cluster's alone.",
        )
        .optional(),
      healthCheck: healthCheck(limits)
        .describe(
          "Route 53 asks this cluster's own balancer through a listener, from several regions, and answers with another record while that fails. Needs routing. Without it the record follows the balancer's view of its targets.",
        )
        .optional(),
    })
    .describe("The name that clients use: a Route 53 alias to the load balancer, alone or beside other clusters.");

export type AddressShape = z.output<ReturnType<typeof addressShape>>;
