import { z } from "zod";

export const certificateSettings = () =>
  z.union([
    z.strictObject({ arn: z.string().regex(/^arn:aws[a-z-]*:acm:/) }),
    z.strictObject({
      domainName: z.string(),
      subjectAlternativeNames: z.array(z.string()).default([]),
      /** Route 53 zone of the validation records. */
      zoneId: z.string().optional(),
      keyAlgorithm: z.enum(["RSA_2048", "EC_prime256v1", "EC_secp384r1"]).default("EC_prime256v1"),
    }),
  ]);

/** The name that clients use: a Route 53 alias to the load balancer. */
export const addressSettings = () =>
  z.strictObject({ domainName: z.string(), zoneId: z.string(), ipv6: z.boolean().default(false) });

export type CertificateSettings = z.output<ReturnType<typeof certificateSettings>>;
export type CertificateInput = z.input<ReturnType<typeof certificateSettings>>;
export type AddressSettings = z.output<ReturnType<typeof addressSettings>>;
