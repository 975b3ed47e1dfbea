import { formatDuration, parseDuration } from "../duration";

/** What a condition may speak of, besides alarms. */
const measures = ["5xx", "p50", "p90", "p95", "p99", "unhealthy"] as const;
export type Measure = (typeof measures)[number];

/** One condition that ends a shift, as it was written. */
export type Condition =
  | { readonly text: string; readonly measure: Measure; readonly above: number }
  | { readonly text: string; readonly measure: "alarm"; readonly name: string };

/** What a group of targets has shown since a step began. Undefined: not known. */
export interface GroupReading {
  /** Requests that were sent to it. */
  readonly requests: number | undefined;
  /** Of those, the ones that ended with a 5xx, made by a node or by the balancer. */
  readonly failures: number | undefined;
  /** Seconds until its targets answered, by quantile. */
  readonly latency: Readonly<Partial<Record<Measure, number>>>;
  /** Targets that fail their health check now. */
  readonly unhealthy: number | undefined;
  /** Targets that pass it now. */
  readonly healthy: number | undefined;
}

export interface Reading {
  /** By the user's key. */
  readonly groups: Readonly<Record<string, GroupReading>>;
  /** The state of each alarm that a condition names. */
  readonly alarms: Readonly<Record<string, "OK" | "ALARM" | "INSUFFICIENT_DATA">>;
  /** Milliseconds since the epoch up to which it is complete: metrics of a cloud come late. */
  readonly until: number;
}

interface Judgement {
  /** What is above its bound: `green 5xx 12 % (6 of 50 requests) > 1%`. */
  readonly broken: readonly string[];
  /** What could not be judged, and why. */
  readonly unknown: readonly string[];
}

/** The gate where the user names none; the first is only for what answers requests. */
export const usualGate = { requests: "5xx>1%,unhealthy>0", connections: "unhealthy>0" } as const;

/** Failures below which a share is judged at the end of a step only: one request in ten is no 10 %. */
const fewFailures = 5;
/** Requests below which a quantile is judged at the end of a step only. */
const fewRequests = 100;

const grammar = `5xx>1%, p99>500ms (p50, p90, p95, p99), unhealthy>0, alarm:NAME`;

/** `5xx>1%,p99>500ms,unhealthy>0` as conditions, or all that is wrong, a line each. */
export function parseGate(
  text: string,
): { readonly conditions: readonly Condition[] } | { readonly problems: readonly string[] } {
  const parsed = text.split(",").map((part) => parseCondition(part.trim()));
  const problems = parsed.filter((each) => typeof each === "string");
  if (problems.length > 0) return { problems };
  return { conditions: parsed.filter((each) => typeof each !== "string") };
}

function parseCondition(text: string): Condition | string {
  const [, name] = /^alarm:(.{1,255})$/.exec(text) ?? [];
  if (name !== undefined) return { text, measure: "alarm", name };
  const [, said, bound = ""] = /^([\w]+)\s*>\s*(\S+)$/.exec(text) ?? [];
  const measure = measures.find((each) => each === said);
  if (measure === undefined) return `${JSON.stringify(text)}: no condition; one of ${grammar}`;
  const above = boundOf(measure, bound);
  return above === undefined
    ? `${text}: not a bound, got ${JSON.stringify(bound)}; ${expected(measure)}`
    : { text, measure, above };
}

function boundOf(measure: Measure, text: string): number | undefined {
  if (measure === "unhealthy") return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
  if (measure !== "5xx") return parseDuration(text);
  const [, percent] = /^(\d{1,3}(?:\.\d{1,4})?)%$/.exec(text) ?? [];
  return percent === undefined || Number(percent) >= 100 ? undefined : Number(percent) / 100;
}

function expected(measure: Measure): string {
  if (measure === "unhealthy") return "a number of targets, such as unhealthy>0";
  return measure === "5xx" ? "a percentage below 100, such as 5xx>1%" : `a time, such as ${measure}>500ms`;
}

/**
 * Judges what was read of the groups that gain traffic: the worst of them counts.
 * @param isOver whether the step has been watched for its whole time: little is judged only then
 */
export function judge(conditions: readonly Condition[], reading: Reading, isOver: boolean): Judgement {
  const judged = conditions.flatMap((condition) =>
    condition.measure === "alarm"
      ? [judgeAlarm(condition, reading)]
      : Object.entries(reading.groups).map(([group, own]) => judgeGroup(condition, group, own, isOver)),
  );
  return {
    broken: judged.flatMap(({ broken }) => broken ?? []),
    unknown: judged.flatMap(({ unknown }) => unknown ?? []),
  };
}

interface Judged {
  readonly broken?: string;
  readonly unknown?: string;
}

function judgeAlarm({ text, name }: Extract<Condition, { measure: "alarm" }>, { alarms }: Reading): Judged {
  const state = alarms[name];
  if (state === "ALARM") return { broken: `${text} is in state ALARM` };
  return state === "OK" ? {} : { unknown: `${text} is ${state === undefined ? "not known" : `in state ${state}`}` };
}

function judgeGroup(
  { text, measure, above }: Exclude<Condition, { measure: "alarm" }>,
  group: string,
  { requests, failures, latency, unhealthy, healthy }: GroupReading,
  isOver: boolean,
): Judged {
  if (measure === "unhealthy") {
    if (healthy === 0) return { broken: `${group} has no healthy target` };
    if (unhealthy === undefined) return { unknown: `${group} ${measure}: not known` };
    return unhealthy > above ? { broken: `${group} has ${unhealthy} unhealthy; the gate is ${text}` } : {};
  }
  if (requests === undefined) return { unknown: `${group} ${measure}: not known` };
  if (requests === 0) return { unknown: `${group} ${measure}: no request reached it` };
  if (measure === "5xx") {
    if (failures === undefined) return { unknown: `${group} ${measure}: not known` };
    const share = failures / requests;
    if (share <= above || (!isOver && failures < fewFailures)) return {};
    return { broken: `${group} has 5xx ${percent(share)} (${failures} of ${requests} requests); the gate is ${text}` };
  }
  const seconds = latency[measure];
  if (seconds === undefined) return { unknown: `${group} ${measure}: not known` };
  if (seconds <= above || (!isOver && requests < fewRequests)) return {};
  return { broken: `${group} has ${measure} ${formatDuration(seconds)} (${requests} requests); the gate is ${text}` };
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;
