import { z } from "zod";
import { cidr, limitText, textWithin, within } from "../../../model/settings/primitives";
import { checked } from "../../../model/settings/rule";
import { countryCodes } from "../../../platforms/aws/countries";
import type { Limits } from "../../../platforms/aws/limits";
import { judgeRegex } from "../../../platforms/aws/regex";

const country = checked(z.string("a country code such as DE"), (code) => {
  if (countryCodes.has(code)) return undefined;
  const fix = code === "UK" ? "write GB" : undefined;
  const allowed = "two letters of ISO 3166, such as DE";
  return { problem: "not a country that WAF knows", allowed, ...(fix === undefined ? {} : { fix }) };
});

const regularExpression = (limits: Limits) =>
  checked(textWithin(limits, "wafv2.regex.length", "a regular expression"), (text) => {
    const { problem } = judgeRegex(text);
    return problem === undefined ? undefined : { problem, allowed: "a regular expression such as ^/v[0-9]+/" };
  });

/** The name of a header, as WAF takes it. */
export const headerName = (limits: Limits) =>
  textWithin(limits, "wafv2.headerName.length", "a header name").regex(
    /^[a-zA-Z0-9._$-]+$/,
    "a header name: letters, digits and . _ $ -",
  );

const textMatch = (limits: Limits, what: string) => {
  const texts = z.array(textWithin(limits, "wafv2.searchString.length", "a text")).min(1, "at least one text");
  return z
    .strictObject({
      exactly: texts.describe("Texts that it is.").optional(),
      startsWith: texts.describe("Texts that it begins with.").optional(),
      endsWith: texts.describe("Texts that it ends with.").optional(),
      contains: texts
        .describe("Texts that stand somewhere in it. Costs five times the capacity of the others.")
        .optional(),
      regex: z
        .array(regularExpression(limits))
        .min(1, "at least one regular expression")
        .describe("Regular expressions that match somewhere in it.")
        .optional(),
      ignoreCase: z
        .boolean()
        .default(false)
        .describe(
          "Whether capitals count as small letters; then the texts are written in small ones. Costs 10 WCU each.",
        ),
    })
    .describe(`${what}. Any of the texts suffices.`);
};

/** What a request must be like. */
export const conditions = (limits: Limits) =>
  z.strictObject({
    ips: z
      .array(cidr)
      .min(1, "at least one range")
      .max(limits["wafv2.ipSet.addresses"].max, `at most ${limits["wafv2.ipSet.addresses"].max} ranges`)
      .describe("Ranges of the client's address, IPv4 and IPv6; an IP set is made of each family.")
      .optional(),
    countries: z
      .array(country)
      .min(1, "at least one country")
      .describe("Countries that the client's address belongs to, as ISO 3166 has them: DE, GB.")
      .optional(),
    asns: z
      .array(within(limits, "wafv2.asn"))
      .min(1, "at least one number")
      .max(limits["wafv2.asns"].max, limitText(limits, "wafv2.asns"))
      .describe("Numbers of the networks (autonomous systems) that the client's address belongs to.")
      .optional(),
    label: textWithin(limits, "wafv2.label.length", "a label")
      .regex(/^[0-9A-Za-z_:-]+$/, "letters, digits and _ : -")
      .describe(
        "A label that a rule with a lower priority has put on the request: one of `labels`, or a managed group's.",
      )
      .optional(),
    methods: z
      .array(z.enum(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE"]))
      .min(1, "at least one method")
      .describe("Methods of the request.")
      .optional(),
    path: textMatch(limits, "Path of the request, without its query").optional(),
    query: textMatch(limits, "Query string of the request, without the question mark").optional(),
    headers: z
      .record(headerName(limits), textMatch(limits, "What the header holds"))
      .describe("Headers by name; a request without the header does not match.")
      .optional(),
    bodyLargerThan: within(limits, "wafv2.body.inspected")
      .describe(
        "Bytes of the body beyond which it matches. WAF sees no more than the first 8192 bytes of a body behind an application load balancer.",
      )
      .optional(),
  });
