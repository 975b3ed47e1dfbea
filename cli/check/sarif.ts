import { createHash } from "node:crypto";
import { saidOf } from "../../policies/format-result";
import type { LocatedResult, Refused, Report, StackReport } from "../../policies/report";
import { controlIds, type RuleMetadata, type Severity } from "../../policies/rule";
import { settingsFile } from "../../policies/settings";
import { exempt, levelWord, open } from "./labels";

const settingsRule = "policy-settings";
const failureRule = "stack-cannot-be-planned";
const refusalRule = "vendor-refuses";
const faultRule = "program-is-right";

/** What code scanning sorts by, from 0 to 10. Source: GitHub's SARIF support, `security-severity`. */
const scores: Readonly<Record<Severity, string>> = { low: "3.0", medium: "5.5", high: "7.5", critical: "9.5" };

/** A report as SARIF 2.1.0. Source: the OASIS standard and GitHub's subset of it. */
export function toSarif(report: Report, rules: readonly RuleMetadata[], version: string): object {
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "vipkit",
            semanticVersion: version,
            rules: [...rules.map(descriptor), ...ownRules],
          },
        },
        invocations: [invocation(report)],
        automationDetails: { id: "vipkit-check/" },
        originalUriBaseIds: { PROJECT: { description: { text: "The folder of Pulumi.yaml." } } },
        results: [
          ...(report.error === undefined ? [] : [failureResult(report.error)]),
          ...report.stacks.flatMap(stackResults),
          ...report.problems.map(settingsResult),
        ],
      },
    ],
  };
}

const ownRules = [
  { id: settingsRule, shortDescription: { text: "The project's policy settings are right" } },
  { id: refusalRule, shortDescription: { text: "AWS accepts every resource" } },
  { id: faultRule, shortDescription: { text: "The program says what it means" } },
  { id: failureRule, shortDescription: { text: "Every stack can be planned" } },
];

function descriptor({ id, title, why, remediation, url, severity, controls }: RuleMetadata) {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: `${title}. ${why}` },
    help: { text: `${why} ${remediation}`, markdown: `${why}\n\n${remediation}\n\n[More](${url})` },
    helpUri: url,
    properties: {
      tags: ["security", ...controlIds(controls)],
      "security-severity": scores[severity],
    },
  };
}

/** A run that could not judge everything has not succeeded, whatever its results say. */
function invocation({ error, stacks }: Report) {
  const failures = stacks.flatMap(({ stack, failure }) => (failure === undefined ? [] : [`${stack}: ${failure}`]));
  const texts = [...(error === undefined ? [] : [error]), ...failures];
  return {
    executionSuccessful: texts.length === 0,
    toolExecutionNotifications: [
      ...texts.map((text) => ({ level: "error", message: { text } })),
      ...stacks.flatMap(notJudgedNotes),
    ],
  };
}

const notJudgedNotes = ({ stack, notJudged = [] }: StackReport) =>
  notJudged.map(({ why, type, names }) => ({
    level: why === "remote-component" ? "warning" : "note",
    message: { text: `${stack}: not judged: ${type} ${names.join(", ")} (${why})` },
  }));

const failureResult = (text: string) => ({
  ruleId: failureRule,
  level: "error",
  message: { text },
  ...nowhere("Pulumi.yaml"),
});

function stackResults(report: StackReport): object[] {
  if (report.failure !== undefined) {
    return [failureResult(`${report.stack}: ${report.failure}`)];
  }
  return [
    ...(report.refused ?? []).map((refused) => refusedResult(report.stack, refused)),
    ...[...open(report), ...exempt(report)].map((result) => toResult(report, result)),
  ];
}

const refusedResult = (stack: string, { urn, name, reason, isFault, location }: Refused): object => ({
  ruleId: isFault ? faultRule : refusalRule,
  level: "error",
  message: { text: `${stack}: ${name}: ${reason}` },
  locations: [locationOf({ urn, name, ...(location === undefined ? {} : { location }) })],
  partialFingerprints: { "vipkit/v1": createHash("sha256").update(`${refusalRule} ${urn}`).digest("hex") },
});

function toResult({ stack }: StackReport, result: LocatedResult): object {
  const { rule, name, exemption, measures } = result;
  const text = `${stack}: ${name}: ${saidOf(result).join("; ")}`;
  return {
    ruleId: rule,
    level: levelWord(result),
    kind: result.verdict === "unknown" ? "review" : "fail",
    message: { text },
    locations: [locationOf(result)],
    partialFingerprints: { "vipkit/v1": createHash("sha256").update(identityOf(result)).digest("hex") },
    ...(measures === undefined ? {} : { properties: { measures } }),
    ...(exemption
      ? { suppressions: [{ kind: "external", status: "accepted", justification: saidOf(result).join("; ") }] }
      : {}),
  };
}

/** Several results can be about one stack as a whole: their names tell them apart. */
const identityOf = ({ rule, urn, name }: LocatedResult) =>
  `${rule} ${urn}${urn.endsWith(`::${name}`) ? "" : ` ${name}`}`;

function locationOf({ location, urn, name }: Pick<LocatedResult, "location" | "urn" | "name">) {
  return {
    ...physical(location?.file ?? "Pulumi.yaml", location?.line ?? 1),
    logicalLocations: [{ name, fullyQualifiedName: urn, kind: "resource" }],
  };
}

const physical = (uri: string, startLine: number) => ({
  physicalLocation: { artifactLocation: { uri, uriBaseId: "PROJECT" }, region: { startLine } },
});

const nowhere = (file: string) => ({ locations: [physical(file, 1)] });

const settingsResult = (problem: string) => ({
  ruleId: settingsRule,
  level: "error",
  message: { text: problem },
  ...nowhere(settingsFile),
});
