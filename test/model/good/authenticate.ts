import type { Changes } from "../bad/support";
import type { Accepted } from "./support";

const jwt = { type: "jwt", issuer: "https://id.example.com", jwksEndpoint: "https://id.example.com/keys.json" };
const cognito = {
  type: "cognito",
  userPoolArn: "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_aBcDeFgHi",
  userPoolClientId: "1example23456789",
  userPoolDomain: "shop",
};
const oidc = {
  type: "oidc",
  issuer: "https://accounts.example.com",
  authorizationEndpoint: "https://accounts.example.com/authorize",
  tokenEndpoint: "https://accounts.example.com/token",
  userInfoEndpoint: "https://accounts.example.com/userinfo?v=2",
  clientId: "shop.apps.example.com",
  clientSecret: { parameter: "/shop/oidc-client-secret" },
};
const byDefault = (authenticate: object): Changes => ({
  "loadBalancer.listeners.https.defaultAction.authenticate": authenticate,
});
const inRule = (authenticate: object): Changes => ({
  "loadBalancer.listeners.https.rules.api.action.authenticate": authenticate,
});

/** Who may pass before a request is forwarded. */
export const authenticated: readonly Changes[] = [
  byDefault(jwt),
  inRule(jwt),
  inRule({ ...jwt, claims: [{ name: "aud", format: "string-array", values: ["shop", "the shop"] }] }),
  inRule({ ...jwt, claims: [{ name: "scope", format: "space-separated-values", values: ["read", "write"] }] }),
  byDefault(cognito),
  byDefault({ ...oidc, clientSecret: { input: "login" } }),
  inRule({ ...cognito, userPoolDomain: "login.example.com", onUnauthenticatedRequest: "deny", sessionTimeout: 3600 }),
];

/** Log-ins whose secrets lie where the twin has none. */
export const secretsElsewhere: readonly Accepted[] = [
  byDefault(oidc),
  inRule({ ...oidc, clientSecret: { parameter: "arn:aws:ssm:eu-west-1:123456789012:parameter/shop/oidc" } }),
  inRule({ ...oidc, clientSecret: { secret: "shop/oidc", key: "clientSecret" }, extraParams: { prompt: "login" } }),
  inRule({
    ...oidc,
    clientSecret: { secret: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/oidc-AbCdEf" },
    scope: "openid email",
    sessionCookieName: "shop-session",
    sessionTimeout: 3600,
    onUnauthenticatedRequest: "allow",
  }),
].map((changes) => ["alb", changes]);
