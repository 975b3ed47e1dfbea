import { z } from "zod";
import { entriesOf } from "../model/settings/entries";
import type { Path } from "../model/settings/path";

// What a balancer's spec says in the same words on every platform. Limits are the platform's own, and so are the texts where what it does differs.

export const balancerType = () =>
  z
    .enum(["application", "network"])
    .default("application")
    .describe(
      "`application` reads HTTP: rules, cookies, redirects. `network` passes connections on: TCP, TLS, UDP, affinity by address.",
    );

/** @param change what a change does, or what an internal one needs */
export const balancerScheme = (change: string) =>
  z
    .enum(["internet-facing", "internal"])
    .default("internet-facing")
    .describe(`Whether its address is public. ${change}`);

/** @param needs what `preload` asks for */
export const strictTransportSecurity = (maxAge: z.ZodNumber, needs: string) =>
  z
    .union(
      [
        z.strictObject({
          maxAge: maxAge
            .default(31536000)
            .describe("Seconds for which browsers use HTTPS alone. Default: a year. 0 makes them forget."),
          includeSubdomains: z
            .boolean()
            .default(false)
            .describe("Whether it holds for every name below this one too. All of them must speak HTTPS then."),
          preload: z
            .boolean()
            .default(false)
            .describe(`Asks browsers to build it in, which takes months to undo. Needs ${needs}.`),
        }),
        z.literal(false),
      ],
      "false, or { maxAge: 31536000 }",
    )
    .describe(
      "`Strict-Transport-Security`, on HTTPS listeners only. Default there: { maxAge: 31536000 }; false leaves the header to the nodes.",
    )
    .optional();

interface CorsParts {
  /** What an origin looks like: `*`, or a scheme, a host and a port. */
  readonly origin: z.ZodString;
  readonly headerNames: () => z.ZodArray<z.ZodString>;
  readonly maxAge: z.ZodNumber;
  /** What more there is to say of `allowCredentials` and of `maxAge`. */
  readonly credentials?: string;
  readonly usualAge?: string;
}

export const cors = ({ origin, headerNames, maxAge, credentials = "", usualAge = "" }: CorsParts) =>
  z.strictObject({
    allowOrigin: origin.describe("The one origin whose pages may read answers, or `*`: `Access-Control-Allow-Origin`."),
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
      .describe(`Whether such pages may send cookies: \`Access-Control-Allow-Credentials\`.${credentials}`),
    maxAge: maxAge
      .describe(
        `Seconds that a browser may remember the answer to a preflight request: \`Access-Control-Max-Age\`.${usualAge}`,
      )
      .optional(),
  });

/** Headers of answers that say what pages may do. */
export const pageHeaders = (value: z.ZodString) => ({
  contentSecurityPolicy: value
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
});

/** Names under which nodes learn of the client's TLS connection and certificate: AWS's. */
export const usualRequestHeaders = {
  tlsVersion: "X-Amzn-Tls-Version",
  tlsCipherSuite: "X-Amzn-Tls-Cipher-Suite",
  clientCertificate: "X-Amzn-Mtls-Clientcert",
  clientCertificateLeaf: "X-Amzn-Mtls-Clientcert-Leaf",
  clientCertificateSerialNumber: "X-Amzn-Mtls-Clientcert-Serial-Number",
  clientCertificateIssuer: "X-Amzn-Mtls-Clientcert-Issuer",
  clientCertificateSubject: "X-Amzn-Mtls-Clientcert-Subject",
  clientCertificateValidity: "X-Amzn-Mtls-Clientcert-Validity",
} as const;

/** @param passedOn what mode passthrough sends of the client's certificate */
export const requestHeaders = (headerName: () => z.ZodString, passedOn: string) => {
  const renamed = (role: keyof typeof usualRequestHeaders, what: string) =>
    headerName().default(usualRequestHeaders[role]).describe(`Name of the header with ${what}.`);
  return z
    .strictObject({
      tlsVersion: renamed("tlsVersion", "the TLS version"),
      tlsCipherSuite: renamed("tlsCipherSuite", "the cipher suite"),
      clientCertificate: renamed("clientCertificate", `${passedOn}, of mode passthrough`),
      clientCertificateLeaf: renamed("clientCertificateLeaf", "the client's own certificate"),
      clientCertificateSerialNumber: renamed("clientCertificateSerialNumber", "its serial number"),
      clientCertificateIssuer: renamed("clientCertificateIssuer", "its issuer"),
      clientCertificateSubject: renamed("clientCertificateSubject", "its subject"),
      clientCertificateValidity: renamed("clientCertificateValidity", "its validity"),
    })
    .prefault({})
    .describe(
      "Other names for the headers by which nodes learn of the client's TLS connection and certificate. HTTPS listeners only.",
    );
};

type Rules = Readonly<Record<string, { readonly priority?: number | undefined } | undefined>>;

interface RuledListener {
  readonly path: Path;
  readonly listener: { readonly rules?: Rules | undefined };
}

/** The rules of a listener that have the priority of one before them. */
export function takenPriorities({
  listener,
  path,
}: RuledListener): readonly { readonly path: Path; readonly problem: string }[] {
  const first = new Map<number, string>();
  return entriesOf(listener.rules).flatMap(([name, { priority }]) => {
    if (priority === undefined) return [];
    const other = first.get(priority);
    if (other !== undefined)
      return [{ path: [...path, "rules", name, "priority"], problem: `rule ${other} has this priority already` }];
    first.set(priority, name);
    return [];
  });
}
