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
  const parsed = await settingsOf(process.env.VIPKIT_POLICIES);
  await listen(
    createAnalyzer({ name: "vipkit", version }, async (run) => {
      const limits = await limitsOf(run.limits);
      return new Pack({ ...parsed, ...run, limits, rules });
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
async function settingsOf(named: string | undefined): Promise<ParsedSettings> {
  const file = named ?? findSettingsFile(process.cwd());
  if (file === undefined) return { settings: noSettings, problems: [] };
  if (!existsSync(file)) return { settings: noSettings, problems: [`VIPKIT_POLICIES: no file ${file}`] };
  const { readSettings } = await import("../settings-file.js");
  return readSettings(file);
}
