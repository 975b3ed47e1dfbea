import { z } from "zod";
import { formed, key, redirectPort } from "../../../model/settings/primitives";
import { anyTextOf, hostName, textOf, wholeWithin } from "../../../platforms/kubernetes/primitives";
import { once } from "../once";

const forward = () =>
  z.strictObject({
    type: z.literal("forward").describe("Sends requests to target groups."),
    targetGroups: z
      .record(key, wholeWithin("gateway.weight"), "a map of target group names and weights: { blue: 90, green: 10 }")
      .describe(
        "Weight by target group name, 0 to 1000000; a group's share is its weight over the sum, 0 takes it out. At most 16 groups.",
      ),
    stickiness: z
      .strictObject({
        duration: wholeWithin("envoy.stickiness.duration").describe(
          "Seconds that a client stays with its target group.",
        ),
      })
      .describe("Group stickiness: keeps a client on the target group it was first given, and on one of its targets.")
      .optional(),
  });

const redirect = () =>
  z.strictObject({
    type: z.literal("redirect").describe("Answers with another address. Application load balancers only."),
    protocol: z
      .enum(["HTTP", "HTTPS", "#{protocol}"])
      .default("HTTPS")
      .describe("Protocol of the new address; never from HTTPS to HTTP."),
    port: redirectPort.default("443").describe("Port of the new address, as text."),
    host: formed(new RegExp(`^(?:#\\{host\\}|(?=.{1,253}$)${hostName})$`), "a host name in lower case, or #{host}")
      .default("#{host}")
      .describe("Host of the new address."),
    path: textOf("gateway.value.length", "a path")
      .startsWith("/", "a path that starts with /")
      .default("/#{path}")
      .describe("Path of the new address: a fixed one, or /#{path} for the one that was asked for."),
    query: z.enum(["#{query}"]).default("#{query}").describe("Query of the new address: the one that was asked for."),
    statusCode: z
      .enum(["HTTP_301", "HTTP_302"])
      .default("HTTP_301")
      .describe("Moved for good (browsers remember it) or for now."),
  });

const fixedResponse = () =>
  z.strictObject({
    type: z.literal("fixed-response").describe("Answers by itself. Application load balancers only."),
    statusCode: wholeWithin("envoy.status").default(403).describe("Status of the answer: 2xx, 4xx or 5xx."),
    contentType: z
      .enum(["text/plain", "text/css", "text/html", "application/javascript", "application/json"])
      .default("text/plain")
      .describe("Media type of the body."),
    messageBody: anyTextOf("envoy.body.length", "a body").default("").describe("Body of the answer."),
  });

/** What a listener or a rule does with a request. */
export const action = once(() =>
  z
    .discriminatedUnion("type", [forward(), redirect(), fixedResponse()])
    .describe("What is done with a request: forward, redirect or fixed-response."),
);

const values = (what: string) => z.array(textOf("gateway.value.length", what)).min(1, "at least one value");
const regexes = () =>
  z.array(textOf("gateway.value.length", "a regular expression")).min(1, "at least one regular expression");
/** The name of a header: a token of RFC 7230. */
export const headerName = () =>
  textOf("gateway.header.length", "a header name").regex(
    /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/,
    "a header name: letters, digits and hyphens",
  );
const wildcards = "* stands for any characters, ? for one";
const methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"] as const;

/** When a rule applies: every condition must hold, one of its values suffices. */
export const conditions = () =>
  z
    .strictObject({
      path: values("a path pattern").describe(`Patterns of the path, case counts; ${wildcards}.`).optional(),
      pathRegex: regexes()
        .describe("Regular expressions of the whole path, in place of path; case counts, RE2's dialect.")
        .optional(),
      host: values("a host pattern")
        .describe("Host names; a star may stand for the first labels, as in *.example.com.")
        .optional(),
      method: z.array(z.enum(methods)).min(1, "at least one method").describe("Request methods.").optional(),
      headers: z
        .record(headerName(), values("a header pattern"))
        .describe(`Patterns by header name; ${wildcards}.`)
        .optional(),
      headersRegex: z
        .record(headerName(), regexes())
        .describe("Regular expressions of the whole value by header name, RE2's dialect.")
        .optional(),
      query: z
        .array(
          z.strictObject({
            key: textOf("gateway.header.length", "a parameter name").describe("Name of the parameter."),
            value: textOf("gateway.value.length", "a parameter pattern").describe("Pattern of its value."),
          }),
        )
        .min(1, "at least one parameter")
        .describe(`Query parameters, one of which suffices; ${wildcards}.`)
        .optional(),
    })
    .describe("When the rule applies: all conditions must hold, one of each condition's values suffices.");
