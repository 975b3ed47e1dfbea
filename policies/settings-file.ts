import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { today } from "../model/today";
import { type KnownRules, parsePolicySettings, rulesFromOf } from "./parse-settings";
import { knownIds } from "./rule-metadata";
import { noSettings, type ParsedSettings, settingsFile } from "./settings";

interface Reading {
  /** Ids of the project's own rules; `unknown` where some of them could not be loaded. Default: unknown. */
  readonly own?: KnownRules;
  /** YYYY-MM-DD. Default: today. */
  readonly day?: string;
}

/** What a settings file holds, as YAML has it; nothing where there is none, or it is not YAML. */
export function readRaw(file: string): unknown {
  const document = existsSync(file) ? parseDocument(readFileSync(file, "utf8")) : undefined;
  return document === undefined || document.errors.length > 0 ? undefined : document.toJS();
}

/**
 * Reads a settings file; nothing is set where there is none. Never throws for what is in it: what is wrong is listed. Whether ids are known is
 * told only by who has loaded the project's own rules.
 */
export function readSettings(file: string | undefined, { own, day = today() }: Reading = {}): ParsedSettings {
  if (file === undefined || !existsSync(file)) return { settings: noSettings, problems: [] };
  const document = parseDocument(readFileSync(file, "utf8"));
  const [broken] = document.errors;
  if (broken) return { settings: noSettings, problems: [`not valid YAML: ${broken.message}`] };
  const raw: unknown = document.toJS();
  const unloaded = own ?? (rulesFromOf(raw).length === 0 ? [] : "unknown");
  return parsePolicySettings(raw, unloaded === "unknown" ? "unknown" : [...knownIds, ...unloaded], day);
}

/** The settings of the project in a folder. */
export const readProjectSettings = (folder: string) => readSettings(join(folder, settingsFile));
