import { type Props, unknownValue } from "../../../model/graph/json";
import { judgeRegex } from "../regex";
import { actionConstraint, actionOrder } from "./actions";
import {
  arn,
  type Constraint,
  checks,
  limit,
  limitedBy,
  limitedLength,
  oneOf,
  pattern,
  refused,
  unlessRelaxed,
} from "./constraint";
import { isSet, record, records, select, text, texts, UnknownInputError } from "./read";

const kinds = ["hostHeader", "httpHeader", "httpRequestMethod", "pathPattern", "queryStrings", "sourceIp"];

/** Conditions that take regular expressions in place of values. */
export const regexConditions = ["hostHeader", "httpHeader", "pathPattern"] as const;

const transformBlocks: Readonly<Record<string, string>> = {
  "host-header-rewrite": "hostHeaderRewriteConfig",
  "url-rewrite": "urlRewriteConfig",
};

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

const valuesOrRegexes: Constraint = (inputs) =>
  records(inputs, "conditions").flatMap((condition, index) =>
    regexConditions
      .filter((kind) => {
        const block = record(condition, kind) ?? {};
        return block["values"] !== undefined && block["regexValues"] !== undefined;
      })
      .map((kind) => ({ property: `conditions[${index}].${kind}.regexValues`, reason: "conflicts with values" })),
  );

/** One rewrite of each kind, each with its own block. */
const oneTransformEach: Constraint = (inputs) => {
  const types = records(inputs, "transforms").map((transform) => text(transform, "type") ?? "");
  return records(inputs, "transforms").flatMap((transform, index) => {
    const type = types[index] ?? "";
    const block = transformBlocks[type];
    const at = `transforms[${index}]`;
    const isSecond = types.indexOf(type) < index;
    const isEmpty = block !== undefined && record(record(transform, block) ?? {}, "rewrite") === undefined;
    return [
      ...(isSecond ? [{ property: `${at}.type`, reason: `a rule has one ${type} transform at most` }] : []),
      ...(isEmpty ? [{ property: `${at}.${block}`, reason: `a ${type} transform needs a rewrite` }] : []),
    ];
  });
};

/** Source: Application Load Balancers user guide, listener rules: what its regular expressions do not support. */
const regex =
  (path: string): Constraint =>
  (inputs) =>
    select(inputs, path).flatMap(({ path: property, value }) => {
      if (value === unknownValue) throw new UnknownInputError(property);
      const { problem } = typeof value === "string" ? judgeRegex(value) : { problem: undefined };
      return problem === undefined ? [] : [{ property, reason: problem, code: "ValidationError" }];
    });

export const listenerRuleConstraint = checks(
  arn("listenerArn"),
  limit("priority", "elbv2.rule.priority"),
  actionConstraint("actions"),
  oneKindEach,
  valuesOrRegexes,
  oneTransformEach,
  limitedLength("conditions[].hostHeader.values[]", "elbv2.condition.value.length"),
  limitedLength("conditions[].pathPattern.values[]", "elbv2.condition.value.length"),
  limitedLength("conditions[].httpHeader.httpHeaderName", "elbv2.condition.headerName.length"),
  limitedLength("conditions[].httpHeader.values[]", "elbv2.condition.value.length"),
  oneOf("conditions[].sourceIp.ipAddressType", ["ipv4", "ipv6"]),
  pattern(
    "conditions[].pathPattern.values[]",
    /^[\w.$/~"'@:+&*?-]*$/,
    "letters, digits, _-.$/~\"'@:+& and the wildcards * and ?",
  ),
  pattern("conditions[].httpRequestMethod.values[]", /^[A-Z_-]{1,40}$/, "a method in capitals, up to 40 characters"),
  ...regexConditions.flatMap((kind) => [
    limitedLength(`conditions[].${kind}.regexValues[]`, "elbv2.condition.value.length"),
    regex(`conditions[].${kind}.regexValues[]`),
  ]),
  oneOf("transforms[].type", Object.keys(transformBlocks)),
  ...Object.values(transformBlocks).flatMap((block) => [
    limitedLength(`transforms[].${block}.rewrite.regex`, "elbv2.rewrite.regex.length"),
    limitedLength(`transforms[].${block}.rewrite.replace`, "elbv2.rewrite.replace.length"),
    regex(`transforms[].${block}.rewrite.regex`),
  ]),
);

function valuesOf(condition: Props): number {
  const inBlocks = kinds.map((kind) => {
    const block = record(condition, kind) ?? {};
    return texts(block, "values").length + texts(block, "regexValues").length;
  });
  return inBlocks.reduce((sum, values) => sum + values, records(condition, "queryStrings").length);
}

const conditionValues = limitedBy(["elbv2.rule.values"], (inputs, limits) => {
  const { max } = limits["elbv2.rule.values"];
  const values = records(inputs, "conditions").reduce((sum, condition) => sum + valuesOf(condition), 0);
  if (values <= max) return [];
  const reason = `A rule can only have '${max}' condition values, got ${values}`;
  return refused("ValidationError", "conditions", reason);
});

/** Wildcards of a pattern; a backslash takes a character's special meaning. */
const wildcardsIn = (pattern: string): number => pattern.replace(/\\[*?]/g, "").match(/[*?]/g)?.length ?? 0;

function patternsOf(condition: Props): readonly string[] {
  const blocks = ["hostHeader", "httpHeader", "pathPattern"].flatMap((kind) =>
    texts(record(condition, kind) ?? {}, "values"),
  );
  const queries = records(condition, "queryStrings").flatMap((pair) => [
    text(pair, "key") ?? "",
    text(pair, "value") ?? "",
  ]);
  return [...blocks, ...queries];
}

const wildcards = limitedBy(["elbv2.rule.wildcards"], (inputs, limits) => {
  const { max } = limits["elbv2.rule.wildcards"];
  const patterns = records(inputs, "conditions").flatMap(patternsOf);
  const count = patterns.reduce((sum, pattern) => sum + wildcardsIn(pattern), 0);
  if (count <= max) return [];
  const reason = `A rule can only have '${max}' condition wildcards, got ${count}`;
  return refused("ValidationError", "conditions", reason);
});

const single = ["hostHeader", "httpRequestMethod", "pathPattern", "sourceIp"];

const conditionsOnce: Constraint = (inputs) => {
  const conditions = records(inputs, "conditions");
  return single
    .filter((kind) => conditions.filter((condition) => isSet(condition, kind)).length > 1)
    .flatMap((kind) => refused("ValidationError", "conditions", `A rule can only have one '${kind}' condition`));
};

/** Where CreateRule refuses the rule by itself. */
export const listenerRuleRefusals = checks(
  conditionValues,
  unlessRelaxed("conditions-legal", conditionsOnce),
  wildcards,
  actionOrder("actions"),
);
