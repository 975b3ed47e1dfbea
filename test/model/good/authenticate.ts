import type { Changes } from "../bad/support";

const jwt = { type: "jwt", issuer: "https://id.example.com", jwksEndpoint: "https://id.example.com/keys.json" };
const cognito = {
  type: "cognito",
  userPoolArn: "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_aBcDeFgHi",
  userPoolClientId: "1example23456789",
  userPoolDomain: "shop",
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
  inRule({ ...cognito, userPoolDomain: "login.example.com", onUnauthenticatedRequest: "deny", sessionTimeout: 3600 }),
];
