import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Everything below a folder that somebody else may open: path and mode. */
export function openToOthers(folder: string): string[] {
  return [folder, ...readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name))]
    .map((file) => [file, lstatSync(file)] as const)
    .filter(([, status]) => !status.isSymbolicLink() && (status.mode & 0o077) !== 0)
    .map(([file, status]) => `${file} ${(status.mode & 0o777).toString(8)}`);
}
