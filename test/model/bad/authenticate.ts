import type { BadInput } from "./support";

const rule = "cluster.loadBalancer.listeners.https.rules.api.action.authenticate";
const setRule = "loadBalancer.listeners.https.rules.api.action.authenticate";
const jwt = { type: "jwt", issuer: "https://id.example.com", jwksEndpoint: "https://id.example.com/keys.json" };
const oidc = {
  type: "oidc",
  issuer: "https://id.example.com",
  authorizationEndpoint: "https://id.example.com/authorize",
  tokenEndpoint: "https://id.example.com/token",
  userInfoEndpoint: "https://id.example.com/userinfo",
  clientId: "shop",
  clientSecret: { parameter: "/shop/oidc" },
};
const oidcWith = (more: object) => ({ [setRule]: { ...oidc, ...more } });
const claims = (name: string, format: string, values: readonly string[]) => ({
  [setRule]: { ...jwt, claims: [{ name, format, values }] },
});

/** Who may pass before a request is forwarded. */
export const authenticated: readonly BadInput[] = [
  ["alb", { [setRule]: { type: "jwt" } }, { [`${rule}.issuer`]: "missing", [`${rule}.jwksEndpoint`]: "missing" }],
  [
    "alb",
    { [setRule]: { ...jwt, jwksEndpoint: "http://id.example.com/keys.json" } },
    { [`${rule}.jwksEndpoint`]: "an https address with a path" },
  ],
  ["alb", { [setRule]: { ...jwt, issuer: "x".repeat(257) } }, { [`${rule}.issuer`]: "1 to 256 characters" }],
  ["alb", { [setRule]: { ...jwt, type: "jwt-validation" } }, { [`${rule}.type`]: "did you mean jwt" }],
  [
    "alb",
    { [setRule]: { type: "oidc" } },
    {
      [`${rule}.issuer`]: "missing",
      [`${rule}.authorizationEndpoint`]: "missing",
      [`${rule}.tokenEndpoint`]: "missing",
      [`${rule}.userInfoEndpoint`]: "missing",
      [`${rule}.clientId`]: "missing",
      [`${rule}.clientSecret`]: "missing",
    },
  ],
  ["alb", { [setRule]: { ...oidc, type: "authenticate-oidc" } }, { [`${rule}.type`]: "did you mean oidc" }],
  ["alb", oidcWith({ clientSecret: "hunter2" }), { [`${rule}.clientSecret`]: "got [secret]; where the secret lies" }],
  ["alb", oidcWith({ clientSecret: {} }), { [`${rule}.clientSecret.parameter`]: "missing" }],
  ["alb", oidcWith({ clientSecret: { parameter: "a b" } }), { [`${rule}.clientSecret.parameter`]: "SSM parameter" }],
  ["alb", oidcWith({ clientSecret: { secret: "" } }), { [`${rule}.clientSecret.secret`]: "Secrets Manager" }],
  [
    "alb",
    oidcWith({ clientSecret: { value: "hunter2" } }),
    { [`${rule}.clientSecret.parameter`]: "missing", [`${rule}.clientSecret.value`]: "unknown option" },
  ],
  [
    "alb",
    oidcWith({ tokenEndpoint: "http://id.example.com/token" }),
    { [`${rule}.tokenEndpoint`]: 'got "http://id.example.com/token"; an https address' },
  ],
  ["alb", oidcWith({ issuer: "id.example.com" }), { [`${rule}.issuer`]: "an https address" }],
  ["alb", oidcWith({ sessionTimeout: 604801 }), { [`${rule}.sessionTimeout`]: "1 to 604800 seconds" }],
  [
    "alb",
    oidcWith({ onUnauthenticatedRequest: "reject" }),
    { [`${rule}.onUnauthenticatedRequest`]: "one of authenticate, deny, allow" },
  ],
  ["alb", oidcWith({ extraParams: { prompt: 1 } }), { [`${rule}.extraParams.prompt`]: "put it in quotes" }],
  [
    "alb",
    oidcWith({ extraParams: Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`p${index}`, "x"])) }),
    { [`${rule}.extraParams`]: "names 11 parameters" },
  ],
  ["alb", { provider: "twin", ...oidcWith({}) }, { [rule]: "the twin has no identity provider to ask" }],
  ["alb", claims("iss", "single-string", ["a"]), { [`${rule}.claims[0].name`]: "is always checked" }],
  ["alb", claims("aud", "list", ["a"]), { [`${rule}.claims[0].format`]: "one of single-string" }],
  ["alb", claims("aud", "single-string", []), { [`${rule}.claims[0].values`]: "at least one value" }],
  [
    "alb",
    claims("scope", "space-separated-values", ["read write"]),
    { [`${rule}.claims[0].values[0]`]: "holds a space, which separates values here" },
  ],
  ["alb", claims("aud", "single-string", Array(11).fill("a")), { [`${rule}.claims[0].values`]: "at most 10 values" }],
  [
    "alb",
    { [setRule]: { type: "cognito", userPoolArn: "pool", userPoolClientId: "a", userPoolDomain: "shop" } },
    { [`${rule}.userPoolArn`]: "the ARN of a user pool" },
  ],
  [
    "nlb",
    { "loadBalancer.listeners.tls.defaultAction.authenticate": jwt },
    { "cluster.loadBalancer.listeners.tls.defaultAction.authenticate.type": "a TLS listener does not authenticate" },
  ],
  ["alb", { provider: "twin", [setRule]: jwt }, { [rule]: "the twin has no identity provider to ask" }],
];
