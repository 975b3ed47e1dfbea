import { z } from "zod";
import { formed, textWithin, within } from "../../../../model/settings/primitives";
import type { Limits } from "../../../../platforms/aws/limits";
import {
  cors,
  pageHeaders,
  requestHeaders as requestHeadersNamed,
  strictTransportSecurity,
} from "../../../balancer-options";

const tokenPattern = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** The name of a header: a token of RFC 7230. */
export const headerName = (limits: Limits) =>
  textWithin(limits, "elbv2.condition.headerName.length", "a header name").regex(
    tokenPattern,
    "a header name: letters, digits and hyphens",
  );

/** Characters that the vendor takes in a header's value. Source: Application Load Balancers user guide, header modification. */
const valuePattern = /^[A-Za-z0-9 _:;.,\\/'"?!(){}[\]@<>=+*#&`|~^%-]*$/;

const headerValue = (limits: Limits, what: string) =>
  textWithin(limits, "elbv2.header.value.length", what).regex(
    valuePattern,
    `${what} of letters, digits, spaces and _:;.,\\/'"?!(){}[]@<>=-+*#&\`|~^%`,
  );

const origin = formed(/^(?:\*|https?:\/\/[^\s/?#]+)$/, "* or an origin such as https://shop.example.com");

/** Headers that the balancer puts into every answer. */
export const responseHeaders = (limits: Limits) =>
  z
    .strictObject({
      strictTransportSecurity: strictTransportSecurity(
        within(limits, "elbv2.header.hstsMaxAge"),
        "includeSubdomains and a maxAge of a year (hstspreload.org)",
      ),
      ...pageHeaders(headerValue(limits, "a policy")),
      cors: cors({
        origin,
        headerNames: () => z.array(headerName(limits)).min(1, "at least one header name"),
        maxAge: within(limits, "elbv2.header.corsMaxAge"),
      })
        .describe("Which pages of other origins may read answers (CORS). Nodes still answer the preflight requests.")
        .optional(),
      server: z.boolean().default(true).describe("Whether the balancer's own `Server` header is sent."),
    })
    .prefault({})
    .describe(
      "Headers of every answer, in place of what a node sends under the same name. Application load balancers only. Source: Application Load Balancers user guide, header modification.",
    );

/** Names under which nodes learn of the client's TLS connection and certificate. */
export const requestHeaders = (limits: Limits) => requestHeadersNamed(() => headerName(limits), "the whole chain");
