import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { ruleIds } from "../../policies/rules";
import { noSettings, type ParsedSettings, parsePolicySettings, settingsFile } from "../../policies/settings";

/** Today in UTC, as YYYY-MM-DD. */
export const today = () => new Date().toISOString().slice(0, 10);

/** What the project's `vipkit.policies.yaml` sets; nothing where there is none. Never throws: what is wrong is listed. */
export function readPolicySettings(folder: string, day = today()): ParsedSettings {
  const file = join(folder, settingsFile);
  if (!existsSync(file)) return { settings: noSettings, problems: [] };
  const document = parseDocument(readFileSync(file, "utf8"));
  const [broken] = document.errors;
  if (broken) return { settings: noSettings, problems: [`not valid YAML: ${broken.message}`] };
  return parsePolicySettings(document.toJS(), ruleIds, day);
}
