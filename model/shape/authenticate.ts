import { z } from "zod";
import type { Limits } from "../limits";
import { arnOf, formed, textWithin, within } from "./primitives";

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
          format: z
            .enum(["single-string", "string-array", "space-separated-values"])
            .describe("How the token writes it."),
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
    scope: z
      .string("scopes such as openid email")
      .min(1, "scopes such as openid email")
      .default("openid")
      .describe("What is asked of the pool."),
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

/** Who may pass before the action itself is done. */
export const authenticate = (limits: Limits) =>
  z
    .discriminatedUnion("type", [jwt(limits), cognito(limits)])
    .describe(
      "Who may pass, judged before the rest. HTTPS listeners of application load balancers only. The failover budget takes requests that pass. OpenID Connect with a secret of the client's is not offered: use transform.listener.",
    )
    .optional();

export type AuthenticateShape = NonNullable<z.output<ReturnType<typeof authenticate>>>;
