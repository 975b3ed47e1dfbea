import { actionConstraint } from "./actions";
import { arn, type Constraint, checks, limit, limitedLength, pattern } from "./constraint";
import { records } from "./read";

const kinds = ["hostHeader", "httpHeader", "httpRequestMethod", "pathPattern", "queryStrings", "sourceIp"];

const oneKindEach: Constraint = (inputs) =>
  records(inputs, "conditions").flatMap((condition, index) => {
    const given = kinds.filter((kind) => condition[kind] !== undefined);
    if (given.length === 1) return [];
    return [
      {
        property: `conditions[${index}]`,
        reason: `exactly one of ${kinds.join(", ")} is needed, got ${given.join(", ") || "none"}`,
      },
    ];
  });

export const listenerRuleConstraint = checks(
  arn("listenerArn"),
  limit("priority", "elbv2.rule.priority"),
  actionConstraint("actions"),
  oneKindEach,
  limitedLength("conditions[].hostHeader.values[]", "elbv2.condition.value.length"),
  limitedLength("conditions[].pathPattern.values[]", "elbv2.condition.value.length"),
  limitedLength("conditions[].httpHeader.httpHeaderName", "elbv2.condition.headerName.length"),
  limitedLength("conditions[].httpHeader.values[]", "elbv2.condition.value.length"),
  pattern("conditions[].httpRequestMethod.values[]", /^[A-Z_-]{1,40}$/, "a method in capitals, up to 40 characters"),
);
