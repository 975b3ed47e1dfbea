import { z } from "zod";
import { certifiedName, domainName } from "../../../model/settings/primitives";
import type { Limits } from "../../../platforms/aws/limits";
import { arnOf, hostedZoneId, wordOf } from "../../../platforms/aws/primitives";

const requested = (limits: Limits) =>
  z.strictObject({
    domainName: certifiedName
      .max(limits["acm.name.length"].max, "a shorter name")
      .describe("Main name of the certificate, 64 characters at most; `*.example.com` covers one level."),
    subjectAlternativeNames: z
      .array(certifiedName)
      .max(limits["acm.names"].max - 1, `at most ${limits["acm.names"].max} names`)
      .default([])
      .describe("More names that it covers."),
    zoneId: hostedZoneId
      .describe(
        "Route 53 zone of the validation records. Absent: the records are made by hand, and the certificate waits for them.",
      )
      .optional(),
    zoneIds: z
      .record(domainName, hostedZoneId)
      .default({})
      .describe(
        "Zones of names that lie elsewhere, by domain: { example.net: Z... } proves example.net and what is below it there. All else is in zoneId.",
      ),
    recordsExist: z
      .boolean()
      .default(false)
      .describe(
        "Whether the validation records stand already, made by another cluster or by hand: one record proves a name for every region of the account. None is made then, and the certificate is waited for. In place of zoneId.",
      ),
    keyAlgorithm: wordOf(limits, "acm.keyAlgorithm")
      .default("EC_prime256v1")
      .describe("Kind of key. Elliptic curves are faster; RSA serves very old clients."),
  });

const imported = z.strictObject({
  arn: arnOf(
    "acm",
    "the ARN of a certificate in this region such as arn:aws:acm:eu-west-1:123456789012:certificate/1a2b3c4d",
  ).describe("A certificate that exists, in the cluster's region."),
});

/** The options of a certificate: a new one with DNS validation, or one that exists. */
export const certificateShape = (limits: Limits) =>
  z
    .union([requested(limits), imported], "{ domainName, zoneId } for a new one, or { arn } of one that exists")
    .describe("Certificate of the HTTPS and TLS listeners: a new one by `domainName`, or one that exists by `arn`.");

export type CertificateShape = z.output<ReturnType<typeof certificateShape>>;
