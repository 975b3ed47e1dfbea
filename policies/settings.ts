import type { Exemption } from "./exemptions";
import { type EnvironmentClass, type Level, type Rule, usualLevel } from "./rule";

/** What a project sets about policies, in `vipkit.policies.yaml` beside its Pulumi.yaml. */
export interface PolicySettings {
  /** Classes of stacks whose names do not tell. */
  readonly environments: Readonly<Record<string, EnvironmentClass>>;
  /** Levels by rule: one for every environment, or one a class. */
  readonly rules: Readonly<Record<string, Level | Partial<Readonly<Record<EnvironmentClass, Level>>>>>;
  /** Those that hold today. */
  readonly exemptions: readonly Exemption[];
}

export interface ParsedSettings {
  readonly settings: PolicySettings;
  /** Everything wrong with the file, a line each: any of it fails a check. */
  readonly problems: readonly string[];
}

export const settingsFile = "vipkit.policies.yaml";

export const noSettings: PolicySettings = { environments: {}, rules: {}, exemptions: [] };

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

export function levelIn(rule: Rule, environment: EnvironmentClass, { rules }: Pick<PolicySettings, "rules">): Level {
  const own = rules[rule.id];
  if (typeof own === "string") return own;
  return own?.[environment] ?? usualLevel(rule, environment);
}
