import { z } from "zod";
import type { Basis } from "../limits";
import type { SpecIssue } from "./issue";
import { oneOf } from "./one-of";
import { isRecord, renderPath, shortened, valueAt } from "./path";
import { isSecretPath, showValue } from "./redact";
import { suggest } from "./suggest";
import { numberFix } from "./suggest-number";
import type { RawIssue } from "./union-issues";

const optionsListed = 14;

const kinds: Readonly<Record<string, string>> = {
  number: "a number",
  int: "a whole number",
  string: "text",
  boolean: "true or false",
  array: "a list",
  object: "a map",
  record: "a map",
};

/** What a platform adds: where a refusal comes from, and advice on what people bring from elsewhere. */
export interface Wording {
  /** What to write in place of an option that does not exist. */
  optionHint(path: readonly PropertyKey[], name: string): string | undefined;
  /** What to write in place of a value that is not offered. */
  valueHint(path: readonly PropertyKey[], value: unknown): string | undefined;
  /** Where the refusal of a cross-field rule comes from. */
  basisOf(rule: string): Basis | undefined;
}

interface Explanation {
  readonly problem: string;
  readonly allowed?: string | undefined;
  readonly fix?: string | undefined;
}

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The option names of the object that refused a key: the parser's error map sends them along as the message. */
export function optionNames(raw: { readonly code?: string | undefined; readonly inst?: unknown }): string {
  return raw.code === "unrecognized_keys" && raw.inst instanceof z.ZodObject
    ? Object.keys(raw.inst.shape).join(" ")
    : "";
}

function wrongType(issue: RawIssue, received: unknown): Explanation {
  const expected = text(issue.fields["expected"]) ?? "another type";
  const allowed = text(issue.message);
  if (received === undefined) return { problem: "missing", allowed: allowed ?? kinds[expected] ?? expected };
  const kind = kinds[expected] ?? expected;
  const isNumber = expected === "number" || expected === "int";
  const fix = isNumber ? numberFix(received, allowed ?? "") : typeFix(expected, received);
  return { problem: `not ${kind}`, allowed, fix };
}

function typeFix(expected: string, received: unknown): string | undefined {
  const isScalar = typeof received === "number" || typeof received === "boolean";
  if (expected === "string" && isScalar) return `put it in quotes: "${received}"`;
  if (expected === "boolean" && typeof received === "string" && /^(?:true|yes|on|false|no|off)$/i.test(received)) {
    return `write ${/^(?:true|yes|on)$/i.test(received)} without quotes`;
  }
  if (expected === "array" && typeof received === "string" && received.length < 60) return `write ["${received}"]`;
  if (expected === "record" && Array.isArray(received)) return "give each entry a name of its own: name: value";
  return undefined;
}

function wrongValue(issue: RawIssue, received: unknown, wording: Wording): Explanation {
  const values = list(issue.fields["values"] ?? issue.fields["options"]);
  const allowed = text(issue.message) ?? (values.length > 0 ? oneOf(values) : undefined);
  if (received === undefined) return { problem: "missing", allowed };
  const names = values.filter((value) => typeof value === "string");
  const near = typeof received === "string" ? suggest(received, names) : undefined;
  const fix =
    inQuotes(received, names) ??
    wording.valueHint(issue.path, received) ??
    (near === undefined ? undefined : `did you mean ${near}`);
  return { problem: "not an accepted value", allowed, fix };
}

/** YAML takes true, false and numbers for what they look like; some options take them as text. */
function inQuotes(received: unknown, names: readonly unknown[]): string | undefined {
  const isScalar = typeof received === "boolean" || typeof received === "number";
  return isScalar && names.includes(String(received)) ? `put it in quotes: "${received}"` : undefined;
}

function wrongSize(issue: RawIssue): Explanation {
  const low = issue.code === "too_small";
  const bound = String(issue.fields[low ? "minimum" : "maximum"]);
  const edge = low ? `at least ${bound}` : `at most ${bound}`;
  const allowed = text(issue.message);
  switch (issue.fields["origin"]) {
    case "string":
      return {
        problem: low && bound === "1" ? "empty" : low ? "too short" : "too long",
        allowed: allowed ?? `${edge} characters`,
      };
    case "array":
      return { problem: low ? "too few entries" : "too many entries", allowed: allowed ?? edge };
    default:
      return { problem: low ? "too small" : "too large", allowed: allowed ?? edge };
  }
}

/** What the alternatives of a union take, in words. */
function alternatives(issue: RawIssue): string | undefined {
  const forms = list(issue.fields["errors"]).flatMap((branch) => {
    const [first] = list(branch).filter(isRecord);
    const values = list(first?.["values"]);
    if (values.length > 0) return values.map(String);
    const expected = text(first?.["expected"]);
    return expected === undefined ? [] : [kinds[expected] ?? expected];
  });
  return forms.length === 0 ? undefined : [...new Set(forms)].join(" or ");
}

function wrongForm(issue: RawIssue, received: unknown, wording: Wording): Explanation {
  if (list(issue.fields["options"]).length > 0) return wrongValue(issue, received, wording);
  const allowed = text(issue.message) ?? alternatives(issue);
  if (received === undefined) return { problem: "missing", allowed };
  const fix =
    inQuotes(received, (allowed ?? "").split(/ or |, /)) ??
    wording.valueHint(issue.path, received) ??
    numberFixIfText(received, allowed);
  return { problem: "not an accepted value", allowed, fix };
}

const numberFixIfText = (received: unknown, allowed: string | undefined): string | undefined =>
  typeof received === "string" ? numberFix(received, allowed ?? "") : undefined;

function wrongName(issue: RawIssue): Explanation {
  const [first] = list(issue.fields["issues"]).filter(isRecord);
  return { problem: "not a valid name", allowed: text(first?.["message"]) };
}

function explained(issue: RawIssue, received: unknown, wording: Wording): Explanation {
  switch (issue.code) {
    case "invalid_type":
      return wrongType(issue, received);
    case "invalid_value":
      return wrongValue(issue, received, wording);
    case "too_small":
    case "too_big":
      return wrongSize(issue);
    case "not_multiple_of":
      return { problem: "not a whole number", allowed: text(issue.message), fix: numberFix(received, issue.message) };
    case "invalid_format":
      return {
        problem: received === "" ? "empty" : "malformed",
        allowed: text(issue.message),
        fix: wording.valueHint(issue.path, received),
      };
    case "invalid_key":
      return wrongName(issue);
    case "invalid_union":
      return wrongForm(issue, received, wording);
    default:
      return { problem: text(issue.message) ?? "not accepted" };
  }
}

function build(path: readonly PropertyKey[], shown: string, explanation: Explanation): SpecIssue {
  const { problem, allowed } = explanation;
  // A fix may quote what was written.
  const fix = isSecretPath(path) ? undefined : explanation.fix;
  return {
    path: renderPath(path),
    problem,
    received: shown,
    ...(allowed === undefined ? {} : { allowed }),
    ...(fix === undefined ? {} : { fix }),
  };
}

function unknownOptions(issue: RawIssue, input: unknown, wording: Wording): SpecIssue[] {
  const options = issue.message.split(" ").filter((name) => name !== "");
  const listed = options.slice(0, optionsListed).join(", ");
  const more = options.length > optionsListed ? `, and ${options.length - optionsListed} more` : "";
  return list(issue.fields["keys"]).map((key) => {
    const name = String(key);
    const path = [...issue.path, name];
    const near = suggest(name, options);
    const hint = wording.optionHint(issue.path, name);
    const fix = hint ?? (near === undefined ? undefined : `did you mean ${near}`);
    const allowed = fix === undefined && options.length > 0 ? `options are ${listed}${more}` : undefined;
    const received = showValue(valueAt(input, path), path);
    // Said as what is allowed where a fix is hidden: it is of options' names, not of the value.
    return build(path, received, {
      problem: "unknown option",
      allowed: isSecretPath(path) ? (fix ?? allowed) : allowed,
      fix,
    });
  });
}

/** What a cross-field rule said; a value that the user did not write is marked as the default. */
function ruleFinding(
  issue: RawIssue,
  params: Readonly<Record<string, unknown>>,
  input: unknown,
  wording: Wording,
): SpecIssue {
  const written = valueAt(input, issue.path);
  const judged = "received" in params ? params["received"] : written;
  const isDefault = written === undefined && judged !== undefined && params["derived"] !== true;
  const shown = `${showValue(judged, issue.path)}${isDefault ? " (the default)" : ""}`;
  const explanation = { problem: issue.message, allowed: text(params["allowed"]), fix: text(params["fix"]) };
  const rule = text(params["rule"]);
  const basis = rule === undefined ? undefined : wording.basisOf(rule);
  return {
    ...build(issue.path, shown, explanation),
    ...(rule === undefined ? {} : { rule }),
    ...(basis === undefined ? {} : { basis }),
  };
}

/** Turns what the schema found into what the user reads. */
export const explain = {
  issue(issue: RawIssue, input: unknown, wording: Wording): SpecIssue[] {
    if (issue.code === "unrecognized_keys") return unknownOptions(issue, input, wording);
    const params = issue.fields["params"];
    if (issue.code === "custom" && isRecord(params)) return [ruleFinding(issue, params, input, wording)];
    const received = issue.code === "invalid_key" ? issue.path.at(-1) : valueAt(input, issue.path);
    return [build(issue.path, showValue(received, issue.path), explained(issue, received, wording))];
  },
  forbiddenName(path: readonly PropertyKey[]): SpecIssue {
    return build([...path, "__proto__"], shortened("__proto__", 20), {
      problem: "not a valid name",
      fix: "choose another name",
    });
  },
  output(path: readonly PropertyKey[]): SpecIssue {
    const fix = "give a plain value: what decides the shape must be known before anything is created";
    return build(path, "an Output", { problem: "known only later", fix });
  },
  unreadable(input: unknown): SpecIssue {
    return build([], showValue(input), { problem: "could not be read", fix: "check the value's type" });
  },
} as const;
