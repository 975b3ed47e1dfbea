import { z } from "zod";
import { formed } from "../../../model/settings/primitives";
import { kubernetesLimits } from "../../../platforms/kubernetes/limits";
import { textOf, wholeWithin } from "../../../platforms/kubernetes/primitives";
import { headerName } from "./action-schema";

const strictTransportSecurity = () =>
  z
    .union(
      [
        z.strictObject({
          maxAge: wholeWithin("envoy.strictTransportSecurity")
            .default(31536000)
            .describe("Seconds for which browsers use HTTPS alone. Default: a year. 0 makes them forget."),
          includeSubdomains: z
            .boolean()
            .default(false)
            .describe("Whether it holds for every name below this one too. All of them must speak HTTPS then."),
          preload: z
            .boolean()
            .default(false)
            .describe("Asks browsers to build it in, which takes months to undo. Needs includeSubdomains."),
        }),
        z.literal(false),
      ],
      "false, or { maxAge: 31536000 }",
    )
    .describe(
      "`Strict-Transport-Security`, on HTTPS listeners only. Default there: { maxAge: 31536000 }; false leaves the header to the nodes.",
    )
    .optional();

const { max: mostNames } = kubernetesLimits["gateway.names"];
const headerNames = () =>
  z.array(headerName()).min(1, "at least one header name").max(mostNames, `at most ${mostNames} header names`);

/** Which origin's pages may read answers: the gateway answers their preflight requests by itself. */
const cors = () =>
  z
    .strictObject({
      allowOrigin: formed(
        /^(?:\*|https?:\/\/(?:[A-Za-z0-9-]+\.)*[A-Za-z0-9-]+(?::[0-9]{1,5})?)$/,
        "* or an origin such as https://shop.example.com",
      ).describe("The one origin whose pages may read answers, or `*`: `Access-Control-Allow-Origin`."),
      allowMethods: z
        .array(z.enum(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE"]))
        .min(1, "at least one method")
        .describe("Methods that such pages may use: `Access-Control-Allow-Methods`.")
        .optional(),
      allowHeaders: headerNames()
        .describe("Request headers that such pages may send, or `*`: `Access-Control-Allow-Headers`.")
        .optional(),
      exposeHeaders: headerNames()
        .describe("Response headers that such pages may read, or `*`: `Access-Control-Expose-Headers`.")
        .optional(),
      allowCredentials: z
        .boolean()
        .default(false)
        .describe("Whether such pages may send cookies: `Access-Control-Allow-Credentials`. Not with `*`."),
      maxAge: wholeWithin("gateway.cors.maxAge")
        .describe(
          "Seconds that a browser may remember the answer to a preflight request: `Access-Control-Max-Age`. Default: 5.",
        )
        .optional(),
    })
    .describe(
      "Which pages of other origins may read nodes' answers (CORS). The gateway answers preflight requests by itself, and pages of other origins get no such headers.",
    )
    .optional();

/** Headers that the gateway puts into every answer of a node. */
export const responseHeaders = () =>
  z
    .strictObject({
      strictTransportSecurity: strictTransportSecurity(),
      contentSecurityPolicy: textOf("gateway.value.length", "a policy")
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
      cors: cors(),
    })
    .prefault({})
    .describe(
      "Headers of every answer of a node, in place of what it sends under the same name. HTTP and HTTPS listeners only.",
    );

const renamed = (name: string, what: string) => headerName().default(name).describe(`Name of the header with ${what}.`);

/** Names under which nodes learn of the client's TLS connection and certificate: those of the spec for AWS. */
export const requestHeaders = () =>
  z
    .strictObject({
      tlsVersion: renamed("X-Amzn-Tls-Version", "the TLS version"),
      tlsCipherSuite: renamed("X-Amzn-Tls-Cipher-Suite", "the cipher suite"),
      clientCertificate: renamed("X-Amzn-Mtls-Clientcert", "the client's certificate, of mode passthrough"),
      clientCertificateLeaf: renamed("X-Amzn-Mtls-Clientcert-Leaf", "the client's own certificate"),
      clientCertificateSerialNumber: renamed("X-Amzn-Mtls-Clientcert-Serial-Number", "its serial number"),
      clientCertificateIssuer: renamed("X-Amzn-Mtls-Clientcert-Issuer", "its issuer"),
      clientCertificateSubject: renamed("X-Amzn-Mtls-Clientcert-Subject", "its subject"),
      clientCertificateValidity: renamed("X-Amzn-Mtls-Clientcert-Validity", "its validity"),
    })
    .prefault({})
    .describe(
      "Other names for the headers by which nodes learn of the client's TLS connection and certificate. HTTPS listeners only.",
    );

export type RequestHeadersShape = z.output<ReturnType<typeof requestHeaders>>;
