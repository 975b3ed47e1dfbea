import type { z } from "zod";
import { isRecord, type Path, valueAt } from "./path";
import { issuesOf, type RawIssue } from "./union-issues";

/** The parts of a value that are sound by themselves: what has a wrong shape is `undefined`, so that a rule can judge the rest. */
export type ValidPart<T> = T extends readonly (infer E)[]
  ? readonly (ValidPart<E> | undefined)[]
  : T extends object
    ? { readonly [K in keyof T]?: ValidPart<T[K]> | undefined }
    : T;

/** What a rule says about one place. */
export interface Issue {
  /** Lower case, no full stop: `not below the interval of 5 seconds`. */
  readonly problem: string;
  readonly allowed?: string;
  readonly fix?: string;
  /** In place of the value at the path: something computed from several values. */
  readonly received?: unknown;
  /** Says that `received` is computed, not a default. */
  readonly derived?: true;
}

export type Report = (path: Path, verdict: Issue) => void;

/** One cross-field rule, pure. It sees sound parts only, and says everything that is wrong, not only the first. */
export type SettingsRule<T> = (settings: ValidPart<T>, say: Report) => void;
export type SettingsRules<T> = Readonly<Record<string, SettingsRule<T>>>;

/** A copy without the values at these paths, made only along them. */
function without(value: unknown, paths: readonly (readonly PropertyKey[])[]): unknown {
  if (paths.length === 0) return value;
  if (paths.some((path) => path.length === 0)) return undefined;
  const root = shallowCopy(value);
  const copies = new Set<unknown>([root]);
  for (const path of paths) {
    let place: unknown = root;
    for (const [index, key] of path.entries()) {
      if (typeof place !== "object" || place === null) break;
      // An option that the schema does not know was there all the same: a rule that asks for "something" finds it.
      if (index === path.length - 1) {
        Reflect.set(place, key, undefined);
        break;
      }
      if (!Object.hasOwn(place, key)) break;
      const child: unknown = Reflect.get(place, key);
      const copy = copies.has(child) ? child : shallowCopy(child);
      copies.add(copy);
      Reflect.set(place, key, copy);
      place = copy;
    }
  }
  return root;
}

function shallowCopy(value: unknown): unknown {
  if (Array.isArray(value)) return Array.from<unknown>(value);
  return isRecord(value) ? { ...value } : value;
}

/** Where values cannot be used since their shape is wrong, as opposed to their relation to others. */
function brokenPaths({ code, path, fields }: RawIssue): readonly (readonly PropertyKey[])[] {
  if (code === "custom") return isRecord(fields["params"]) && fields["params"]["leaf"] === true ? [path] : [];
  if (code !== "unrecognized_keys") return [path];
  return Array.isArray(fields["keys"]) ? fields["keys"].map((key: unknown) => [...path, String(key)]) : [];
}

/** The sound part of a value, given what its schema has found so far. */
function validPart<T>(value: T, issues: readonly unknown[]): ValidPart<T> | undefined;
function validPart(value: unknown, issues: readonly unknown[]): unknown {
  return without(value, issues.flatMap((issue) => issuesOf(issue)).flatMap(brokenPaths));
}

/** Which findings a parse is for. Rules run synchronously within one parse, so one switch serves them all. */
let judging: "errors" | "warnings" = "errors";

/** Runs a parse in which cautions speak and rules are silent. */
export function judgingWarnings<T>(parse: () => T): T {
  judging = "warnings";
  try {
    return parse();
  } finally {
    judging = "errors";
  }
}

/** Whether a finding of this severity is wanted by the parse under way. */
export const isJudged = (severity: "error" | "warning"): boolean => (severity === "error") === (judging === "errors");

/**
 * The schema with its cross-field rules, which refuse, and its cautions, which only warn. They run even when some part has a wrong shape, so
 * that everything is said at once. `relaxed`: ids of rules that only warn here, since the user says that AWS has moved.
 */
export function ruled<S extends z.ZodType>(
  schema: S,
  rules: SettingsRules<z.output<S>>,
  cautions: SettingsRules<z.output<S>> = {},
  relaxed: ReadonlySet<string> = new Set(),
): S {
  const [strict, lenient] = [false, true].map((isRelaxed) =>
    Object.entries(rules).filter(([rule]) => relaxed.has(rule) === isRelaxed),
  );
  const judges = { errors: strict ?? [], warnings: [...Object.entries(cautions), ...(lenient ?? [])] };
  return schema.superRefine(
    (value, context) => {
      if (!isRecord(value)) return;
      const settings = validPart(value, context.issues);
      if (settings === undefined) return;
      for (const [rule, judge] of judges[judging]) {
        judge(settings, (path, { problem, ...advice }) => {
          const params = { rule, received: valueAt(value, path), ...advice };
          context.addIssue({ code: "custom", path: [...path], message: problem, params });
        });
      }
    },
    { when: () => true },
  );
}

/** A schema of one value with a check of its own. What fails it is as good as absent to the rules around it. */
export function checked<S extends z.ZodType>(schema: S, check: (value: z.output<S>) => Issue | undefined): S {
  return schema.superRefine((value, context) => {
    const verdict = judging === "errors" ? check(value) : undefined;
    if (verdict === undefined) return;
    const { problem, ...advice } = verdict;
    context.addIssue({ code: "custom", message: problem, params: { leaf: true, received: value, ...advice } });
  });
}
