import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import {
  alwaysHolds,
  concernsAction,
  concernsEveryAction,
  concernsResource,
  type Statement,
} from "../../../../platforms/aws/policy-document";
import { each, someKnown } from "../../../evaluate";
import { isCeiling } from "../../../queries/ceilings";
import { statementsOf } from "../../../queries/documents";
import { identityGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

const user = "arn:aws:iam::123456789012:user/zz9-any";
const role = "arn:aws:iam::123456789012:role/zz9-any";
const policy = "arn:aws:iam::123456789012:policy/zz9-any";

/** Calls by which a caller gets rights that it does not have, and something of an account that no program names. */
const escalations: readonly (readonly [action: string, arn: string])[] = [
  ...["PutRolePolicy", "AttachRolePolicy", "UpdateAssumeRolePolicy"].map((name) => [`iam:${name}`, role] as const),
  ...["CreatePolicyVersion", "SetDefaultPolicyVersion"].map((name) => [`iam:${name}`, policy] as const),
  ...["PutUserPolicy", "AttachUserPolicy", "CreateAccessKey", "CreateLoginProfile", "UpdateLoginProfile"].map(
    (name) => [`iam:${name}`, user] as const,
  ),
  ["iam:PassRole", role],
];

/** On any role or user, and without a condition such as `iam:PermissionsBoundary` or `iam:PassedToService`. */
const raises = (statement: Statement, [action, arn]: readonly [string, string]): boolean =>
  statement.allows &&
  concernsAction(statement, action) &&
  !concernsEveryAction(statement) &&
  concernsResource(statement, arn) &&
  alwaysHolds(statement);

function* checkDocument(view: ResourceReader, property: string) {
  const statements = statementsOf(view, property) ?? [];
  const found = escalations.filter((one) => someKnown(statements, (statement) => raises(statement, one)));
  if (found.length === 0) return;
  const actions = found.map(([action]) => action);
  const shown = actions.length > 3 ? [...actions.slice(0, 3), `${actions.length - 3} more`] : actions;
  yield fact(view.at(property).path, `allows ${shown.join(", ")} on any of the account; expected names or a condition`);
}

export const iamNoEscalation: Rule = {
  id: "iam-no-escalation",
  title: "No role or user may give itself rights",
  why: "Who may write any role's policy, or hand any role to a machine, has every right of the account.",
  remediation:
    "Name the roles (arn:aws:iam::<account>:role/shop-*), ask for iam:PermissionsBoundary where roles are written and for iam:PassedToService where they are handed over.",
  url: identityGuide("access_policies_boundaries"),
  severity: "high",
  controls: { checkov: ["CKV_AWS_286"] },
  types: [types.policy, types.rolePolicy, types.userPolicy, types.groupPolicy, types.role],
  scope: "stack",
  applies: (view: ResourceReader, graph: Graph) => !isCeiling(view, graph),
  *check(view) {
    if (view.resource.type !== types.role) yield* checkDocument(view, "policy");
    else yield* each(view.items("inlinePolicies"), (inline) => checkDocument(inline, "policy"));
  },
};
