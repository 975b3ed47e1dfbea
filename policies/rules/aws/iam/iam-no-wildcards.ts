import type { ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { isWide } from "../../../../platforms/aws/policy-document";
import { each } from "../../../evaluate";
import { statementsOf } from "../../../queries/documents";
import { identityGuide } from "../../../queries/links";
import { fact, optIn, type Rule } from "../../../rule";

function* checkDocument(view: ResourceReader, property: string) {
  if (statementsOf(view, property)?.some(isWide)) {
    const { path } = view.at(property);
    yield fact(path, "allows actions or resources by a wildcard; expected their names");
  }
}

export const iamNoWildcards: Rule = {
  id: "iam-no-wildcards",
  title: "Rights name their actions and resources one by one",
  why: "A wildcard takes in what is added tomorrow.",
  remediation: "List the actions and the resources, or exempt the policy with the reason for its wildcard.",
  url: identityGuide("best-practices"),
  severity: "low",
  controls: { cdkNag: ["AwsSolutions-IAM5"] },
  decision:
    "Log streams and scaling groups get names that are not known beforehand, so the last part of their ARNs is a wildcard: off until a project switches it on.",
  levels: optIn,
  types: [types.policy, types.rolePolicy, types.userPolicy, types.groupPolicy, types.role],
  scope: "resource",
  *check(view) {
    if (view.resource.type !== types.role) yield* checkDocument(view, "policy");
    else yield* each(view.items("inlinePolicies"), (policy) => checkDocument(policy, "policy"));
  },
};
