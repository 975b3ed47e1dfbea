import { cloudCronProblem } from "../../../model/settings/cloud-cron";
import { type Constraint, checks, each, length, limit, oneOf, pattern, refused } from "./constraint";
import { count, documentAt, isSet, record, records, text } from "./read";

/** Source: AWS service model ssm, botocore 1.44.8. */
const name = pattern("name", /^[a-zA-Z0-9_.-]{3,128}$/, "3 to 128 letters, digits and _ - .");

const isSchedule = (value: unknown) =>
  typeof value === "string" && (/^(?:rate|at)\(.+\)$/.test(value) || cloudCronProblem(value) === undefined);

export const maintenanceWindowConstraint = checks(
  name,
  each("schedule", isSchedule, "cron(...), rate(...) or at(...)"),
  limit("duration", "ssm.window.durationHours"),
  limit("cutoff", "ssm.window.cutoffHours"),
);

export const maintenanceWindowRefusals: Constraint = (inputs) => {
  const [duration, cutoff] = [count(inputs, "duration"), count(inputs, "cutoff")];
  if (duration === undefined || cutoff === undefined || cutoff < duration) return [];
  return refused("ValidationException", "cutoff", `Cutoff must be less than the duration ${duration}`);
};

export const maintenanceTargetConstraint = oneOf("resourceType", ["INSTANCE", "RESOURCE_GROUP"]);

const rate = /^(?:[1-9]\d*|[1-9]\d?%|100%)$/;
const errorRate = /^(?:\d+|\d{1,2}%|100%)$/;

export const maintenanceTaskConstraint = checks(
  oneOf("taskType", ["RUN_COMMAND", "AUTOMATION", "STEP_FUNCTIONS", "LAMBDA"]),
  oneOf("cutoffBehavior", ["CONTINUE_TASK", "CANCEL_TASK"]),
  pattern("maxConcurrency", rate, "a number of 1 or more, or a percentage"),
  pattern("maxErrors", errorRate, "a number, or a percentage"),
);

/** A task on targets says how many at a time, and after how many errors it ends. */
export const maintenanceTaskRefusals: Constraint = (inputs) =>
  isSet(inputs, "targets")
    ? ["maxConcurrency", "maxErrors"]
        .filter((key) => !isSet(inputs, key))
        .flatMap((key) => refused("ValidationException", key, "is required for a task with targets"))
    : [];

const minutesOf: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 1440 };

/** State Manager's own bounds: half an hour, and less than 31 days. Source: Systems Manager user guide, rate expressions for associations. */
function isAssociationSchedule(value: unknown): boolean {
  if (typeof value !== "string") return false;
  const [, count, unit = ""] = /^rate\(([1-9]\d*) (minute|hour|day)s?\)$/.exec(value) ?? [];
  if (count === undefined) return /^at\(.+\)$/.test(value) || cloudCronProblem(value) === undefined;
  const minutes = Number(count) * (minutesOf[unit] ?? 0);
  return minutes >= 30 && minutes < 31 * 1440;
}

/** Source: AWS service model ssm, CreateAssociation, botocore 1.44.8. */
export const associationConstraint = checks(
  pattern("name", /^[a-zA-Z0-9_.:/-]{3,128}$/, "3 to 128 letters, digits and _ - . : /"),
  pattern("associationName", /^[a-zA-Z0-9_.-]{3,128}$/, "3 to 128 letters, digits and _ - ."),
  pattern("documentVersion", /^(?:\$LATEST|\$DEFAULT|[1-9]\d*)$/, "$LATEST, $DEFAULT or a number"),
  each(
    "scheduleExpression",
    isAssociationSchedule,
    "cron(...), at(...), or rate(...) of 30 minutes to less than 31 days",
  ),
  pattern("maxConcurrency", rate, "a number of 1 or more, or a percentage"),
  pattern("maxErrors", errorRate, "a number, or a percentage"),
  oneOf("complianceSeverity", ["CRITICAL", "HIGH", "MEDIUM", "LOW", "UNSPECIFIED"]),
  oneOf("syncCompliance", ["AUTO", "MANUAL"]),
);

/** One without targets is on one instance, which a document of automation needs not. */
export const associationRefusals: Constraint = (inputs) => [
  ...(records(inputs, "targets").length > 5 ? refused("InvalidTarget", "targets", "more than 5 targets") : []),
  ...(isSet(inputs, "applyOnlyAtCronInterval") &&
  inputs["applyOnlyAtCronInterval"] === true &&
  /^rate\(/.test(text(inputs, "scheduleExpression") ?? "")
    ? refused("ValidationException", "applyOnlyAtCronInterval", "is for a schedule by cron, not by rate")
    : []),
];

const levels = ["CRITICAL", "HIGH", "MEDIUM", "LOW", "INFORMATIONAL", "UNSPECIFIED"];

export const patchBaselineConstraint = checks(
  name,
  length("description", 1, 1024),
  oneOf("approvedPatchesComplianceLevel", levels),
  oneOf("approvalRules[].complianceLevel", levels),
  limit("approvalRules[].approveAfterDays", "ssm.patch.approveAfter"),
  oneOf("rejectedPatchesAction", ["ALLOW_AS_DEPENDENCY", "BLOCK"]),
);

export const documentConstraint = checks(
  name,
  oneOf("documentFormat", ["JSON", "TEXT", "YAML"]),
  length("content", 1, Number.MAX_SAFE_INTEGER),
);

/** What each action of a runbook cannot do without. Source: Systems Manager user guide, Automation actions reference. */
const neededInputs: Readonly<Record<string, readonly string[]>> = {
  "aws:executeAwsApi": ["Service", "Api"],
  "aws:waitForAwsResourceProperty": ["Service", "Api", "PropertySelector", "DesiredValues"],
  "aws:runCommand": ["DocumentName"],
  "aws:executeScript": ["Runtime", "Handler"],
  "aws:branch": ["Choices"],
};

/** Version, parameters and steps of a runbook in JSON; one in YAML is not looked into. */
export const documentRefusals: Constraint = (inputs) => {
  if (text(inputs, "documentType") !== "Automation" || (text(inputs, "documentFormat") ?? "JSON") !== "JSON") return [];
  const invalid = (reason: string) => refused("InvalidDocumentContent", "content", reason);
  const content = { content: documentAt(inputs, "content") };
  const runbook = typeof content.content === "object" && content.content !== null ? { ...content.content } : undefined;
  if (runbook === undefined) return invalid("is no JSON object");
  const steps = records(runbook, "mainSteps");
  if (text(runbook, "schemaVersion") !== "0.3") return invalid("schemaVersion of an Automation document is 0.3");
  if (steps.length === 0) return invalid("mainSteps is empty");
  const names = steps.map((step) => text(step, "name") ?? "");
  const twice = names.find((one, index) => names.indexOf(one) !== index);
  if (twice !== undefined) return invalid(`two steps are called ${twice}`);
  return steps.flatMap((step) => {
    const action = text(step, "action") ?? "";
    const missing = (neededInputs[action] ?? []).filter((key) => !isSet(record(step, "inputs") ?? {}, key));
    return missing.flatMap((key) => invalid(`step ${text(step, "name")}: ${action} needs the input ${key}`));
  });
};
