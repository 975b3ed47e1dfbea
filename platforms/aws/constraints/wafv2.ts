import { isList, isProps, type Json, type Props, unknownValue } from "../../../model/graph/json";
import { type LimitKey, type Limits, rateWindows } from "../limits";
import { rulesCapacity } from "../web-acl/capacity";
import {
  arn,
  atMost,
  type Constraint,
  checks,
  conflicts,
  each,
  exactlyOne,
  length,
  limit,
  limitedBy,
  limitedEntries,
  limitedLength,
  oneOf,
  pattern,
  refused,
  type Violation,
} from "./constraint";
import { list, record, records } from "./read";

const entityName = checks(
  conflicts("name", "namePrefix"),
  length("name", 1, 128),
  pattern("name", /^[\w-]+$/, "letters, digits, hyphens and underscores"),
);

const scope = oneOf("scope", ["REGIONAL", "CLOUDFRONT"]);

export const ipSetConstraint = checks(
  entityName,
  scope,
  oneOf("ipAddressVersion", ["IPV4", "IPV6"]),
  atMost("addresses", "wafv2.ipSet.addresses", "ranges"),
  pattern("addresses[]", /^[0-9a-fA-F.:]+\/\d{1,3}$/, "a CIDR range"),
);

interface Part {
  readonly property: string;
  readonly value: Json;
}

/** Everything below the rules' statements, whatever it is nested in. */
function* partsOf(value: Json, property: string): Generator<Part> {
  yield { property, value };
  if (isList(value)) for (const [index, item] of value.entries()) yield* partsOf(item, `${property}[${index}]`);
  if (isProps(value)) for (const [key, item] of Object.entries(value)) yield* partsOf(item, `${property}.${key}`);
}

const lengthKeys: Readonly<Record<string, LimitKey>> = {
  searchString: "wafv2.searchString.length",
  regexString: "wafv2.regex.length",
  "singleHeader.name": "wafv2.headerName.length",
  "labelMatchStatement.key": "wafv2.label.length",
  "managedRuleGroupStatement.name": "wafv2.managedGroup.name.length",
  "managedRuleGroupStatement.version": "wafv2.managedGroup.version.length",
};

const countKeys: Readonly<Record<string, LimitKey>> = {
  asnLists: "wafv2.asns",
  ruleActionOverrides: "wafv2.managedGroup.overrides",
};

const keyFor = (keys: Readonly<Record<string, LimitKey>>, property: string): LimitKey | undefined =>
  Object.entries(keys).find(([end]) => property.endsWith(`.${end}`))?.[1];

function judged({ property, value }: Part, limits: Limits): readonly Violation[] {
  const outside = (key: LimitKey | undefined, size: number, unit: string): readonly Violation[] => {
    if (key === undefined) return [];
    const { min, max } = limits[key];
    return size >= min && size <= max ? [] : [{ property, reason: `expected ${min}-${max} ${unit}, got ${size}` }];
  };
  if (typeof value === "number")
    return /\.asnLists\[\d+\]$/.test(property) ? outside("wafv2.asn", value, "as a number") : [];
  if (value === unknownValue) return [];
  if (isList(value)) return outside(keyFor(countKeys, property), value.length, "entries");
  return typeof value === "string" ? outside(keyFor(lengthKeys, property), value.length, "characters") : [];
}

const statements = limitedBy(
  ["wafv2.asn", ...Object.values(lengthKeys), ...Object.values(countKeys)],
  function* (inputs, limits) {
    for (const [index, rule] of records(inputs, "rules").entries()) {
      for (const part of partsOf(rule["statement"] ?? null, `rules[${index}].statement`)) yield* judged(part, limits);
    }
  },
);

const windows: Constraint = each(
  "rules[].statement.rateBasedStatement.evaluationWindowSec",
  (value) => rateWindows.some((window) => window === Number(value)),
  `one of ${rateWindows.join(", ")}`,
);

export const webAclConstraint = checks(
  entityName,
  scope,
  conflicts("rules", "ruleJson"),
  limit("rules[].priority", "wafv2.rule.priority"),
  limit("rules[].statement.rateBasedStatement.limit", "wafv2.rate.limit"),
  windows,
  statements,
  limit("rules[].action.block.customResponse.responseCode", "wafv2.response.statusCode"),
  limitedLength("rules[].action.block.customResponse.responseHeaders[].value", "wafv2.response.headerValue.length"),
  limitedLength("customResponseBodies[].content", "wafv2.response.body.length"),
  oneOf("customResponseBodies[].contentType", ["TEXT_PLAIN", "TEXT_HTML", "APPLICATION_JSON"]),
  (inputs, limits) => exactlyOne("allow", "block")(record(inputs, "defaultAction") ?? { allow: {} }, limits),
);

const invalid = "WAFInvalidParameterException";

/** What a rule has must be its own. */
const unique =
  (key: "name" | "priority"): Constraint =>
  (inputs) => {
    const values = records(inputs, "rules").map((rule) => rule[key]);
    return values.flatMap((value, index) =>
      values.indexOf(value) === index
        ? []
        : refused(invalid, `rules[${index}].${key}`, `is another rule's too, got ${JSON.stringify(value)}`),
    );
  };

/** A response names a body that the ACL has. */
const bodies: Constraint = (inputs) => {
  const known = records(inputs, "customResponseBodies").map(({ key }) => key);
  const named = (holder: Props | undefined) => {
    const response = record(record(holder ?? {}, "block") ?? {}, "customResponse");
    return response === undefined ? undefined : response["customResponseBodyKey"];
  };
  const uses = [
    { property: "defaultAction", key: named(record(inputs, "defaultAction")) },
    ...records(inputs, "rules").map((rule, index) => ({
      property: `rules[${index}].action`,
      key: named(record(rule, "action")),
    })),
  ];
  return uses.flatMap(({ property, key }) =>
    key === undefined || known.includes(key)
      ? []
      : refused(
          invalid,
          `${property}.block.customResponse.customResponseBodyKey`,
          `names no body of the web ACL, got ${JSON.stringify(key)}`,
        ),
  );
};

const capacity = limitedBy(["wafv2.capacity"], (inputs, limits) => {
  const { known } = rulesCapacity(list(inputs, "rules"));
  const { max } = limits["wafv2.capacity"];
  return known <= max ? [] : refused("WAFLimitsExceededException", "rules", `cost ${known} WCU; at most ${max}`);
});

export const webAclRefusals = checks(unique("name"), unique("priority"), bodies, capacity);

export const webAclAssociationConstraint = checks(arn("resourceArn"), arn("webAclArn"));

export const webAclLoggingConstraint = checks(
  arn("resourceArn"),
  limitedEntries("logDestinationConfigs", "wafv2.logDestinations", "destinations"),
  atMost("redactedFields", "wafv2.redactedFields", "fields"),
);
