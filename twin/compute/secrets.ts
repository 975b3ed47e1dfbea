import fs from "node:fs";
import path from "node:path";
import type { ComputeHost } from "./host";
import { assignments } from "./user-data";

/** `<project>/.vipkit/secrets/<stack>.env`: the user's own values on this machine, `NAME=value` a line. Only its owner may enter the folder. */
export const secretsFile = (project: string, stack: string): string =>
  path.join(project, ".vipkit", "secrets", `${stack}.env`);

/** The stack's file; its twin's folder is called as the stack is. */
export const secretsFileOf = ({ workingDirectory, folder }: ComputeHost): string =>
  secretsFile(workingDirectory, path.basename(folder));

/** What a variable holds for which the file has no value: something that shows what it is, wherever it ends up. */
export const placeholder = (name: string): string => `placeholder-of-${name}`;

/** Values of a node's secrets, read when it starts as a machine would fetch them. */
export function localSecrets(file: string, names: readonly string[]) {
  const given = new Map(names.length === 0 || !fs.existsSync(file) ? [] : assignments(fs.readFileSync(file, "utf8")));
  return {
    values: Object.fromEntries(names.map((name) => [name, given.get(name) ?? placeholder(name)])),
    missing: names.filter((name) => !given.has(name)),
  };
}
