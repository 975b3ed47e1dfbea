import { types } from "../../../../platforms/aws/catalog/types";
import { isFields, type Statement } from "../../../../platforms/aws/policy-document";
import { statementsOf } from "../../../queries/documents";
import { identityGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

/** Issuers whose tokens are to be had by any customer, and what tells their customers apart. Source: IAM user guide, OIDC roles. */
const issuers = ["token.actions.githubusercontent.com", "gitlab.com", "app.terraform.io", "oauth2.googleapis.com"];

/** `repo:shop/*:ref` is narrow; `*`, `repo:*` and `repo:*\/*` are any subject. */
const isNarrowSubject = (subject: string) => /[^*?:/]/.test(subject.replace(/^(repo|project_path|organization)/, ""));

const textsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

function isNarrow({ conditions }: Statement, issuer: string): boolean {
  return Object.entries(conditions).some(([test, keys]) => {
    if (!/^(ForAnyValue:)?String(Equals|Like|EqualsIgnoreCase)$/.test(test) || !isFields(keys)) return false;
    return Object.entries(keys).some(
      ([key, value]) =>
        key.toLowerCase().startsWith(`${issuer}:sub`) &&
        textsOf(value).every((text) => typeof text === "string" && isNarrowSubject(text)),
    );
  });
}

export const oidcTrustNarrow: Rule = {
  id: "oidc-trust-narrow",
  title: "Roles for workflows of a public identity provider name whose workflows",
  why: "Such a provider signs tokens for any customer: without a condition on the subject any repository in the world can take the role on.",
  remediation:
    "Add a condition StringEquals or StringLike on <issuer>:sub that names your organisation, e.g. repo:shop/infra:*.",
  url: identityGuide("id_roles_create_for-idp_oidc"),
  severity: "critical",
  types: [types.role],
  scope: "resource",
  applies: (role) => role.has("assumeRolePolicy"),
  *check(role) {
    for (const statement of statementsOf(role, "assumeRolePolicy") ?? []) {
      const issuer = issuers.find((one) => statement.principals.some((principal) => principal.includes(one)));
      if (issuer !== undefined && statement.allows && !isNarrow(statement, issuer)) {
        yield fact("assumeRolePolicy", `lets any subject of ${issuer} take the role; expected a condition on its sub`);
      }
    }
  },
};
