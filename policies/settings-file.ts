import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { parsePolicySettings } from "./parse-settings";
import { knownIds } from "./rule-metadata";
import { noSettings, type ParsedSettings, settingsFile } from "./settings";

/** Today in UTC, as YYYY-MM-DD. */
export const today = () => new Date().toISOString().slice(0, 10);

/** Reads a settings file; nothing is set where there is none. Never throws for what is in it: what is wrong is listed. */
export function readSettings(file: string | undefined, day = today()): ParsedSettings {
  if (file === undefined || !existsSync(file)) return { settings: noSettings, problems: [] };
  const document = parseDocument(readFileSync(file, "utf8"));
  const [broken] = document.errors;
  if (broken) return { settings: noSettings, problems: [`not valid YAML: ${broken.message}`] };
  return parsePolicySettings(document.toJS(), knownIds, day);
}

/** The settings of the project in a folder. */
export const readProjectSettings = (folder: string) => readSettings(join(folder, settingsFile));
