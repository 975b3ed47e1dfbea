import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseDocument } from "yaml";
import { knownIds } from "./heads";
import { noSettings, type ParsedSettings, parsePolicySettings, settingsFile } from "./settings";

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

/** The nearest settings file from a folder upwards, no further than a project's own folder. */
export function findSettingsFile(start: string): string | undefined {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    if (existsSync(join(folder, settingsFile))) return join(folder, settingsFile);
    if (existsSync(join(folder, "Pulumi.yaml")) || folder === dirname(folder)) return undefined;
  }
}
