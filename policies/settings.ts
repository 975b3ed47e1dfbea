import type { Promises } from "../model/objectives/around";
import type { PromisesSettings } from "../model/objectives/resolved";
import type { Limits } from "../platforms/aws/limits";
import type { Exemption } from "./exemptions";
import { type Context, type EnvironmentClass, type Level, type RuleMetadata, usualLevel } from "./rule";

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
  rule: RuleMetadata,
  environment: EnvironmentClass,
  { rules }: Pick<PolicySettings, "rules">,
): Level {
  const own = rules[rule.id];
  if (typeof own === "string") return own;
  return own?.[environment] ?? usualLevel(rule, environment);
}

/** What rules may know of a stack beside its resources. A laptop promises what development does. */
export function contextOf(
  environment: EnvironmentClass,
  { objectives }: Pick<PolicySettings, "objectives">,
  limits?: Limits,
): Context {
  const kind: Promises["class"] = environment === "local" ? "development" : environment;
  return { promises: { class: kind, own: objectives[environment] ?? {} }, ...(limits && { limits }) };
}
