import { types } from "../../../../platforms/aws/catalog/types";
import type { Statement } from "../../../../platforms/aws/policy-document";
import { statementsOf } from "../../../queries/documents";
import { identityGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

const isUser = (principal: string): boolean => /^arn:[^:]+:iam::\d{12}:user\//.test(principal);

const factor = /^aws:multifactorauth(?:present|age)$/i;

/** `BoolIfExists` is no such question: keys of a user, which carry no word of it, would pass. */
const asksFactor = ({ conditions }: Statement): boolean =>
  Object.entries(conditions).some(
    ([test, keys]) =>
      !/ifexists$/i.test(test) && !/^null$/i.test(test) && Object.keys(keys).some((key) => factor.test(key)),
  );

export const roleAsksSecondFactor: Rule = {
  id: "role-asks-second-factor",
  title: "Roles that users take on ask for a second factor",
  why: "Access keys leak from laptops and pipelines; with them alone anybody is that user, and takes the role on.",
  remediation:
    'Add the condition Bool { "aws:MultiFactorAuthPresent": "true" } to the statement, or let people sign in by IAM Identity Center.',
  url: identityGuide("id_credentials_mfa_configure-api-require"),
  severity: "medium",
  types: [types.role],
  scope: "resource",
  applies: (role) => role.has("assumeRolePolicy"),
  *check(role) {
    for (const statement of statementsOf(role, "assumeRolePolicy") ?? []) {
      if (!statement.allows) continue;
      const user = statement.principals.find(isUser);
      if (user !== undefined && !asksFactor(statement)) {
        yield fact(
          "assumeRolePolicy",
          `lets ${user} take the role without a second factor; expected aws:MultiFactorAuthPresent`,
        );
      }
    }
  },
};
