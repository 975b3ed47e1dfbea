import type { z } from "zod";
import { perLimits, relaxedRules } from "../limits";
import { ruled } from "../rule";
import { certificateCautions, certificateRules } from "../rules/certificate";
import { addressShape, certificateShape } from "../shape/certificate";

/** The settings of a certificate: a new one with DNS validation, or one that exists. */
export const certificateSettings = perLimits((limits) =>
  ruled(certificateShape(limits), certificateRules(limits), certificateCautions(limits), relaxedRules(limits)),
);

/** The name that clients use: a Route 53 alias to the load balancer. */
export const addressSettings = perLimits(addressShape);

export type CertificateSettings = z.output<ReturnType<typeof certificateSettings>>;
export type CertificateInput = z.input<ReturnType<typeof certificateSettings>>;
export type AddressSettings = z.output<ReturnType<typeof addressSettings>>;
export type AddressInput = z.input<ReturnType<typeof addressSettings>>;
