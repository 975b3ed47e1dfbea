import { existsSync } from "node:fs";
import { createAnalyzer, listen } from "../../engine/policy/server";
import type { Limits } from "../../platforms/aws/limits";
import type { Rule } from "../rule";
import { noSettings, type ParsedSettings } from "../settings";
import { findSettingsFile } from "../settings-place";
import { Pack } from "./pack";

/**
 * Serves rules to the engine, which starts a pack in the pack's own folder. `VIPKIT_POLICIES` names a settings file elsewhere.
 * @param version of the pack, as its package.json has it
 */
export async function servePack(version: string, rules: readonly Rule[]): Promise<void> {
  const policies = await policiesOf(process.env.VIPKIT_POLICIES, rules);
  await listen(
    createAnalyzer({ name: "vipkit", version }, async (run) => {
      const limits = await limitsOf(run.limits);
      return new Pack({ ...policies, ...run, limits });
    }),
  );
}

/** Most stacks override no limit: then nothing that reads them is loaded. */
async function limitsOf(text: string | undefined): Promise<Limits | undefined> {
  if (text === undefined) return undefined;
  const { limitsInForce } = await import("../../platforms/aws/limits/in-force.js");
  return limitsInForce(text);
}

/** Most stacks have no settings: then what reads them is not loaded. */
async function policiesOf(
  named: string | undefined,
  rules: readonly Rule[],
): Promise<ParsedSettings & { rules: readonly Rule[] }> {
  const file = named ?? findSettingsFile(process.cwd());
  if (file === undefined) return { settings: noSettings, problems: [], rules };
  if (!existsSync(file)) return { settings: noSettings, problems: [`VIPKIT_POLICIES: no file ${file}`], rules };
  const { readPolicies } = await import("./project-policies.js");
  const { own, ...parsed } = await readPolicies(file);
  return { ...parsed, rules: [...rules, ...own] };
}
