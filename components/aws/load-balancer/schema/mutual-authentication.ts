import { z } from "zod";
import { key } from "../../../../model/settings/primitives";

/** Whether clients show a certificate of their own, and who judges it. */
export const mutualAuthentication = () =>
  z
    .strictObject({
      mode: z
        .enum(["off", "passthrough", "verify"])
        .describe(
          "`verify`: only clients with a certificate of the trust store get in. `passthrough`: any certificate, and nodes judge it (application load balancers only). `off` switches it off again.",
        ),
      trustStore: key.describe("Name of the trust store of mode verify.").optional(),
      ignoreClientCertificateExpiry: z
        .boolean()
        .default(false)
        .describe("Whether certificates that have expired are let in."),
      advertiseTrustStoreCaNames: z
        .boolean()
        .default(false)
        .describe("Whether clients are told the authorities' names, by which browsers choose a certificate."),
    })
    .describe(
      "Certificates of the clients (mTLS), on HTTPS and TLS listeners. Network load balancers since 2026-11-19; their identity filters are not offered by the provider yet.",
    )
    .optional();
