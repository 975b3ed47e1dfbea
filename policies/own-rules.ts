import { z } from "zod";
import { suggest } from "../model/settings/suggest";
import { canonicalType } from "../platforms/aws/catalog/canonical-type";
import { environmentClasses, type Finding, levels, type Rule, severities } from "./rule";

/** Rules of a project, and everything wrong with what its files export. */
export interface OwnRules {
  readonly rules: readonly Rule[];
  readonly problems: readonly string[];
}

const kebab = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
/** The provider of AWS names a file in each; the short form stands in messages alone, and would match nothing. */
const token = /^(?!aws:[^/]*$)[^:]+:[^:]*:[^:]+$/;
const text = z.string("text").trim().min(1, "text that is not empty");
const ids = z.array(z.string()).optional();
const method = (what: string) =>
  z.custom<(...args: never[]) => unknown>((value) => typeof value === "function", `${what}`);

const ruleSchema = z.strictObject({
  id: text.regex(kebab, "an id in kebab case, such as topic-named-by-team"),
  title: text,
  why: text,
  remediation: text,
  url: text,
  severity: z.enum(severities, `one of ${severities.join(", ")}`),
  isRefusal: z.literal(true).optional(),
  controls: z
    .strictObject({ securityHub: ids, cis: ids, checkov: ids, cdkNag: ids, trivy: ids, elbGuide: ids })
    .optional(),
  levels: z.partialRecord(z.enum(environmentClasses), z.enum(levels)).optional(),
  decision: text.optional(),
  types: z
    .array(text.regex(token, "a type's token, such as aws:sns/topic:Topic"), "a list of types")
    .min(1, "one type or more"),
  scope: z.enum(["resource", "stack"], "resource or stack"),
  check: method("a function that yields findings"),
  applies: method("a function").optional(),
  outside: method("a function").optional(),
  measure: method("a function").optional(),
});

const finding = z.strictObject({ property: z.string(), problem: text, fix: text.optional() });

const isRule = (value: unknown): value is Rule => ruleSchema.safeParse(value).success;

/** What is exported: a list by default, or one called `rules`. */
export function exportedRules(module: unknown): unknown {
  if (Array.isArray(module)) return module;
  if (typeof module !== "object" || module === null) return undefined;
  const named: unknown = Reflect.get(module, "rules");
  if (named !== undefined) return named;
  const standing: unknown = Reflect.get(module, "default");
  return standing === module ? undefined : Array.isArray(standing) ? standing : exportedRules(standing);
}

/**
 * The rules that a file exports, held to the form of ours.
 * @param file as the settings name it
 * @param taken ids that are taken, each with whose it is
 */
export function readOwnRules(file: string, module: unknown, taken: ReadonlyMap<string, string>): OwnRules {
  const found = exportedRules(module);
  if (!Array.isArray(found)) {
    const got = found === undefined ? "nothing of that name" : typeof found;
    return { rules: [], problems: [`${file}: exports no rules, got ${got}; export const rules: Rule[] = [...]`] };
  }
  const entries: readonly unknown[] = found;
  const problems: string[] = [];
  if (entries.length === 0) problems.push(`${file}: exports an empty list of rules; leave the file out of rulesFrom`);
  const ids = new Map(taken);
  const rules = entries.flatMap((entry, index) => {
    const wrong = problemsOf(entry).map((problem) => `${file}: rules[${index}]${problem}`);
    problems.push(...wrong);
    if (wrong.length > 0 || !isRule(entry)) return [];
    const owner = ids.get(entry.id);
    if (owner !== undefined) {
      problems.push(`${file}: rules[${index}].id: "${entry.id}" is ${owner}; choose another id`);
      return [];
    }
    ids.set(entry.id, `a rule of ${file} already`);
    return [guarded(entry)];
  });
  return { rules, problems };
}

function problemsOf(entry: unknown): readonly string[] {
  const parsed = ruleSchema.safeParse(entry);
  if (parsed.success) return [];
  const name: unknown = typeof entry === "object" && entry !== null ? Reflect.get(entry, "id") : undefined;
  const whose = typeof name === "string" ? ` (${name})` : "";
  return parsed.error.issues.map((issue) => `${whose}${describe(issue, entry)}`);
}

function describe(issue: z.core.$ZodIssue, entry: unknown): string {
  const at = issue.path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => `.${key}: no such option${meant(key)}`).join("; ");
  }
  const value: unknown = issue.path.reduce<unknown>(
    (part, key) => (typeof part === "object" && part !== null ? Reflect.get(part, key) : undefined),
    entry,
  );
  const got = value === undefined ? "nothing" : typeof value === "function" ? "a function" : JSON.stringify(value);
  return `${at}: got ${got}; expected ${issue.path.length === 0 ? "a rule: an object with an id, ..." : issue.message}`;
}

function meant(key: string): string {
  const near = suggest(key, Object.keys(ruleSchema.shape));
  return near === undefined ? "" : `; did you mean ${near}?`;
}

/** Types by any of their names, and findings that can be shown: what a rule yields otherwise is the rule's own mistake, and no finding. */
function guarded(rule: Rule): Rule {
  return {
    ...rule,
    types: rule.types.map(canonicalType),
    ...(rule.applies && { applies: (...args) => rule.applies?.(...args) !== false }),
    ...(rule.outside && { outside: (...args) => rule.outside?.(...args) }),
    ...(rule.measure && { measure: (...args) => rule.measure?.(...args) ?? [] }),
    *check(...args): Generator<Finding> {
      const found = rule.check(...args);
      const got: unknown = found;
      if (typeof got !== "object" || got === null || !(Symbol.iterator in got)) {
        const what = got instanceof Promise ? "a promise" : typeof got;
        throw new TypeError(
          `check returned ${what}; expected findings, as a generator or a list: rules wait for nothing`,
        );
      }
      for (const one of found) {
        if (finding.safeParse(one).success) yield one;
        else
          throw new TypeError(
            `check yields ${JSON.stringify(one)}; expected { property, problem }, and fix if there is one`,
          );
      }
    },
  };
}
