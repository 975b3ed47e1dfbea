import { z } from "zod";
import {
  cidr,
  key,
  limitText,
  redirectPort,
  textUpTo,
  textWithin,
  within,
} from "../../../../model/settings/primitives";
import { type Limits, perLimits } from "../../../../platforms/aws/limits";
import { wordOf } from "../../../../platforms/aws/primitives";
import { authenticate } from "./authenticate";
import { headerName } from "./headers";

const forward = (limits: Limits) =>
  z.strictObject({
    type: z.literal("forward").describe("Sends requests to target groups."),
    targetGroups: z
      .record(
        key,
        within(limits, "elbv2.forward.weight"),
        "a map of target group names and weights: { blue: 90, green: 10 }",
      )
      .describe(
        `Weight by target group name, ${limitText(limits, "elbv2.forward.weight")}; a group's share is its weight over the sum, 0 takes it out. At most five groups.`,
      ),
    stickiness: z
      .strictObject({
        duration: within(limits, "elbv2.stickiness.duration").describe(
          "Seconds that a client stays with its target group.",
        ),
      })
      .describe(
        "Group stickiness: keeps a client on the target group it was first given. Application load balancers only.",
      )
      .optional(),
    authenticate: authenticate(limits),
  });

const component = (limits: Limits, what: string) => textWithin(limits, "elbv2.redirect.length", what);

const redirect = (limits: Limits) =>
  z.strictObject({
    type: z.literal("redirect").describe("Answers with another address. Application load balancers only."),
    protocol: z
      .enum(["HTTP", "HTTPS", "#{protocol}"])
      .default("HTTPS")
      .describe("Protocol of the new address; never from HTTPS to HTTP."),
    port: redirectPort.default("443").describe("Port of the new address, as text."),
    host: component(limits, "a host name").default("#{host}").describe("Host of the new address."),
    path: component(limits, "a path")
      .startsWith("/", "a path that starts with /")
      .default("/#{path}")
      .describe("Path of the new address."),
    query: textWithin(limits, "elbv2.redirect.query.length", "a query")
      .default("#{query}")
      .describe("Query of the new address, without the question mark."),
    statusCode: wordOf(limits, "elbv2.redirect.statusCode")
      .default("HTTP_301")
      .describe("Moved for good (browsers remember it) or for now."),
  });

const fixedResponse = (limits: Limits) =>
  z.strictObject({
    type: z.literal("fixed-response").describe("Answers by itself. Application load balancers only."),
    statusCode: within(limits, "elbv2.fixedResponse.statusCode")
      .default(403)
      .describe("Status of the answer: 2xx, 4xx or 5xx."),
    contentType: wordOf(limits, "elbv2.fixedResponse.contentType")
      .default("text/plain")
      .describe("Media type of the body."),
    messageBody: textWithin(limits, "elbv2.fixedResponse.body.length", "a body")
      .default("")
      .describe("Body of the answer."),
  });

/** What a listener or a rule does with a request. */
export const action = perLimits((limits) =>
  z
    .discriminatedUnion("type", [forward(limits), redirect(limits), fixedResponse(limits)])
    .describe("What is done with a request: forward, redirect or fixed-response."),
);

const values = (limits: Limits, what: string) =>
  z.array(textWithin(limits, "elbv2.condition.value.length", what)).min(1, "at least one value");

const wildcards = "* stands for any characters, ? for one";
const dialect = "without look-around, backreferences, atomic groups, possessive quantifiers and \\p classes";

const regex = (limits: Limits) => textWithin(limits, "elbv2.condition.value.length", "a regular expression");

const regexes = (limits: Limits) => z.array(regex(limits)).min(1, "at least one regular expression");

const substitution = (limits: Limits, what: string) =>
  z.strictObject({
    regex: textWithin(limits, "elbv2.rewrite.regex.length", "a regular expression").describe(
      `What is looked for in ${what}, ${dialect}. Without a match nothing changes.`,
    ),
    replace: textUpTo(limits, "elbv2.rewrite.replace.length", "text").describe(
      "What stands there instead; $1 is the first group in parentheses.",
    ),
  });

/** What of a request is rewritten before it goes to a target. */
export const rewrite = (limits: Limits) =>
  z
    .strictObject({
      host: substitution(limits, "the Host header").describe("Rewrites the Host header.").optional(),
      url: substitution(limits, "the path with its query").describe("Rewrites path and query.").optional(),
    })
    .describe(
      "What of a request is rewritten before it goes to a target. Conditions see the request as it came. Source: Application Load Balancers user guide, rule transforms.",
    )
    .optional();

/** When a rule applies: every condition must hold, one of its values suffices. */
export const conditions = (limits: Limits) => {
  return z
    .strictObject({
      path: values(limits, "a path pattern").describe(`Patterns of the path, case counts; ${wildcards}.`).optional(),
      host: values(limits, "a host pattern").describe(`Patterns of the host name; ${wildcards}.`).optional(),
      pathRegex: regexes(limits)
        .describe(`Regular expressions of the path, in place of path; case counts, ${dialect}.`)
        .optional(),
      hostRegex: regexes(limits)
        .describe(`Regular expressions of the Host header with its port, in place of host; ${dialect}.`)
        .optional(),
      method: z
        .array(
          textWithin(limits, "elbv2.condition.method.length", "a method").regex(
            /^[A-Z_-]+$/,
            "a method in capitals such as GET, without wildcards",
          ),
        )
        .min(1, "at least one method")
        .describe("Request methods, exactly as sent. Treat GET and HEAD alike.")
        .optional(),
      sourceIp: z
        .array(cidr)
        .min(1, "at least one range")
        .describe("Ranges of the client's address; proxies in front hide it.")
        .optional(),
      sourceIpAddressType: z
        .enum(["ipv4", "ipv6"])
        .describe(
          "Family of the client's address; the only condition of a network load balancer, which must be dualstack.",
        )
        .optional(),
      headers: z
        .record(headerName(limits), values(limits, "a header pattern"))
        .describe(`Patterns by header name; ${wildcards}.`)
        .optional(),
      headersRegex: z
        .record(headerName(limits), regexes(limits))
        .describe(`Regular expressions by header name, ${dialect}.`)
        .optional(),
      query: z
        .array(
          z.strictObject({
            key: textWithin(limits, "elbv2.condition.value.length", "a parameter name")
              .describe("Name of the parameter.")
              .optional(),
            value: textWithin(limits, "elbv2.condition.value.length", "a parameter pattern").describe(
              "Pattern of its value.",
            ),
          }),
        )
        .min(1, "at least one parameter")
        .describe(`Query parameters; ${wildcards}.`)
        .optional(),
    })
    .describe("When the rule applies: all conditions must hold, one of each condition's values suffices.");
};
