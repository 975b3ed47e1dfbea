import type { z } from "zod";
import { isRecord, type Path, valueAt } from "./path";
import { issuesOf } from "./union";

/** The parts of a value that are sound by themselves: what has a wrong shape is `undefined`, so that a rule can judge the rest. */
export type Sound<T> = T extends readonly (infer E)[]
  ? readonly (Sound<E> | undefined)[]
  : T extends object
    ? { readonly [K in keyof T]?: Sound<T[K]> | undefined }
    : T;

/** What a rule says about one place. */
export interface Verdict {
  /** Lower case, no full stop: `not below the interval of 5 seconds`. */
  readonly problem: string;
  readonly allowed?: string;
  readonly fix?: string;
  /** In place of the value at the path: something computed from several values. */
  readonly received?: unknown;
  /** Says that `received` is computed, not a default. */
  readonly derived?: true;
}

export type Say = (path: Path, verdict: Verdict) => void;

/** One cross-field rule, pure. It sees sound parts only, and says everything that is wrong, not only the first. */
export type Rule<T> = (settings: Sound<T>, say: Say) => void;
export type Rules<T> = Readonly<Record<string, Rule<T>>>;

/** A copy without the values at these paths, made only along them. */
function without(value: unknown, paths: readonly (readonly PropertyKey[])[]): unknown {
  if (paths.length === 0) return value;
  if (paths.some((path) => path.length === 0)) return undefined;
  const root = shallowCopy(value);
  const copies = new Set<unknown>([root]);
  for (const path of paths) {
    let place: unknown = root;
    for (const [index, key] of path.entries()) {
      if (typeof place !== "object" || place === null || !Object.hasOwn(place, key)) break;
      if (index === path.length - 1) {
        Reflect.set(place, key, undefined);
        break;
      }
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

/** The sound part of a value, given what its schema has found so far; findings of other rules leave it whole. */
function sound<T>(value: T, issues: readonly unknown[]): Sound<T> | undefined;
function sound(value: unknown, issues: readonly unknown[]): unknown {
  const broken = issues.flatMap((issue) => issuesOf(issue)).filter((issue) => issue.code !== "custom");
  return without(
    value,
    broken.filter((issue) => issue.code !== "unrecognized_keys").map((issue) => issue.path),
  );
}

/** The schema with its cross-field rules: they run even when some part has a wrong shape, so that everything is said at once. */
export function ruled<S extends z.ZodType>(schema: S, rules: Rules<z.output<S>>): S {
  return schema.superRefine(
    (value, context) => {
      const settings = sound(value, context.issues);
      if (!isRecord(value) || settings === undefined) return;
      for (const [rule, judge] of Object.entries(rules)) {
        judge(settings, (path, { problem, ...advice }) => {
          const params = { rule, received: valueAt(value, path), ...advice };
          context.addIssue({ code: "custom", path: [...path], message: problem, params });
        });
      }
    },
    { when: () => true },
  );
}
