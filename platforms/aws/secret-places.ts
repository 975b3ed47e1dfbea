import { z } from "zod";
import { formed } from "../../model/settings/primitives";
import { checked } from "../../model/settings/rule";

/** A parameter of SSM Parameter Store. Source: AWS service model ssm, PSParameterName. */
const parameterPattern = /^(?:arn:aws[a-z-]*:ssm:[a-z0-9-]+:\d{12}:parameter)?\/?[\w.-]+(?:\/[\w.-]+)*$/;

export const parameterPlace = formed(
  parameterPattern,
  "the name or ARN of an SSM parameter such as /shop/oidc-client-secret",
).describe("SSM parameter of type SecureString, by name or ARN.");

export const secretPlace = formed(
  /^[\w/+=.@:-]{1,2048}$/,
  "the name or ARN of a secret in Secrets Manager such as shop/oidc",
).describe("Secret in Secrets Manager, by name or ARN.");

export const secretKey = formed(/^\S{1,128}$/, "a key of the secret's JSON such as clientSecret")
  .describe("Key inside the secret, where it is a JSON object. Default: the whole text.")
  .optional();

/** A name under this reads a secret of Secrets Manager through SSM, with the rights of both. */
const throughParameter = "/aws/reference/secretsmanager/";

const plainParameter = checked(parameterPlace, (text) => {
  if (!text.startsWith(throughParameter)) return undefined;
  return { problem: "a secret of Secrets Manager, asked for through SSM", allowed: "its own name, as secret" };
});

/** An ARN has seven parts; ECS's `valueFrom` goes on with a key, a stage and a version. */
const arnParts = 7;

const plainSecret = checked(secretPlace, (text) => {
  if (!text.includes(":")) return undefined;
  const parts = text.split(":");
  if (!/^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:./.test(text)) {
    return { problem: "no ARN of a secret", allowed: "arn:aws:secretsmanager:<region>:<account>:secret:<name>" };
  }
  if (parts.length === arnParts) return undefined;
  return { problem: "an ARN with ECS's own ending", allowed: "the secret's ARN alone, and what follows it as key" };
});

const kmsKeyArn = formed(
  /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/,
  "the ARN of a KMS key such as arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
)
  .describe(
    "Key that it is encrypted with, where that is one of your own: the nodes may decrypt with it, through this service only. Default: the account's own key for the service, which needs no right.",
  )
  .optional();

/** Where a value lies that a node fetches by itself. */
export const fetchedSecret = z.union(
  [
    z.strictObject({ parameter: plainParameter, kmsKeyArn }),
    z.strictObject({ secret: plainSecret, key: secretKey, kmsKeyArn }),
  ],
  "where the value lies, never the value: { parameter: /shop/db-password } in SSM Parameter Store, or { secret: shop/db, key: password } in Secrets Manager",
);
