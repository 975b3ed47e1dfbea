import type { Changes } from "../bad/support";

const set = (option: string) => `loadBalancer.listeners.${option}`;
const setRule = (option: string) => set(`https.rules.api.${option}`);
const conditions = (value: object): Changes => ({ [setRule("conditions")]: value });
const url = (regex: string, replace: string): Changes => ({ [setRule("rewrite")]: { url: { regex, replace } } });
const headers = (value: object): Changes => ({ [set("https.responseHeaders")]: value });

/** Changes of the sound application balancer that stay sound, without a word. */
export const rewrites: readonly Changes[] = [
  conditions({ pathRegex: ["^/(en|de)/"] }),
  conditions({ pathRegex: ["^/[]a]/[^]]+$", "^/[[:alpha:]]+$"] }),
  conditions({ pathRegex: ["(?i)^/API/(?:v1|v2)/.*$"] }),
  conditions({ pathRegex: ["^/(?P<lang>[a-z]{2})/x{2,}y?$"] }),
  conditions({ pathRegex: ["\\.(?:png|jpe?g)$", "^/a\\+b"] }),
  conditions({ hostRegex: ["^[a-z]+\\.example\\.com(:8443)?$"] }),
  conditions({ headersRegex: { "User-Agent": ["(?i)bot|crawler"], Accept: ["json"] } }),
  conditions({ headers: { "X-Version": ["v1*"] }, headersRegex: { "X-Version": ["v[12]$"] } }),
  conditions({ host: ["*.example.com"], pathRegex: ["^/a"], method: ["GET"] }),
  conditions({ path: ["/api/*"], hostRegex: ["^api\\."] }),
  url("^/api/(.*)$", "/$1"),
  url("^/dp/([A-Za-z0-9]+)/?$", "/product.php?id=$1"),
  url("\\?debug=1$", ""),
  url("[(]x[)]", "$"),
  { [setRule("rewrite")]: { host: { regex: "^www\\.(.+)$", replace: "$1" } } },
  {
    [setRule("rewrite")]: {
      host: { regex: "^(.+)$", replace: "internal.$1" },
      url: { regex: "^/a/(b)/(c)", replace: "/$2/$1" },
    },
  },
  headers({ strictTransportSecurity: false }),
  headers({ strictTransportSecurity: {} }),
  headers({ strictTransportSecurity: { maxAge: 0 } }),
  headers({ strictTransportSecurity: { maxAge: 63072000, includeSubdomains: true, preload: true } }),
  headers({ contentSecurityPolicy: "default-src 'self'; img-src https://*.example.com data:; report-uri /csp?x=1" }),
  headers({ contentTypeOptions: true, frameOptions: "SAMEORIGIN", server: false }),
  headers({ cors: { allowOrigin: "*" } }),
  headers({
    cors: {
      allowOrigin: "https://shop.example.com:8443",
      allowMethods: ["GET", "PUT"],
      allowHeaders: ["X-Token", "Content-Type"],
      exposeHeaders: ["*"],
      allowCredentials: true,
      maxAge: 600,
    },
  }),
  { [set("http.responseHeaders")]: { server: false, strictTransportSecurity: false } },
  { "loadBalancer.enableTlsVersionAndCipherSuiteHeaders": true },
  {
    "loadBalancer.enableTlsVersionAndCipherSuiteHeaders": true,
    [set("https.requestHeaders")]: { tlsVersion: "X-Tls-Version", tlsCipherSuite: "X-Tls-Cipher" },
  },
];
