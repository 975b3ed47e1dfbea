import type { z } from "zod";
import { explain, optionNames, type Wording } from "./format-issue";
import { SpecError, type SpecIssue, type Subject } from "./issue";
import { isRecord, type PathKey } from "./path";
import { isOutput } from "./redact";
import { judgingWarnings } from "./rule";
import { issuesOf } from "./union-issues";

/** Deeper than any spec goes; keeps the search for forbidden names bounded on whatever comes in. */
const depthSearched = 12;

/**
 * What no schema can judge: names that JavaScript objects cannot carry safely (zod drops them in silence), and Outputs, which answer to every
 * name. Each object is searched once, so what contains itself ends too.
 */
function unusable(input: unknown, path: readonly PathKey[] = [], seen = new WeakSet()): Unusable[] {
  if (typeof input !== "object" || input === null || path.length > depthSearched) return [];
  if (isOutput(input)) return [{ path, issue: explain.output(path) }];
  if (seen.has(input)) return [];
  seen.add(input);
  const entries: [PathKey, unknown][] = Array.isArray(input)
    ? input.map((value: unknown, index) => [index, value])
    : isRecord(input)
      ? Object.keys(input).map((key) => [key, key === "__proto__" ? undefined : input[key]])
      : [];
  return entries.flatMap(([key, value]) =>
    key === "__proto__"
      ? [{ path: [...path, key], issue: explain.forbiddenName(path) }]
      : unusable(value, [...path, key], seen),
  );
}

interface Unusable {
  readonly path: readonly PathKey[];
  readonly issue: SpecIssue;
}

const isBelow = (path: readonly PropertyKey[], above: readonly PathKey[]): boolean =>
  above.every((key, index) => path[index] === key);

const byPath = (a: SpecIssue, b: SpecIssue): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : a.problem < b.problem ? -1 : a.problem > b.problem ? 1 : 0;

/** Of several complaints about the shape of one value the first says it all: 1.5 is not whole, never mind that it is too small. */
function oncePerPath(issues: readonly SpecIssue[]): SpecIssue[] {
  const seen = new Set<string>();
  return issues.filter(({ path, rule }) => {
    if (rule !== undefined) return true;
    const isFirst = !seen.has(path);
    seen.add(path);
    return isFirst;
  });
}

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly SpecIssue[] };

/** A spec is parsed once or twice in a program's life: compiling each schema to code first costs twice what it saves. */
const parsing = { reportInput: true, error: optionNames, jitless: true } as const;

/** A platform's way to read settings: how it words what is wrong is its own. */
interface SettingsParser {
  /** The output of a schema, or every problem, sorted by path. Never throws for what the input holds. */
  readonly checkSettings: <S extends z.ZodType>(schema: S, input: unknown) => Checked<z.output<S>>;
  /**
   * The settings with all defaults resolved. Throws one `SpecError` that lists everything wrong with them: each line names the path, the
   * value received, what is allowed and the likely fix.
   */
  readonly parseSettings: <S extends z.ZodType>(schema: S, input: unknown, subject: Subject) => z.output<S>;
  /** What is legal and yet odd in an input that the schema accepts, sorted by path: the schema's cautions, and limits that only warn. */
  readonly warningsOf: (schema: z.ZodType, input: unknown) => readonly SpecIssue[];
}

export function createParser(wording: Wording): SettingsParser {
  function checkSettings<S extends z.ZodType>(schema: S, input: unknown): Checked<z.output<S>> {
    const result = schema.safeParse(input, parsing);
    const blocked = unusable(input);
    const found = (result.success ? [] : result.error.issues)
      .flatMap((issue) => issuesOf(issue))
      .filter(({ path }) => !blocked.some((above) => isBelow(path, above.path)))
      .flatMap((issue) => explain.issue(issue, input, wording));
    const issues = oncePerPath([...found, ...blocked.map(({ issue }) => issue)]).sort(byPath);
    if (issues.length > 0) return { ok: false, issues };
    return result.success ? { ok: true, value: result.data } : { ok: false, issues: [explain.unreadable(input)] };
  }
  return {
    checkSettings,
    parseSettings(schema, input, subject) {
      const checked = checkSettings(schema, input);
      if (!checked.ok) throw new SpecError(subject, checked.issues);
      return checked.value;
    },
    warningsOf(schema, input) {
      const checked = judgingWarnings(() => checkSettings(schema, input));
      return checked.ok ? [] : checked.issues;
    },
  };
}
