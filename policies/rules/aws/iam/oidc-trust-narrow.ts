import { types } from "../../../../platforms/aws/catalog/types";
import { isFields, type Statement } from "../../../../platforms/aws/policy-document";
import { statementsOf } from "../../../queries/documents";
import { identityGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

/** The issuer of an identity provider: what begins the keys of its tokens, such as `gitlab.com` in `gitlab.com:sub`. */
const issuerOf = (principal: string): string | undefined => /:oidc-provider\/(.+)$/.exec(principal)?.[1];

/** `repo:shop/*:ref` is narrow; `*`, `repo:*` and `repo:*\/*` are any subject. */
const isNarrowSubject = (subject: string) =>
  /[^*?:/]/.test(subject.replace(/^(repo|project_path|organization|system:serviceaccount)/, ""));

const textsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

function isNarrow({ conditions }: Statement, issuer: string): boolean {
  return Object.entries(conditions).some(([test, keys]) => {
    if (!/^(ForAnyValue:)?String(Equals|Like|EqualsIgnoreCase)$/.test(test) || !isFields(keys)) return false;
    return Object.entries(keys).some(
      ([key, value]) =>
        key.toLowerCase().startsWith(`${issuer.toLowerCase()}:sub`) &&
        textsOf(value).every((text) => typeof text === "string" && isNarrowSubject(text)),
    );
  });
}

export const oidcTrustNarrow: Rule = {
  id: "oidc-trust-narrow",
  title: "Roles for workflows and pods name whose workflows and pods",
  why: "An identity provider signs tokens for all its customers, or for every pod of a cluster: without a condition on the subject any of them takes the role on.",
  remediation:
    "Add a condition StringEquals or StringLike on <issuer>:sub that names your organisation, e.g. repo:shop/infra:*.",
  url: identityGuide("id_roles_create_for-idp_oidc"),
  severity: "critical",
  types: [types.role],
  scope: "resource",
  applies: (role) => role.has("assumeRolePolicy"),
  *check(role) {
    for (const statement of statementsOf(role, "assumeRolePolicy") ?? []) {
      const [issuer] = statement.principals.flatMap((principal) => issuerOf(principal) ?? []);
      if (issuer !== undefined && statement.allows && !isNarrow(statement, issuer)) {
        yield fact("assumeRolePolicy", `lets any subject of ${issuer} take the role; expected a condition on its sub`);
      }
    }
  },
};
