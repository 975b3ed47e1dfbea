import type { Changes } from "../bad/support";

const set = (option: string) => `loadBalancer.listeners.${option}`;
const pem = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
const list = "-----BEGIN X509 CRL-----\nMIIB\n-----END X509 CRL-----\n";
const verify = { mode: "verify", trustStore: "partners" };
const using = (store: object, more: object = {}): Changes => ({
  "trustStores.partners": store,
  [set("https.mutualAuthentication")]: { ...verify, ...more },
});

/** Client certificates and trust stores that are right. */
export const clients: readonly Changes[] = [
  { [set("https.mutualAuthentication")]: { mode: "off" } },
  { [set("https.mutualAuthentication")]: { mode: "passthrough" } },
  {
    [set("https.mutualAuthentication")]: { mode: "passthrough" },
    [set("https.requestHeaders")]: { clientCertificate: "X-Client-Cert" },
  },
  using({ authorities: { pem } }),
  using({ authorities: { pem: pem.repeat(25) } }, { ignoreClientCertificateExpiry: true }),
  using({ authorities: { bucket: "shop-trust", key: "ca.pem" } }, { advertiseTrustStoreCaNames: true }),
  using({ authorities: { bucket: "shop.trust", key: "a/b.pem", version: "3HL4kqtJlcpXroDTDmJ" } }),
  using({ authorities: { pem }, revocations: { old: { pem: list }, new: { bucket: "shop-trust", key: "crl.pem" } } }),
  using({ arn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:truststore/partners/1a2b3c4d5e6f7a8b" }),
  {
    ...using({ authorities: { pem } }),
    [set("https.requestHeaders")]: { clientCertificateLeaf: "X-Leaf", clientCertificateSubject: "X-Subject" },
  },
];
