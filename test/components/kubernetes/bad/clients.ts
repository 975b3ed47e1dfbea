import type { BadKubernetesInput } from "./types";

const https = "loadBalancer.listeners.https";
const forward = { type: "forward", targetGroups: { web: 1 } };
const rewriting = (rewrite: object, action: object = forward) => ({
  [`${https}.rules`]: { one: { priority: 1, conditions: { path: ["/a/*"] }, rewrite, action } },
});
const one = `cluster.${https}.rules.one.rewrite`;
const stores = { partners: { authorities: { configMap: "partners" } } };

/** What clients show, what they may read, and what is rewritten for nodes. */
export const clients: readonly BadKubernetesInput[] = [
  ["http", rewriting({}), { [one]: "name host or url" }],
  [
    "http",
    rewriting({ url: { regex: "^/a", replace: "/" } }, { type: "redirect", path: "/x" }),
    { [one]: "no node gets" },
  ],
  ["http", rewriting({ url: { regex: "^/a", replace: "" } }), { [`${one}.url.replace`]: "would not begin with /" }],
  ["http", rewriting({ url: { regex: "^/a", replace: "/$1" } }), { [`${one}.url.replace`]: "names group 1" }],
  [
    "http",
    rewriting({ url: { regex: "^/(a)", replace: "/p?id=$1" } }),
    { [`${one}.url.replace`]: "query stays behind" },
  ],
  ["http", rewriting({ url: { regex: "/a\\?x=1", replace: "/b" } }), { [`${one}.url.regex`]: "query stays behind" }],
  ["http", rewriting({ url: { regex: "/a(?=b)", replace: "/b" } }), { [`${one}.url.regex`]: "RE2" }],
  ["http", rewriting({ host: { replace: "API.example.com" } }), { [`${one}.host.replace`]: "lower case" }],
  [
    "http",
    rewriting({ host: { regex: "^(.*)\\.example\\.com$", replace: "a.shop" } }),
    { [`${one}.host.regex`]: "^.*$" },
  ],
  [
    "http",
    { [`${https}.responseHeaders`]: { cors: { allowOrigin: "*", allowCredentials: true } } },
    { [`cluster.${https}.responseHeaders.cors.allowOrigin`]: "any page that a user opens" },
  ],
  [
    "http",
    { [`${https}.responseHeaders`]: { cors: { allowOrigin: "shop.example.com" } } },
    { [`cluster.${https}.responseHeaders.cors.allowOrigin`]: "https://shop.example.com" },
  ],
  [
    "http",
    { [`${https}.responseHeaders`]: { cors: { allowOrigin: "*", maxAge: 0 } } },
    { [`cluster.${https}.responseHeaders.cors.maxAge`]: "1 to 86400 seconds" },
  ],
  [
    "http",
    { [`${https}.mutualAuthentication`]: { mode: "verify" } },
    { [`cluster.${https}.mutualAuthentication.trustStore`]: "needs a trust store" },
  ],
  [
    "http",
    { [`${https}.mutualAuthentication`]: { mode: "verify", trustStore: "partner" }, trustStores: stores },
    { [`cluster.${https}.mutualAuthentication.trustStore`]: "did you mean partners" },
  ],
  [
    "http",
    { [`${https}.mutualAuthentication`]: { mode: "passthrough", ignoreClientCertificateExpiry: true } },
    { [`cluster.${https}.mutualAuthentication.ignoreClientCertificateExpiry`]: "set mode to verify" },
  ],
  [
    "http",
    { "loadBalancer.listeners.http.mutualAuthentication": { mode: "passthrough" } },
    { "cluster.loadBalancer.listeners.http.mutualAuthentication.mode": "does not encrypt" },
  ],
  [
    "http",
    { trustStores: { partners: { authorities: { pem: "partners.pem" } } } },
    { "cluster.trustStores.partners.authorities.pem": "-----BEGIN CERTIFICATE-----" },
  ],
  [
    "http",
    { [`${https}.requestHeaders`]: { tlsVersion: "X-Tls" } },
    { [`cluster.${https}.requestHeaders.tlsVersion`]: "enableTlsVersionAndCipherSuiteHeaders" },
  ],
  [
    "http",
    { [`${https}.passthrough`]: { hosts: ["shop.example.com"] } },
    { [`cluster.${https}.passthrough`]: "TLS listeners only" },
  ],
  [
    "connections",
    { "loadBalancer.listeners.vault.allow": ["10.0.0.0/8"], "loadBalancer.listeners.vault.certificateName": "vault" },
    {
      "cluster.loadBalancer.listeners.vault.allow": "use a TCP listener",
      "cluster.loadBalancer.listeners.vault.certificateName": "the nodes end TLS",
    },
  ],
  [
    "connections",
    { "loadBalancer.listeners.vault.passthrough": { hosts: ["*"] } },
    { "cluster.loadBalancer.listeners.vault.passthrough.hosts[0]": "*.example.com" },
  ],
  ["http", rewriting({ replacePrefixMatch: "/" }), { [`${one}.replacePrefixMatch`]: "did you mean url" }],
  [
    "http",
    { [`${https}.clientValidation`]: { caCertificateRefs: [] } },
    { [`cluster.${https}.clientValidation`]: "did you mean mutualAuthentication" },
  ],
  [
    "connections",
    { "loadBalancer.listeners.imap.tls": { mode: "Passthrough" } },
    { "cluster.loadBalancer.listeners.imap.tls": "passthrough: { hosts }" },
  ],
  [
    "http",
    { trustStores: { partners: { authorities: "partners.pem" } } },
    { "cluster.trustStores.partners.authorities": "the text itself" },
  ],
  [
    "http",
    { [`${https}.rules`]: { one: { priority: 1, conditions: { host: ["shop.example.com:443"] }, action: forward } } },
    { [`cluster.${https}.rules.one.conditions.host[0]`]: "leave :443 out" },
  ],
  [
    "connections",
    { "loadBalancer.enableTlsVersionAndCipherSuiteHeaders": true },
    { "cluster.loadBalancer.enableTlsVersionAndCipherSuiteHeaders": "does not read HTTP" },
  ],
];
