import { types } from "../../../../platforms/aws/catalog/types";
import { narrowsCallers, type Statement } from "../../../../platforms/aws/policy-document";
import { statementsOf } from "../../../queries/documents";
import { topicGuide } from "../../../queries/links";
import { fact, optIn, type Rule } from "../../../rule";

const isAccount = (principal: string) => /^(?:\d{12}|arn:[^:]+:iam::.+)$/.test(principal);

const sharesFreely = (statement: Statement) =>
  statement.allows && !narrowsCallers(statement) && statement.principals.some(isAccount);

export const topicOneAccount: Rule = {
  id: "topic-one-account",
  title: "Topics are shared with accounts under a condition only",
  why: "A name in another account is whatever that account makes of it.",
  remediation: "Add a condition such as aws:PrincipalOrgID or aws:SourceAccount.",
  url: topicGuide("sns-access-policy-use-cases"),
  severity: "low",
  controls: { checkov: ["CKV_AWS_385"] },
  decision:
    "Whether an account is your own cannot be seen from its number, and a condition is asked of both: off until a project switches it on.",
  levels: optIn,
  types: [types.topic, types.topicPolicy],
  scope: "resource",
  applies: (view) => view.has("policy"),
  *check(view) {
    if (statementsOf(view, "policy")?.some(sharesFreely)) {
      yield fact("policy", "allows an account without a condition; expected one");
    }
  },
};
