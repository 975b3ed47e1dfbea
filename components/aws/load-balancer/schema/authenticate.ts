import { z } from "zod";
import { formed, key, limitText, textUpTo, textWithin, within } from "../../../../model/settings/primitives";
import type { Limits } from "../../../../platforms/aws/limits";
import { arnOf, wordOf } from "../../../../platforms/aws/primitives";
import { parameterPlace, secretKey, secretPlace } from "../../../../platforms/aws/secret-places";

const jwt = (limits: Limits) =>
  z.strictObject({
    type: z.literal("jwt").describe("Asks for a signed token (JWT) in the Authorization header, else answers 401."),
    issuer: textWithin(limits, "elbv2.jwt.length", "an issuer").describe("Issuer that tokens must name: `iss`."),
    jwksEndpoint: textWithin(limits, "elbv2.jwt.length", "an address")
      .regex(/^https:\/\/[^\s/]+\/\S+$/, "an https address with a path such as https://id.example.com/keys.json")
      .describe("Where the issuer publishes its keys; the balancer must reach it."),
    claims: z
      .array(
        z.strictObject({
          name: textWithin(limits, "elbv2.jwt.length", "a claim's name").describe("Name of the claim."),
          format: wordOf(limits, "elbv2.jwt.claimFormat").describe("How the token writes it."),
          values: z
            .array(textWithin(limits, "elbv2.jwt.length", "a value"))
            .min(1, "at least one value")
            .max(limits["elbv2.jwt.values"].max, `at most ${limits["elbv2.jwt.values"].max} values`)
            .describe("What it must hold."),
        }),
      )
      .max(limits["elbv2.jwt.claims"].max, `at most ${limits["elbv2.jwt.claims"].max} claims`)
      .default([])
      .describe("Further claims to check. exp, iss, nbf and iat are always checked."),
  });

/** What both kinds of log-in have. Source: AWS service model elbv2, AuthenticateOidcActionConfig and AuthenticateCognitoActionConfig. */
const session = (limits: Limits, asked: string) => ({
  scope: z
    .string("scopes such as openid email")
    .min(1, "scopes such as openid email")
    .default("openid")
    .describe(`What is asked of ${asked}.`),
  sessionCookieName: formed(/^[\w-]{1,256}$/, "a cookie name")
    .default("AWSELBAuthSessionCookie")
    .describe("Name of the session cookie."),
  sessionTimeout: within(limits, "elbv2.auth.sessionTimeout")
    .default(604800)
    .describe("Seconds until users log in again."),
  onUnauthenticatedRequest: z
    .enum(["authenticate", "deny", "allow"])
    .default("authenticate")
    .describe("What is done with requests of users who are not logged in: log-in, 401, or on to the target."),
});

const cognito = (limits: Limits) =>
  z.strictObject({
    type: z.literal("cognito").describe("Sends users to a Cognito user pool to log in, and keeps them by a cookie."),
    userPoolArn: arnOf(
      "cognito-idp",
      "the ARN of a user pool such as arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_aBcDeFgHi",
    ).describe("User pool, in the balancer's region."),
    userPoolClientId: formed(/^[\w+]{1,128}$/, "the id of the pool's client").describe("Its client."),
    userPoolDomain: formed(
      /^[a-z0-9][a-z0-9.-]*[a-z0-9]$/,
      "a domain prefix such as shop, or a whole domain name",
    ).describe("Its domain: prefix, or whole name."),
    ...session(limits, "the pool"),
  });

const endpoint = (what: string, example: string) =>
  formed(/^https:\/\/[^\s/]+\/\S+$/, `an https address with a path such as https://id.example.com/${example}`).describe(
    what,
  );

/** Where a secret lies. It never stands in the settings: they are shown, compared and kept in clear. */
const clientSecret = z
  .union(
    [
      z.strictObject({ parameter: parameterPlace }),
      z.strictObject({ secret: secretPlace, key: secretKey }),
      z.strictObject({
        input: key.describe(
          "Name under which a program hands it over as code: clientSecrets of LoadBalancer or VipCluster.",
        ),
      }),
    ],
    "where the secret lies: { parameter: /shop/oidc } in SSM Parameter Store, { secret: shop/oidc } in Secrets Manager, or { input: name } of the program's clientSecrets",
  )
  .describe(
    "Where the client's secret lies. Who runs `pulumi up` reads it there; the stack's state has it encrypted, plans and settings never.",
  );

const oidc = (limits: Limits) =>
  z.strictObject({
    type: z
      .literal("oidc")
      .describe("Sends users to an OpenID Connect provider to log in, and keeps them by a cookie."),
    issuer: formed(/^https:\/\/[^\s/]+\S*$/, "an https address such as https://id.example.com").describe(
      "The provider's own name, exactly as its tokens have it: `iss`.",
    ),
    authorizationEndpoint: endpoint("Where users are sent to log in.", "authorize"),
    tokenEndpoint: endpoint("Where the balancer exchanges codes for tokens; it must reach it over IPv4.", "token"),
    userInfoEndpoint: endpoint("Where the balancer asks who a user is; it must reach it over IPv4.", "userinfo"),
    clientId: textUpTo(limits, "vipkit.text.length", "the client's id")
      .min(1, "the client's id")
      .describe("The client that the provider knows the balancer by."),
    clientSecret,
    extraParams: z
      .record(z.string("a parameter's name").min(1, "a parameter's name"), z.string("text; put numbers in quotes"))
      .default({})
      .describe(
        `Query parameters that go to the authorization endpoint as well, ${limitText(limits, "elbv2.auth.extraParams")}.`,
      ),
    ...session(limits, "the provider"),
  });

/** Who may pass before the action itself is done. */
export const authenticate = (limits: Limits) =>
  z
    .discriminatedUnion("type", [jwt(limits), cognito(limits), oidc(limits)])
    .describe(
      "Who may pass, judged before the rest. HTTPS listeners of application load balancers only. The balancer gets a way out to port 443, as it asks the provider for keys, tokens and users. The failover budget takes requests that pass.",
    )
    .optional();
