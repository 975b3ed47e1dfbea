import { z } from "zod";
import { formed, textWithin, within } from "../../../../model/settings/primitives";
import type { Limits } from "../../../../platforms/aws/limits";

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

const strictTransportSecurity = (limits: Limits) =>
  z
    .union(
      [
        z.strictObject({
          maxAge: within(limits, "elbv2.header.hstsMaxAge")
            .default(31536000)
            .describe("Seconds for which browsers use HTTPS alone. Default: a year. 0 makes them forget."),
          includeSubdomains: z
            .boolean()
            .default(false)
            .describe("Whether it holds for every name below this one too. All of them must speak HTTPS then."),
          preload: z
            .boolean()
            .default(false)
            .describe(
              "Asks browsers to build it in, which takes months to undo. Needs includeSubdomains and a maxAge of a year (hstspreload.org).",
            ),
        }),
        z.literal(false),
      ],
      "false, or { maxAge: 31536000 }",
    )
    .describe(
      "`Strict-Transport-Security`, on HTTPS listeners only. Default there: { maxAge: 31536000 }; false leaves the header to the nodes.",
    )
    .optional();

const cors = (limits: Limits) =>
  z
    .strictObject({
      allowOrigin: formed(/^(?:\*|https?:\/\/[^\s/?#]+)$/, "* or an origin such as https://shop.example.com").describe(
        "The one origin whose pages may read answers, or `*`: `Access-Control-Allow-Origin`.",
      ),
      allowMethods: z
        .array(z.enum(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE"]))
        .min(1, "at least one method")
        .describe("Methods that such pages may use: `Access-Control-Allow-Methods`.")
        .optional(),
      allowHeaders: z
        .array(headerName(limits))
        .min(1, "at least one header name")
        .describe("Request headers that such pages may send, or `*`: `Access-Control-Allow-Headers`.")
        .optional(),
      exposeHeaders: z
        .array(headerName(limits))
        .min(1, "at least one header name")
        .describe("Response headers that such pages may read, or `*`: `Access-Control-Expose-Headers`.")
        .optional(),
      allowCredentials: z
        .boolean()
        .default(false)
        .describe("Whether such pages may send cookies: `Access-Control-Allow-Credentials`."),
      maxAge: within(limits, "elbv2.header.corsMaxAge")
        .describe("Seconds that a browser may remember the answer to a preflight request: `Access-Control-Max-Age`.")
        .optional(),
    })
    .describe("Which pages of other origins may read answers (CORS). Nodes still answer the preflight requests.")
    .optional();

/** Headers that the balancer puts into every answer. */
export const responseHeaders = (limits: Limits) =>
  z
    .strictObject({
      strictTransportSecurity: strictTransportSecurity(limits),
      contentSecurityPolicy: headerValue(limits, "a policy")
        .describe("`Content-Security-Policy`: what pages may load, such as default-src 'self'.")
        .optional(),
      contentTypeOptions: z
        .boolean()
        .default(false)
        .describe("`X-Content-Type-Options: nosniff`: browsers keep to the media type that they are told."),
      frameOptions: z
        .enum(["DENY", "SAMEORIGIN"])
        .describe("`X-Frame-Options`: whether pages may stand in another page's frame.")
        .optional(),
      cors: cors(limits),
      server: z.boolean().default(true).describe("Whether the balancer's own `Server` header is sent."),
    })
    .prefault({})
    .describe(
      "Headers of every answer, in place of what a node sends under the same name. Application load balancers only. Source: Application Load Balancers user guide, header modification.",
    );

const renamed = (limits: Limits, name: string, what: string) =>
  headerName(limits).default(name).describe(`Name of the header with ${what}.`);

/** Names under which nodes learn of the client's TLS connection and certificate. */
export const requestHeaders = (limits: Limits) =>
  z
    .strictObject({
      tlsVersion: renamed(limits, "X-Amzn-Tls-Version", "the TLS version"),
      tlsCipherSuite: renamed(limits, "X-Amzn-Tls-Cipher-Suite", "the cipher suite"),
      clientCertificate: renamed(limits, "X-Amzn-Mtls-Clientcert", "the whole chain, of mode passthrough"),
      clientCertificateLeaf: renamed(limits, "X-Amzn-Mtls-Clientcert-Leaf", "the client's own certificate"),
      clientCertificateSerialNumber: renamed(limits, "X-Amzn-Mtls-Clientcert-Serial-Number", "its serial number"),
      clientCertificateIssuer: renamed(limits, "X-Amzn-Mtls-Clientcert-Issuer", "its issuer"),
      clientCertificateSubject: renamed(limits, "X-Amzn-Mtls-Clientcert-Subject", "its subject"),
      clientCertificateValidity: renamed(limits, "X-Amzn-Mtls-Clientcert-Validity", "its validity"),
    })
    .prefault({})
    .describe(
      "Other names for the headers by which nodes learn of the client's TLS connection and certificate. HTTPS listeners only.",
    );

export type ResponseHeadersShape = z.output<ReturnType<typeof responseHeaders>>;
export type RequestHeadersShape = z.output<ReturnType<typeof requestHeaders>>;
