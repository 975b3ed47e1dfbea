import { type Json, parseJson } from "../../../model/graph/json";
import {
  type Constraint,
  checks,
  each,
  exactlyOne,
  length,
  limitedEntries,
  needed,
  oneOf,
  pattern,
  when,
} from "./constraint";
import { isSet, text } from "./read";

const isJsonText = (body: Json): boolean => typeof body === "string" && parseJson(body) !== undefined;

// Members, lengths and words: API models cloudwatch and events, botocore 1.44.8, read 2026-11-30.

const name = /^[\w-]{1,255}$/;
const actions = ["alarmActions", "okActions", "insufficientDataActions"];

const told = checks(
  length("alarmDescription", 0, 1024),
  ...actions.map((property) => limitedEntries(property, "cloudwatch.alarm.actions", "actions")),
);

/** A metric of its own, several in expressions, or a query. */
const watched: Constraint = (inputs) => {
  if (["metricName", "metricQueries", "evaluationCriteria"].some((key) => isSet(inputs, key))) return [];
  return [{ property: "metricName", reason: "one of metricName, metricQueries is needed, got none" }];
};

const comparisons = [
  "GreaterThanOrEqualToThreshold",
  "GreaterThanThreshold",
  "LessThanThreshold",
  "LessThanOrEqualToThreshold",
  "LessThanLowerOrGreaterThanUpperThreshold",
  "LessThanLowerThreshold",
  "GreaterThanUpperThreshold",
];

export const alarmConstraint = checks(
  length("name", 1, 255),
  told,
  oneOf("comparisonOperator", comparisons),
  oneOf("statistic", ["SampleCount", "Average", "Sum", "Minimum", "Maximum"]),
  oneOf("treatMissingData", ["missing", "ignore", "breaching", "notBreaching"]),
  oneOf("evaluateLowSampleCountPercentiles", ["evaluate", "ignore"]),
  pattern("metricQueries[].id", /^[a-z]\w{0,254}$/, "a lower-case letter, then letters, digits and _"),
  length("metricQueries[].expression", 1, 2048),
  watched,
  when((inputs) => !isSet(inputs, "evaluationCriteria"), needed("comparisonOperator", "evaluationPeriods")),
);

export const compositeAlarmConstraint = checks(length("alarmName", 1, 255), length("alarmRule", 1, 10_240), told);

export const dashboardConstraint = checks(
  pattern("dashboardName", name, "1 to 255 letters, digits, - and _"),
  each("dashboardBody", isJsonText, "a JSON document"),
);

export const eventRuleConstraint = checks(
  pattern("name", /^[.\-\w]{1,64}$/, "1 to 64 letters, digits and . - _"),
  length("description", 0, 512),
  length("eventPattern", 1, 4096),
  each("eventPattern", isJsonText, "a JSON document"),
  length("scheduleExpression", 1, 256),
  when((inputs) => !isSet(inputs, "scheduleExpression"), exactlyOne("eventPattern", "scheduleExpression")),
  oneOf("state", ["ENABLED", "DISABLED", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"]),
);

/** At most one of what the target is sent in place of the event. */
export const eventTargetConstraint = checks(
  length("input", 0, 8192),
  length("inputTransformer.inputTemplate", 1, 8192),
  (inputs) => {
    const set = ["input", "inputPath", "inputTransformer"].filter((key) => isSet(inputs, key));
    return set.length < 2 ? [] : [{ property: set[0] ?? "", reason: `conflicts with ${set.slice(1).join(", ")}` }];
  },
);

/** Names of alarms that a rule refers to; ARNs stand for the name behind `:alarm:`. */
export function alarmsNamed(rule: string): readonly string[] {
  const named = [...rule.matchAll(/\b(?:ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(?:"([^"]+)"|'([^']+)'|([^)\s]+))\s*\)/g)];
  return [...new Set(named.map(([, a, b, c]) => (a ?? b ?? c ?? "").replace(/^arn:.*:alarm:/, "")))];
}

export const ruleOf = (inputs: Parameters<typeof text>[0]): string => text(inputs, "alarmRule") ?? "";
