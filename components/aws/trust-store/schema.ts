import { z } from "zod";
import { formed, mapOf, textWithin } from "../../../model/settings/primitives";
import type { Limits } from "../../../platforms/aws/limits";
import { arnOf } from "../../../platforms/aws/primitives";

const bucketName = formed(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "the name of an S3 bucket such as shop-trust");

const stored = (limits: Limits, what: string) =>
  z.strictObject({
    bucket: bucketName.describe(`Bucket that holds ${what}, in the balancer's region.`),
    key: textWithin(limits, "s3.key.length", "a key").describe("Its key."),
    version: z
      .string("a version id")
      .min(1, "a version id")
      .describe("Its version. Absent: the one that is current when the store is made; later ones are not noticed.")
      .optional(),
  });

const inline = (what: string) =>
  z.strictObject({
    pem: z
      .string("PEM text")
      .describe(`${what} as PEM text. The component makes a private bucket for it, and a change is a new version.`),
  });

const list = (limits: Limits) =>
  z
    .union(
      [inline("The revocation list"), stored(limits, "the revocation list")],
      "{ pem } with the list itself, or { bucket, key } of one in S3",
    )
    .describe("One revocation list (CRL): PEM, issued by an authority of the store.");

const made = (limits: Limits) =>
  z.strictObject({
    authorities: z
      .union(
        [inline("The certificates"), stored(limits, "the certificates")],
        "{ pem } with the certificates themselves, or { bucket, key } of a bundle in S3",
      )
      .describe("Certificates of the authorities whose clients are let in: PEM, roots and intermediate ones."),
    revocations: mapOf(list(limits)).default({}).describe("Lists of certificates that are let in no more, by name."),
  });

const existing = z.strictObject({
  arn: arnOf(
    "elasticloadbalancing",
    "the ARN of a trust store such as arn:aws:elasticloadbalancing:eu-west-1:123456789012:truststore/partners/1a2b3c4d",
  ).describe("A trust store that exists, in the balancer's region."),
});

/** The options of a trust store: a new one, or one that exists. */
export const trustStoreShape = (limits: Limits) =>
  z
    .union([made(limits), existing], "{ authorities } for a new one, or { arn } of one that exists")
    .describe("Whose client certificates are trusted: a new store by `authorities`, or one that exists by `arn`.");

export type TrustStoreShape = z.output<ReturnType<typeof trustStoreShape>>;
