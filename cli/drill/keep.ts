import { closeSync, existsSync, mkdirSync, openSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../../model/user-error";
import { reportOf } from "../../operate/drill/report";
import type { DrillResult } from "../../operate/drill/result";
import { toJson } from "../json";
import { whyNoFile } from "../user-file";

/** Where a stack's twin folder keeps what its drills found. */
const drillsFolder = (twinFolder: string): string => join(twinFolder, "drills");

/** Keeps a result as `<time>-<fault>.json`, the time such that names sort by it. Returns the file. */
export function keepResult(twinFolder: string, result: DrillResult): string {
  const folder = drillsFolder(twinFolder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${result.startedAt.replace(/[:.]/g, "-")}-${result.drill}.json`);
  writeFileSync(file, `${toJson(result)}\n`, { mode: 0o600 });
  return file;
}

/** Writes the report of some drills. Throws UserError where the file cannot be written. */
export function writeReport(
  file: string,
  results: readonly DrillResult[],
  refused: Readonly<Record<string, string>> = {},
): void {
  whereWritable(file, () => writeFileSync(file, reportOf(results, refused)));
}

/** Throws UserError where no report could be written: before anything is broken for it. What is in the file stays. */
export function refuseUnwritable(file: string): void {
  whereWritable(file, () => {
    const isNew = !existsSync(file);
    closeSync(openSync(file, "a"));
    if (isNew) unlinkSync(file);
  });
}

function whereWritable(file: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new UserError(`--report ${file}: cannot be written: ${whyNoFile(error)}`, 2);
  }
}
