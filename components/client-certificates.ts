import { z } from "zod";
import { key } from "../model/settings/primitives";

/** What differs between platforms in how clients show a certificate of their own. */
interface ClientCertificates {
  /** Text of the whole, and of its mode. */
  readonly what: string;
  readonly mode: string;
  /** Whether clients of mode verify are told the authorities' names by default, and the option's text. */
  readonly advertise: { readonly default: boolean; readonly text: string };
}

/** Whether clients show a certificate of their own, and who judges it: the same options on every platform. */
export const clientCertificates = ({ what, mode, advertise }: ClientCertificates) =>
  z
    .strictObject({
      mode: z.enum(["off", "passthrough", "verify"]).describe(mode),
      trustStore: key.describe("Name of the trust store of mode verify.").optional(),
      ignoreClientCertificateExpiry: z
        .boolean()
        .default(false)
        .describe("Whether certificates that have expired are let in."),
      advertiseTrustStoreCaNames: z.boolean().default(advertise.default).describe(advertise.text),
    })
    .describe(what)
    .optional();
