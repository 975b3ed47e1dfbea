import type { ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { concernsEveryAction, concernsEveryResource, type Statement } from "../../../../platforms/aws/policy-document";
import { each, someKnown } from "../../../evaluate";
import { statementsOf } from "../../../queries/documents";
import { securityHub } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

const isAdministrator = (statement: Statement): boolean =>
  statement.allows &&
  !someKnown([concernsEveryAction, concernsEveryResource], (concernsAll) => !concernsAll(statement));

const adminPolicy = /^arn:[^:]+:iam::aws:policy\/AdministratorAccess$/;

function* checkDocument(view: ResourceReader, property: string) {
  const statements = statementsOf(view, property);
  const path = view.path === "" ? property : `${view.path}.${property}`;
  if (statements === undefined && view.has(property)) {
    yield fact(path, "is no policy document");
  }
  if (someKnown(statements ?? [], isAdministrator)) yield fact(path, "allows every action on every resource");
}

export const iamNoWildcardAdmin: Rule = {
  id: "iam-no-wildcard-admin",
  title: "No role or user may do everything",
  why: "A node or a pipeline that is taken over owns the account.",
  remediation: "List the actions and the resources that are needed.",
  url: securityHub("IAM.1"),
  severity: "critical",
  controls: {
    securityHub: ["IAM.1"],
    checkov: ["CKV_AWS_62", "CKV_AWS_63", "CKV_AWS_274"],
    cdkNag: ["NIST.800.53.R5-IAMPolicyNoStatementsWithAdminAccess"],
  },
  types: [types.policy, types.rolePolicy, types.userPolicy, types.groupPolicy, types.role, types.rolePolicyAttachment],
  scope: "resource",
  *check(view) {
    if (view.resource.type === types.rolePolicyAttachment) {
      if (adminPolicy.test(view.text("policyArn") ?? "")) {
        yield fact("policyArn", "is that of AdministratorAccess");
      }
    } else if (view.resource.type === types.role) {
      yield* each(view.items("managedPolicyArns"), function* (item) {
        const arn = item.known();
        if (typeof arn === "string" && adminPolicy.test(arn)) {
          yield fact(item.path, "is that of AdministratorAccess");
        }
      });
      yield* each(view.items("inlinePolicies"), (policy) => checkDocument(policy, "policy"));
    } else {
      yield* checkDocument(view, "policy");
    }
  },
};
