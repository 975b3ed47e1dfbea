import { types } from "../../../../platforms/aws/catalog/types";
import { isPublic } from "../../../../platforms/aws/policy-document";
import { statementsOf } from "../../../queries/documents";
import { securityHub } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const topicNotPublic: Rule = {
  id: "topic-not-public",
  title: "No topic admits every principal",
  why: "Any account can read your alarms, or send you false ones.",
  remediation: "Name the principals, or add a condition such as aws:SourceAccount.",
  url: securityHub("SNS.4"),
  severity: "high",
  controls: { securityHub: ["SNS.4"], checkov: ["CKV_AWS_169"] },
  types: [types.topic, types.topicPolicy],
  scope: "resource",
  applies: (view) => view.has("policy"),
  *check(view) {
    const statements = statementsOf(view, "policy");
    if (statements === undefined) yield fact("policy", "is no policy document");
    if (statements !== undefined && isPublic(statements))
      yield fact("policy", "allows every principal without a condition");
  },
};
