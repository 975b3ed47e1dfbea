import { exactly } from "../../../model/analysis/cost/range";
import type { ResourceReader } from "../../../model/graph";
import { type CostReader, type Item, item, some } from "./item";

export const alarm: CostReader = (view) => {
  const queries = view.items("metricQueries");
  const metrics = Math.max(1, queries.filter((one) => one.has("metric")).length);
  const periods = [view.number("period"), ...queries.map((one) => one.number("metric.period"))];
  const isFast = periods.some((period) => period !== undefined && period < 60);
  return [item("metrics of alarms", isFast ? "alarm.fast-metric" : "alarm.metric", exactly(metrics))];
};

export const compositeAlarm: CostReader = () => [item("composite alarms", "alarm.composite", exactly(1))];

export const dashboard: CostReader = () => [item("dashboards", "dashboard.month", exactly(1))];

export const logGroup: CostReader = () => [
  item("GB taken in", "log.gb", "logGb"),
  item("GB kept", "log.stored-gb", "logStoredGb"),
];

/**
 * One version, and one more for each of the first two rotations: later ones are free. Source: AWS KMS pricing since its reduction of April 2024
 * (canglad.com/blog/2023/simple-math-of-aws-kms-key-rotation-costs tells of it).
 */
export const key: CostReader = (view) => [
  item("key versions", "key.month", { min: 1, max: view.flag("enableKeyRotation") === true ? 3 : 1 }),
  item("requests", "key.requests", "keyRequests"),
];

export const bucket: CostReader = () => [
  item("GB kept", "bucket.gb", "bucketGb"),
  item("requests", "bucket.requests", "bucketRequests"),
];

export const topic: CostReader = () => [item("messages", "topic.messages", "messages")];

const deliveries: Readonly<Record<string, readonly Item[]>> = {
  email: [item("e-mails", "topic.emails", "emails")],
  "email-json": [item("e-mails", "topic.emails", "emails")],
  http: [item("deliveries", "topic.requests", "topicRequests")],
  https: [item("deliveries", "topic.requests", "topicRequests")],
  sms: [item("text messages", "topic.texts", "textMessages")],
};

/** To queues and functions messages go for nothing. */
export const subscription: CostReader = (view) => deliveries[view.text("protocol") ?? ""] ?? [];

export const backupVault: CostReader = () => [item("GB of backups", "backup.gb", "backupGb")];

export const backupPlan: CostReader = (view) =>
  view.items("rules").some((rule) => rule.items("copyActions").length > 0)
    ? [item("GB copied", "backup.copied-gb", "backupCopiedGb")]
    : [];

export const restoreTesting: CostReader = () => [item("restore tests", "backup.restore-test", "restoreTests")];

export const maintenanceTask: CostReader = (view) =>
  view.text("taskType") === "AUTOMATION" ? [item("runbook steps", "automation.steps", "automationSteps")] : [];

/** Groups that AWS bills beside the rule. Source: AWS WAF developer guide, AWS Managed Rules: intelligent threat mitigation. */
const paidGroups: Readonly<Record<string, string>> = {
  AWSManagedRulesBotControlRuleSet: "web-acl.bot-control",
  AWSManagedRulesATPRuleSet: "web-acl.paid-group",
  AWSManagedRulesACFPRuleSet: "web-acl.paid-group",
  AWSManagedRulesAntiDDoSRuleSet: "web-acl.paid-group",
};

function paidItem(rule: ResourceReader): readonly Item[] {
  const group = rule.at("statement.managedRuleGroupStatement");
  if (!group.isSet) return [];
  const name = group.text("name") ?? "";
  const billed = group.text("vendorName") === "AWS" ? paidGroups[name] : "web-acl.paid-group";
  return billed === undefined ? [] : [item(`group ${name}`, billed, exactly(1))];
}

export const webAcl: CostReader = (view) => {
  const rules = view.items("rules");
  return [
    item("ACLs", "web-acl.month", exactly(1)),
    ...some("rules", "web-acl.rule", exactly(rules.length)),
    ...rules.flatMap(paidItem),
    item("requests", "web-acl.requests", "webRequests"),
  ];
};

export const webRuleGroup: CostReader = (view) => some("rules", "web-acl.rule", exactly(view.items("rules").length));

export const webAclRule: CostReader = (view) => [item("rules", "web-acl.rule", exactly(1)), ...paidItem(view)];
