import { existsSync, readFileSync } from "node:fs";
import { dirname, extname, join, relative, resolve } from "node:path";
import type { StackTexts } from "../../model/settings/stack-texts";
import { readFileText } from "./parse";
import { readProjectFile } from "./project-file";
import { readStackConfig } from "./stack-config";

/** What the engine takes for a project's file, the first of them. */
const projectFiles = ["Pulumi.json", "Pulumi.yaml", "Pulumi.yml"];

export const projectFileIn = (folder: string): string | undefined =>
  projectFiles.map((name) => join(folder, name)).find((file) => existsSync(file));

/** The nearest project's file, from a folder upwards. */
export function nearestProjectFile(start: string): string | undefined {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    const file = projectFileIn(folder);
    if (file !== undefined || folder === dirname(folder)) return file;
  }
}

type Found = Pick<StackTexts, "secretPaths" | "locate">;

/**
 * For a program that the engine runs: where its configuration is written. Empty where the files around it are not those that the engine
 * read, as with `--config-file`, or cannot be read.
 */
export function findStackTexts(start: string, { stack, config, secretKeys }: StackTexts): Partial<Found> {
  try {
    const project = nearestProjectFile(start);
    if (project === undefined) return {};
    const folder = dirname(project);
    const projectFile = readProjectFile(relative(folder, project), readFileSync(project));
    const name = join(projectFile.stackConfigDir ?? ".", `Pulumi.${stack}${extname(project)}`);
    const file = join(folder, name);
    const read = existsSync(file) ? readFileText(name, readFileSync(file)) : undefined;
    if (read === undefined && projectFile.config.length === 0) return {};
    const { config: written, secretPaths, locate } = readStackConfig(projectFile, read);
    const isSame = Object.entries(config).every(([key, text]) => secretKeys.includes(key) || written[key] === text);
    return isSame ? { secretPaths, locate } : {};
  } catch {
    return {};
  }
}
