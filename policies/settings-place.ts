import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { settingsFile } from "./settings";

/** The nearest settings file from a folder upwards, no further than a project's own folder. */
export function findSettingsFile(start: string): string | undefined {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    if (existsSync(join(folder, settingsFile))) return join(folder, settingsFile);
    if (existsSync(join(folder, "Pulumi.yaml")) || folder === dirname(folder)) return undefined;
  }
}
