import type { AccessSettings } from "./resolved";

type Condition = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
type Person = NonNullable<AccessSettings["viewer"]>;
type Pipeline = NonNullable<AccessSettings["deploy"]>;

const hasWildcard = (arn: string): boolean => arn.includes("*");
const accountOf = (principal: string): string => principal.split(":")[4] ?? "";
const rootOf = (partition: string, accountId: string) => `arn:${partition}:iam::${accountId}:root`;

/** What a person must show beside the name: a second factor, and where the call comes from. */
function conditions({ mfa, sessionDuration, sourceAddresses }: Person): Condition {
  return {
    ...(mfa ? { Bool: { "aws:MultiFactorAuthPresent": "true" } } : {}),
    // A second factor that was shown longer ago than a session lasts is asked for again.
    ...(mfa ? { NumericLessThan: { "aws:MultiFactorAuthAge": String(sessionDuration) } } : {}),
    ...(sourceAddresses.length === 0 ? {} : { IpAddress: { "aws:SourceIp": [...sourceAddresses].sort() } }),
  };
}

/**
 * Who may take a role on. A name with a star, as IAM Identity Center's roles have one, cannot be a principal: their account is, and the
 * condition names them.
 */
export function planPersonTrust(person: Person, partition: string) {
  const common = conditions(person);
  const exact = person.users.filter((user) => !hasWildcard(user)).sort();
  const patterns = person.users.filter(hasWildcard).sort();
  const accounts = [...new Set(patterns.map(accountOf))].sort();
  const statement = (sid: string, AWS: readonly string[], Condition: Condition) => ({
    Sid: sid,
    Effect: "Allow",
    Principal: { AWS },
    Action: "sts:AssumeRole",
    ...(Object.keys(Condition).length === 0 ? {} : { Condition }),
  });
  return {
    Version: "2012-10-17",
    Statement: [
      ...(exact.length === 0 ? [] : [statement("Users", exact, common)]),
      ...accounts.map((account) =>
        statement(`UsersOf${account}`, [rootOf(partition, account)], {
          ...common,
          ArnLike: { "aws:PrincipalArn": patterns.filter((pattern) => accountOf(pattern) === account) },
        }),
      ),
    ],
  };
}

/** The ARN of an identity provider in this account. */
export const providerArn = (partition: string, accountId: string, issuer: string): string =>
  `arn:${partition}:iam::${accountId}:oidc-provider/${issuer}`;

/** Which workflows may take a role on: their provider's tokens, for this audience, with one of these subjects. */
export function planPipelineTrust({ issuer, audience, subjects }: Pipeline, provider: string) {
  const isPattern = subjects.some(hasWildcard);
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "Workflows",
        Effect: "Allow",
        Principal: { Federated: provider },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: {
            [`${issuer}:aud`]: audience,
            ...(isPattern ? {} : { [`${issuer}:sub`]: [...subjects].sort() }),
          },
          ...(isPattern ? { StringLike: { [`${issuer}:sub`]: [...subjects].sort() } } : {}),
        },
      },
    ],
  };
}

/** Refuses what a session does from elsewhere, also with keys that were carried off; calls that services make for it are let through. */
export const planSourceGuard = (sourceAddresses: readonly string[]) => ({
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "FromTheseAddressesAlone",
      Effect: "Deny",
      Action: "*",
      Resource: "*",
      Condition: {
        NotIpAddress: { "aws:SourceIp": [...sourceAddresses].sort() },
        Bool: { "aws:ViaAWSService": "false" },
      },
    },
  ],
});
