import { z } from "zod";
import { certifiedName } from "../../../model/settings/primitives";
import { objectName } from "../../../platforms/kubernetes/primitives";

const issuer = z
  .union(
    [
      z.strictObject({
        name: objectName("an issuer's name").describe("Issuer of cert-manager that exists."),
        kind: z
          .enum(["ClusterIssuer", "Issuer"])
          .default("ClusterIssuer")
          .describe("Whether it is the whole cluster's or the namespace's own."),
      }),
      z.strictObject({
        authority: objectName("a Secret's name").describe(
          "Secret in the namespace with an authority of your own, `tls.crt` and `tls.key`: an Issuer is made for it.",
        ),
      }),
    ],
    "{ name } of an issuer that exists, or { authority } for one of your own",
  )
  .describe("Who issues the certificate: an issuer of cert-manager by `name`, or one made for your own `authority`.");

const requested = z.strictObject({
  domainName: certifiedName.describe("Main name of the certificate; `*.example.com` covers one level."),
  subjectAlternativeNames: z.array(certifiedName).default([]).describe("More names that it covers."),
  keyAlgorithm: z
    .enum(["EC_prime256v1", "EC_secp384r1", "RSA_2048", "RSA_3072", "RSA_4096"])
    .default("EC_prime256v1")
    .describe("Kind of key. Elliptic curves are faster; RSA serves very old clients."),
  issuer,
});

const existing = z.strictObject({
  secretName: objectName("a Secret's name").describe(
    "Secret of type kubernetes.io/tls in the namespace that exists, and that something else renews.",
  ),
});

/** The options of a certificate: a new one of cert-manager, or a Secret that exists. */
export const certificateShape = () =>
  z
    .union([requested, existing], "{ domainName, issuer } for a new one, or { secretName } of one that exists")
    .describe(
      "Certificate of the HTTPS and TLS listeners: a new one by `domainName` and `issuer`, or the `secretName` of one that exists.",
    );

export type CertificateShape = z.output<ReturnType<typeof certificateShape>>;
