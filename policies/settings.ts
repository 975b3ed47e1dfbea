import { z } from "zod";
import type { Promises } from "../model/objectives";
import { type PromisesSettings, promisesSettings } from "../model/spec/objectives";
import { suggest } from "../model/suggest";
import { type Exemption, exemptionSchema, isExpired } from "./exemptions";
import {
  type Context,
  type EnvironmentClass,
  environmentClasses,
  type Level,
  levels,
  type RuleHead,
  usualLevel,
} from "./rule";

/** What a project sets about policies, in `vipkit.policies.yaml` beside its Pulumi.yaml. */
export interface PolicySettings {
  /** Classes of stacks whose names do not tell. */
  readonly environments: Readonly<Record<string, EnvironmentClass>>;
  /** Levels by rule: one for every environment, or one a class. */
  readonly rules: Readonly<Record<string, Level | Partial<Readonly<Record<EnvironmentClass, Level>>>>>;
  /** What stacks of a class promise where their programs do not say. */
  readonly objectives: Readonly<Partial<Record<EnvironmentClass, PromisesSettings>>>;
  /** Those that hold today. */
  readonly exemptions: readonly Exemption[];
}

export interface ParsedSettings {
  readonly settings: PolicySettings;
  /** Everything wrong with the file, a line each: any of it fails a check. */
  readonly problems: readonly string[];
}

export const settingsFile = "vipkit.policies.yaml";

export const noSettings: PolicySettings = { environments: {}, rules: {}, objectives: {}, exemptions: [] };

const level = z.enum(levels);
const schema = z.strictObject({
  environments: z.record(z.string(), z.enum(environmentClasses)).default({}),
  rules: z.record(z.string(), z.union([level, z.partialRecord(z.enum(environmentClasses), level)])).default({}),
  objectives: z.partialRecord(z.enum(environmentClasses), promisesSettings()).default({}),
  exemptions: z.array(z.unknown()).default([]),
});

/** Names whose class is plain; everything else is held to production's rules. */
const usualNames: Readonly<Record<string, EnvironmentClass>> = {
  local: "local",
  dev: "development",
  development: "development",
  test: "development",
  sandbox: "development",
  staging: "staging",
  stage: "staging",
  preprod: "staging",
};

export function classOf(stack: string, { environments }: Pick<PolicySettings, "environments">): EnvironmentClass {
  const name = stack.split("/").at(-1) ?? stack;
  return environments[stack] ?? environments[name] ?? usualNames[name] ?? "production";
}

export function levelIn(
  rule: RuleHead,
  environment: EnvironmentClass,
  { rules }: Pick<PolicySettings, "rules">,
): Level {
  const own = rules[rule.id];
  if (typeof own === "string") return own;
  return own?.[environment] ?? usualLevel(rule, environment);
}

/** What rules may know of a stack beside its resources. A laptop promises what development does. */
export function contextOf(environment: EnvironmentClass, { objectives }: Pick<PolicySettings, "objectives">): Context {
  const kind: Promises["class"] = environment === "local" ? "development" : environment;
  return { promises: { class: kind, own: objectives[environment] ?? {} } };
}

/**
 * Reads what a settings file holds. A broken file is no reason to judge less: what is wrong is listed, and what is right counts.
 * @param today YYYY-MM-DD
 */
export function parsePolicySettings(raw: unknown, known: readonly string[], today: string): ParsedSettings {
  const parsed = schema.safeParse(raw ?? {});
  if (!parsed.success) return { settings: noSettings, problems: parsed.error.issues.map((issue) => describe(issue)) };
  const problems = Object.keys(parsed.data.rules).flatMap((id) => unknownRule(`rules.${id}`, id, known));
  const exemptions = parsed.data.exemptions.flatMap((entry, index) => {
    const { exemption, wrong } = readExemption(entry, `exemptions[${index}]`, known, today);
    problems.push(...wrong);
    return wrong.length === 0 && exemption ? [exemption] : [];
  });
  return { settings: { ...parsed.data, exemptions }, problems };
}

function readExemption(entry: unknown, path: string, known: readonly string[], today: string) {
  const parsed = exemptionSchema.safeParse(entry);
  if (!parsed.success) {
    return { exemption: undefined, wrong: parsed.error.issues.map((issue) => describe(issue, path)) };
  }
  const exemption = parsed.data;
  const wrong = unknownRule(`${path}.rule`, exemption.rule, known);
  if (isExpired(exemption, today)) {
    wrong.push(
      `${path}: expired on ${exemption.expires} (${exemption.rule}, owner ${exemption.owner}): mend it or renew it`,
    );
  }
  return { exemption, wrong };
}

function unknownRule(path: string, id: string, known: readonly string[]): string[] {
  if (known.includes(id)) return [];
  const meant = suggest(id, known);
  return [`${path}: no rule "${id}"${meant === undefined ? "" : `; did you mean ${meant}?`}`];
}

function describe(issue: z.core.$ZodIssue, prefix = ""): string {
  const path = [prefix, ...issue.path.map(String)].filter((part) => part !== "").join(".");
  return path === "" ? issue.message : `${path}: ${issue.message}`;
}
