import type { BadInput } from "./support";

const at = (option: string) => `cluster.loadBalancer.listeners.${option}`;
const set = (option: string) => `loadBalancer.listeners.${option}`;
const pem = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
const list = "-----BEGIN X509 CRL-----\nMIIB\n-----END X509 CRL-----\n";
const store = { "trustStores.partners.authorities.pem": pem };
const verify = { mode: "verify", trustStore: "partners" };
const used = { ...store, [set("https.mutualAuthentication")]: verify };

/** Client certificates and trust stores. */
export const clients: readonly BadInput[] = [
  [
    "alb",
    { [set("https.mutualAuthentication")]: { mode: "verify" } },
    { [at("https.mutualAuthentication.trustStore")]: "missing: mode verify needs a trust store" },
  ],
  [
    "alb",
    { [set("https.mutualAuthentication")]: { mode: "on" } },
    { [at("https.mutualAuthentication.mode")]: "one of off, passthrough, verify" },
  ],
  ["alb", { [set("https.mutualAuthentication")]: {} }, { [at("https.mutualAuthentication.mode")]: "missing" }],
  [
    "alb",
    { ...store, [set("https.mutualAuthentication")]: { mode: "verify", trustStore: "partner" } },
    { [at("https.mutualAuthentication.trustStore")]: "did you mean partners" },
  ],
  [
    "alb",
    { [set("https.mutualAuthentication")]: { mode: "verify", trustStore: "partners" } },
    { [at("https.mutualAuthentication.trustStore")]: "none is defined under trustStores" },
  ],
  [
    "alb",
    { ...store, [set("https.mutualAuthentication")]: { mode: "passthrough", trustStore: "partners" } },
    { [at("https.mutualAuthentication.trustStore")]: "only mode verify has it, and this is passthrough" },
  ],
  [
    "alb",
    { [set("https.mutualAuthentication")]: { mode: "off", ignoreClientCertificateExpiry: true } },
    { [at("https.mutualAuthentication.ignoreClientCertificateExpiry")]: "only mode verify has it, and this is off" },
  ],
  [
    "alb",
    { [set("https.mutualAuthentication")]: { mode: "passthrough", advertiseTrustStoreCaNames: true } },
    { [at("https.mutualAuthentication.advertiseTrustStoreCaNames")]: "only mode verify has it" },
  ],
  [
    "alb",
    { [set("http.mutualAuthentication")]: { mode: "passthrough" } },
    { [at("http.mutualAuthentication.mode")]: "an HTTP listener does not encrypt, so clients show no certificate" },
  ],
  [
    "nlb",
    { [set("smtp.mutualAuthentication")]: { mode: "off" } },
    { [at("smtp.mutualAuthentication.mode")]: "leave mutualAuthentication out, or use TLS" },
  ],
  [
    "nlb",
    { [set("tls.mutualAuthentication")]: { mode: "passthrough" } },
    { [at("tls.mutualAuthentication.mode")]: "a network load balancer passes no certificate on" },
  ],
  [
    "alb",
    { ...used, [set("https.requestHeaders")]: { clientCertificate: "X-Client" } },
    {
      [at("https.requestHeaders.clientCertificate")]: "leave it out: mode passthrough of mutualAuthentication sends it",
    },
  ],
  [
    "alb",
    { [set("https.requestHeaders")]: { clientCertificateLeaf: "X-Client" } },
    {
      [at("https.requestHeaders.clientCertificateLeaf")]: "leave it out: mode verify of mutualAuthentication sends it",
    },
  ],
  [
    "alb",
    { ...used, "trustStores.partners.authorities.pem": "hello" },
    { "cluster.trustStores.partners.authorities.pem": "holds no certificate" },
  ],
  [
    "alb",
    { ...used, "trustStores.partners.authorities.pem": `${pem}-----BEGIN PRIVATE KEY-----\nMIIB\n` },
    { "cluster.trustStores.partners.authorities.pem": "holds a private key" },
  ],
  [
    "alb",
    { ...used, "trustStores.partners.revocations": { old: { pem } } },
    { "cluster.trustStores.partners.revocations.old.pem": "holds no revocation list" },
  ],
  [
    "alb",
    { ...used, "trustStores.partners.revocations": { old: { pem: list, bucket: "b" } } },
    { "cluster.trustStores.partners.revocations.old.bucket": "unknown option" },
  ],
  [
    "alb",
    { ...used, "trustStores.partners": { authorities: { bucket: "Shop", key: "ca.pem" } } },
    { "cluster.trustStores.partners.authorities.bucket": "the name of an S3 bucket" },
  ],
  [
    "alb",
    { ...used, "trustStores.partners": { authorities: { bucket: "shop-trust" } } },
    { "cluster.trustStores.partners.authorities.key": "missing" },
  ],
  [
    "alb",
    { ...used, "trustStores.partners": { arn: "partners" } },
    { "cluster.trustStores.partners.arn": "the ARN of a trust store" },
  ],
  [
    "alb",
    { ...used, provider: "twin", "trustStores.partners": { authorities: { bucket: "shop-trust", key: "ca.pem" } } },
    { "cluster.trustStores.partners.authorities.bucket": "the twin reads only buckets that it made" },
  ],
];
