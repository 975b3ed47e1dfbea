import { z } from "zod";
import { limitText, mapOf, textWithin, within } from "../../../model/settings/primitives";
import { checked } from "../../../model/settings/rule";
import { type Limits, rateWindows } from "../../../platforms/aws/limits";
import { logRetention } from "../network/schema";
import { conditions, headerName } from "./match-schema";

const response = (limits: Limits) =>
  z.strictObject({
    statusCode: within(limits, "wafv2.response.statusCode").default(403).describe("Status of the answer."),
    contentType: z
      .enum(["text/plain", "text/html", "application/json"])
      .default("text/plain")
      .describe("Type of the body."),
    body: textWithin(limits, "wafv2.response.body.length", "a body")
      .describe("Body of the answer. Default: none.")
      .optional(),
    headers: z
      .record(headerName(limits), textWithin(limits, "wafv2.response.headerValue.length", "a value"))
      .default({})
      .describe("Headers of the answer, by name."),
  });

const rate = (limits: Limits) =>
  z.strictObject({
    limit: within(limits, "wafv2.rate.limit").describe(
      "Requests within the window that are let through; beyond them the rule acts until the rate is below again.",
    ),
    window: checked(within(limits, "wafv2.rate.window"), (seconds) => {
      if (rateWindows.includes(seconds)) return undefined;
      const next = rateWindows.find((allowed) => allowed > seconds) ?? 600;
      return {
        problem: "not a window that WAF counts over",
        allowed: `one of ${rateWindows.join(", ")} seconds`,
        fix: `write ${next}`,
      };
    })
      .default(300)
      .describe("Seconds that WAF looks back; it does so about every ten seconds."),
    by: z
      .enum(["ip", "forwardedIp", "all"])
      .default("ip")
      .describe(
        "What is counted apart: each client's address, the first address of X-Forwarded-For (behind a proxy that you trust), or all that `match` describes together.",
      ),
  });

const managed = (limits: Limits) =>
  z.strictObject({
    name: textWithin(limits, "wafv2.managedGroup.name.length", "a name")
      .regex(/^[\w-]+$/, "letters, digits, hyphens and underscores")
      .describe("Name of the group: AWSManagedRulesCommonRuleSet."),
    vendor: textWithin(limits, "wafv2.managedGroup.name.length", "a name").default("AWS").describe("Who keeps it."),
    version: textWithin(limits, "wafv2.managedGroup.version.length", "a version")
      .regex(/^[\w#:./-]+$/, "a version such as Version_1.17")
      .describe("Version that is held. Default: the vendor's own default, which moves without you.")
      .optional(),
    actions: z
      .record(
        textWithin(limits, "wafv2.managedGroup.name.length", "a rule's name"),
        z.enum(["allow", "block", "count", "captcha", "challenge"]),
      )
      .refine((map) => Object.keys(map).length <= limits["wafv2.managedGroup.overrides"].max, {
        error: limitText(limits, "wafv2.managedGroup.overrides"),
      })
      .default({})
      .describe("What single rules of the group do instead of their own action, by the rule's name."),
    capacity: within(limits, "wafv2.capacity")
      .describe(
        "WCU of the group, where the vendor publishes none here: `aws wafv2 describe-managed-rule-group` says it.",
      )
      .optional(),
  });

const rule = (limits: Limits) =>
  z
    .strictObject({
      priority: within(limits, "wafv2.rule.priority").describe("Its place: the lowest is asked first."),
      action: z
        .enum(["allow", "block", "count", "captcha", "challenge"])
        .default("block")
        .describe(
          "What becomes of a request that it matches: `allow` and `block` end the search, `count` goes on. Of a managed group: `block` leaves the group's own actions, `count` makes all of them count.",
        ),
      match: conditions(limits).describe("What a request must be like: all of it must hold.").optional(),
      except: conditions(limits).describe("Requests that are left alone: any of it suffices.").optional(),
      rate: rate(limits).describe("Acts only beyond a rate of such requests.").optional(),
      managed: managed(limits).describe("A group of rules that AWS or a seller keeps.").optional(),
      labels: z
        .array(
          textWithin(limits, "wafv2.label.length", "a label").regex(
            /^[0-9A-Za-z_-]+(?::[0-9A-Za-z_-]+)*$/,
            "words of letters, digits, _ and -, with : between them",
          ),
        )
        .default([])
        .describe("Labels that it puts on what it matches, for later rules and for the log."),
      response: response(limits).describe("The answer to what it blocks. Default: 403 without a body.").optional(),
    })
    .describe("One rule: `managed`, or `match` and `except`, with or without a `rate`.");

const logs = (limits: Limits) =>
  z
    .union(
      [
        z.strictObject({
          retention: logRetention(limits)
            .default(90)
            .describe("Days after which the log is deleted; CloudWatch Logs knows certain values only."),
          keep: z
            .enum(["all", "matched"])
            .default("all")
            .describe("Requests that are logged: all, or what a rule blocked, counted or asked."),
          redactHeaders: z
            .array(headerName(limits))
            .max(limits["wafv2.redactedFields"].max, limitText(limits, "wafv2.redactedFields"))
            .default(["authorization", "cookie"])
            .describe("Headers that stand in the log as REDACTED."),
          redactQuery: z.boolean().default(false).describe("Whether query strings stand in the log as REDACTED."),
        }),
        z.literal(false),
      ],
      "false, or { retention: 90 }",
    )
    .prefault({})
    .describe("Log of the requests, in an encrypted log group; false turns it off.");

/** Which requests reach an application load balancer's listeners. */
export const webAclShape = (limits: Limits) =>
  z
    .strictObject({
      defaultAction: z
        .enum(["allow", "block"])
        .default("allow")
        .describe("What becomes of a request that no rule allows or blocks."),
      response: response(limits).describe("The answer to what `defaultAction: block` blocks.").optional(),
      rules: mapOf(rule(limits)).describe("Rules by name; `priority` orders them."),
      logs: logs(limits),
    })
    .describe("Which requests are let through to an application load balancer: AWS WAF.");

export type WebAclShape = z.output<ReturnType<typeof webAclShape>>;
