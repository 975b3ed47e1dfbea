import { clientCertificates } from "../../../client-certificates";

/** Whether clients show a certificate of their own, and who judges it. */
export const mutualAuthentication = () =>
  clientCertificates({
    what: "Certificates of the clients (mTLS), on HTTPS and TLS listeners. Network load balancers since 2026-11-19; their identity filters are not offered by the provider yet.",
    mode: "`verify`: only clients with a certificate of the trust store get in. `passthrough`: any certificate, and nodes judge it (application load balancers only). `off` switches it off again.",
    // Elastic Load Balancing's own: advertiseTrustStoreCaNames is off.
    advertise: {
      default: false,
      text: "Whether clients are told the authorities' names, by which browsers choose a certificate.",
    },
  });
