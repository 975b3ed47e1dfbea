import { writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { UserError } from "../../model/user-error";
import type { Report } from "../../policies/report";
import type { RuleMetadata } from "../../policies/rule";
import { createFolder } from "../../tools/base/folders.cjs";
import { packageVersion } from "../../tools/setup/packages";
import { toJson } from "../json";
import { toJUnit } from "./junit";
import { toSarif } from "./sarif";

/** Names of files count from here: a program that is planned in this process moves it to its own folder. */
const startFolder = process.cwd();

/** Where a report goes, beside the reader's screen. */
export interface ReportFiles {
  /** `true` for standard output, in place of the text for readers. */
  readonly json?: string | true;
  readonly sarif?: string;
  readonly junit?: string;
}

/** The report for machines. */
export const reportText = (report: Report, failing: boolean): string => toJson({ passed: !failing, ...report });

/** Throws UserError, with exit code 2, for names of files that cannot be meant. */
export function refuseFiles({ json, sarif, junit }: ReportFiles): void {
  const named = [
    ["--json", typeof json === "string" ? json : undefined],
    ["--sarif", sarif],
    ["--junit", junit],
  ] as const;
  const files = named.flatMap(([option, file]) =>
    file === undefined ? [] : [{ option, file, path: resolve(startFolder, file) }],
  );
  for (const [index, { option, file, path }] of files.entries()) {
    if (file === "" || file.startsWith("-")) throw new UserError(`${option}: not the name of a file, got "${file}"`, 2);
    const other = files.slice(index + 1).find((one) => one.path === path);
    if (other) throw new UserError(`${option} and ${other.option} name the same file: ${file}`, 2);
  }
}

/** Throws UserError, with exit code 2, when what stands behind --json is meant as a stack. */
export function refuseStackAsFile({ json }: ReportFiles, stacks: readonly string[]): void {
  if (typeof json !== "string" || !stacks.includes(json)) return;
  throw new UserError(
    `--json ${json}: a file, or the stack of that name? Write --json ./${json} for the file, \`check ${json} --json\` for the stack`,
    2,
  );
}

/** Writes each file that is asked for. Throws UserError, once the others are written, with those that cannot be. */
export function writeReports(
  report: Report,
  rules: readonly RuleMetadata[],
  failing: boolean,
  files: ReportFiles,
): void {
  const { json, sarif, junit } = files;
  const problems = [
    typeof json === "string" ? write(json, () => reportText(report, failing)) : undefined,
    sarif === undefined
      ? undefined
      : write(sarif, () => JSON.stringify(toSarif(report, rules, version()), undefined, 2)),
    junit === undefined ? undefined : write(junit, () => toJUnit(report)),
  ].filter((problem) => problem !== undefined);
  if (problems.length > 0) throw new UserError(problems.join("\n"));
}

const version = () => packageVersion("./package.json");

/** What kept the file from being written. */
function write(file: string, text: () => string): string | undefined {
  const path = resolve(startFolder, file);
  try {
    createFolder(dirname(path));
    writeFileSync(path, `${text().trimEnd()}\n`);
    return undefined;
  } catch (error) {
    return `cannot write the report ${file}: ${error instanceof Error ? error.message : String(error)}`;
  }
}
