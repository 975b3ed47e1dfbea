import type { BadInput } from "./support";

const at = (option: string) => `cluster.loadBalancer.listeners.${option}`;
const set = (option: string) => `loadBalancer.listeners.${option}`;
const rule = (option: string) => at(`https.rules.api.${option}`);
const setRule = (option: string) => set(`https.rules.api.${option}`);

const expression = (regex: string, part: string): BadInput => [
  "alb",
  { [setRule("conditions")]: { pathRegex: [regex] } },
  { [rule("conditions.pathRegex[0]")]: part },
];

const lacks = (name: string) => `${name}, which the vendor's dialect lacks`;

/** Regular expressions, rewrites, and headers of requests and answers. */
export const rewrites: readonly BadInput[] = [
  expression("^/(?=api)", lacks("a lookahead")),
  expression("^/(?!api)", lacks("a lookahead")),
  expression("(?<=/)api", lacks("a lookbehind")),
  expression("(?<!/)api", lacks("a lookbehind")),
  expression("^/(?>api)", lacks("an atomic group")),
  expression("^/(a)/\\1", lacks("a backreference")),
  expression("^/(?P<a>x)(?P=a)", lacks("a backreference or a condition")),
  expression("^/a++", lacks("a possessive quantifier")),
  expression("^/a{2,3}+", lacks("a possessive quantifier")),
  expression("^/\\p{L}+", lacks("a Unicode class")),
  expression("^/(a|(?R))", lacks("recursion or a subroutine")),
  expression("^/(api", "no regular expression: unterminated group"),
  expression("^/api)", "no regular expression: unmatched ')'"),
  expression("^/[a-z", "no regular expression: unterminated character class"),
  expression("*/api", "no regular expression: nothing to repeat"),
  expression("[z-a]", "no regular expression: range out of order in character class"),
  expression("", "a regular expression of 1 to 128 characters"),
  expression("a".repeat(129), "a regular expression of 1 to 128 characters"),
  ["alb", { [setRule("conditions")]: { hostRegex: [] } }, { [rule("conditions.hostRegex")]: "at least one regular" }],
  [
    "alb",
    { [setRule("conditions")]: { hostRegex: ["^(?!www)"] } },
    { [rule("conditions.hostRegex[0]")]: lacks("a lookahead") },
  ],
  [
    "alb",
    { [setRule("conditions")]: { headersRegex: { "X-Version": ["v(\\d)\\k<a>"] } } },
    { [rule("conditions.headersRegex.X-Version[0]")]: lacks("a backreference") },
  ],
  [
    "alb",
    { [setRule("conditions")]: { headersRegex: { Host: ["^www"] } } },
    { [rule("conditions.headersRegex.Host")]: "the host header has a condition of its own" },
  ],
  [
    "alb",
    { [setRule("conditions")]: { path: ["/a"], pathRegex: ["^/b"] } },
    { [rule("conditions.pathRegex")]: "a rule has one condition on the path" },
  ],
  [
    "alb",
    { [setRule("conditions")]: { host: ["a.example.com"], hostRegex: ["^b"] } },
    { [rule("conditions.hostRegex")]: "a rule has one condition on the host" },
  ],
  [
    "alb",
    { [setRule("conditions")]: { pathRegex: ["^/1", "^/2", "^/3"], hostRegex: ["4", "5", "6"] } },
    { [rule("conditions")]: "6 values in one rule" },
  ],
  ["alb", { [setRule("rewrite")]: {} }, { [rule("rewrite")]: "rewrites nothing" }],
  ["alb", { [setRule("rewrite")]: { path: "/x" } }, { [rule("rewrite.path")]: "unknown option" }],
  ["alb", { [setRule("rewrite.url")]: { regex: "^/a" } }, { [rule("rewrite.url.replace")]: "missing" }],
  ["alb", { [setRule("rewrite.url")]: { replace: "/a" } }, { [rule("rewrite.url.regex")]: "missing" }],
  [
    "alb",
    { [setRule("rewrite.url")]: { regex: "^/(?!a)", replace: "/" } },
    { [rule("rewrite.url.regex")]: lacks("a lookahead") },
  ],
  [
    "alb",
    { [setRule("rewrite.host")]: { regex: "(", replace: "" } },
    { [rule("rewrite.host.regex")]: "no regular expression" },
  ],
  [
    "alb",
    { [setRule("rewrite.url")]: { regex: "a".repeat(1025), replace: "" } },
    { [rule("rewrite.url.regex")]: "1 to 1024 characters" },
  ],
  [
    "alb",
    { [setRule("rewrite.url")]: { regex: "a", replace: "/".repeat(1025) } },
    { [rule("rewrite.url.replace")]: "at most 1024 characters" },
  ],
  [
    "alb",
    { [set("http.responseHeaders")]: { strictTransportSecurity: { maxAge: 60 } } },
    { [at("http.responseHeaders.strictTransportSecurity")]: "browsers ignore it over HTTP" },
  ],
  [
    "alb",
    { [set("https.responseHeaders")]: { strictTransportSecurity: { preload: true } } },
    { [at("https.responseHeaders.strictTransportSecurity.preload")]: "preloading needs includeSubdomains" },
  ],
  [
    "alb",
    {
      [set("https.responseHeaders")]: {
        strictTransportSecurity: { preload: true, includeSubdomains: true, maxAge: 86400 },
      },
    },
    { [at("https.responseHeaders.strictTransportSecurity.maxAge")]: "preloading needs a year" },
  ],
  [
    "alb",
    { [set("https.responseHeaders")]: { strictTransportSecurity: true } },
    { [at("https.responseHeaders.strictTransportSecurity")]: "false, or { maxAge: 31536000 }" },
  ],
  [
    "alb",
    { [set("https.responseHeaders")]: { frameOptions: "ALLOW-FROM https://example.com" } },
    { [at("https.responseHeaders.frameOptions")]: "one of DENY, SAMEORIGIN" },
  ],
  [
    "alb",
    { [set("https.responseHeaders")]: { contentSecurityPolicy: "default-src\n'self'" } },
    { [at("https.responseHeaders.contentSecurityPolicy")]: "a policy of letters, digits, spaces" },
  ],
  [
    "alb",
    { [set("https.responseHeaders")]: { contentSecurityPolicy: "x".repeat(1025) } },
    { [at("https.responseHeaders.contentSecurityPolicy")]: "1 to 1024 characters" },
  ],
  [
    "alb",
    { [set("https.responseHeaders")]: { cors: { allowOrigin: "shop.example.com" } } },
    { [at("https.responseHeaders.cors.allowOrigin")]: "an origin such as https://shop.example.com" },
  ],
  [
    "alb",
    { [set("https.responseHeaders")]: { cors: { allowOrigin: "https://shop.example.com/" } } },
    { [at("https.responseHeaders.cors.allowOrigin")]: "an origin such as https://shop.example.com" },
  ],
  [
    "alb",
    { [set("https.responseHeaders")]: { cors: { allowOrigin: "*", allowMethods: ["get"] } } },
    { [at("https.responseHeaders.cors.allowMethods[0]")]: "did you mean GET" },
  ],
  [
    "alb",
    { [set("https.responseHeaders")]: { cors: { allowOrigin: "*", maxAge: 86401 } } },
    { [at("https.responseHeaders.cors.maxAge")]: "0 to 86400 seconds" },
  ],
  [
    "alb",
    { [set("https.responseHeaders")]: { cors: { allowOrigin: "*", allowHeaders: ["X Bad"] } } },
    { [at("https.responseHeaders.cors.allowHeaders[0]")]: "a header name" },
  ],
  [
    "nlb",
    { [set("tls.responseHeaders")]: { frameOptions: "DENY" } },
    { [at("tls.responseHeaders")]: "a network load balancer does not read HTTP" },
  ],
  [
    "alb",
    { [set("http.requestHeaders")]: { tlsVersion: "X-Tls" } },
    { [at("http.requestHeaders.tlsVersion")]: "only HTTPS listeners tell nodes of TLS" },
  ],
  [
    "alb",
    { [set("https.requestHeaders")]: { tlsVersion: "X-Tls" } },
    { [at("https.requestHeaders.tlsVersion")]: "this header is not sent" },
  ],
  [
    "alb",
    {
      "loadBalancer.enableTlsVersionAndCipherSuiteHeaders": true,
      [set("https.requestHeaders")]: { tlsVersion: "X-Tls", tlsCipherSuite: "x-tls" },
    },
    { [at("https.requestHeaders.tlsCipherSuite")]: "tlsVersion has this name already" },
  ],
  [
    "nlb",
    { "loadBalancer.enableTlsVersionAndCipherSuiteHeaders": true },
    { "cluster.loadBalancer.enableTlsVersionAndCipherSuiteHeaders": "does not read HTTP" },
  ],
];
