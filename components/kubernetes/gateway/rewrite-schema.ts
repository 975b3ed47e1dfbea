import { z } from "zod";
import { formed } from "../../../model/settings/primitives";
import { anyTextOf, hostName, textOf } from "../../../platforms/kubernetes/primitives";

/** What of a request is rewritten before it goes to a node. */
export const rewrite = () =>
  z
    .strictObject({
      host: z
        .strictObject({
          regex: z
            .enum(["^.*$", ".*", "^.+$", ".+"])
            .default("^.*$")
            .describe("What is replaced: the whole name, whatever it is."),
          replace: formed(new RegExp(`^(?=.{1,253}$)${hostName}$`), "a host name in lower case").describe(
            "The host name that nodes see.",
          ),
        })
        .describe("Rewrites the Host header.")
        .optional(),
      url: z
        .strictObject({
          regex: textOf("gateway.value.length", "a regular expression").describe(
            "What is looked for in the path, whose query stays as it is; RE2's dialect. The first match is replaced; without one nothing changes.",
          ),
          replace: anyTextOf("envoy.rewrite.length", "text").describe(
            "What stands there instead; $1 is the first group in parentheses.",
          ),
        })
        .describe("Rewrites the path.")
        .optional(),
    })
    .describe("What of a request is rewritten before it goes to a node. Conditions see the request as it came.")
    .optional();
