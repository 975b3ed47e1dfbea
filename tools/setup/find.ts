import { accessSync, constants, readFileSync, realpathSync, renameSync, statSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join, sep } from "node:path";
import { cacheFolder } from "../base/cache.cjs";
import { createFolder } from "../base/folders.cjs";
import { runQuietly } from "./processes";
import { parseVersion } from "./versions";

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Program {
  readonly file: string;
  readonly version: string;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** npm puts the packages' own programs first: they are not the machine's. */
const isOfPackage = (folder: string) => folder.includes(`node_modules${sep}.bin`);

/** Every program of this name on the PATH and in `more`, first found first. */
export function findPrograms(name: string, env: Environment, more: readonly string[] = []): string[] {
  const folders = (env.PATH ?? "").split(delimiter).filter((folder) => folder !== "" && !isOfPackage(folder));
  return [...new Set([...folders, ...more])].map((folder) => join(folder, name)).filter(isExecutable);
}

/** A program that belongs to another one: beside it, beside what it is a link to, or on the PATH. */
export function findCompanion(name: string, program: string, env: Environment): string | undefined {
  return findPrograms(name, env, [dirname(program), dirname(realpathSync(program))])[0];
}

/** Asking costs a process each time, so answers are kept until the program changes. */
export async function versionOf(file: string, args: readonly string[], env: Environment): Promise<string | undefined> {
  const { mtimeMs, size } = statSync(file);
  const key = [file, mtimeMs, size].join(" ");
  const memo = join(cacheFolder(env), "versions.json");
  const known = readMemo(memo);
  const before = known[key];
  if (before !== undefined) return before;
  const { code, output } = await runQuietly(file, args, { env, timeout: 10 });
  const version = code === 0 ? parseVersion(output) : undefined;
  if (version !== undefined) writeMemo(memo, { ...known, [key]: version });
  return version;
}

function readMemo(file: string): Record<string, string> {
  try {
    const values: unknown = JSON.parse(readFileSync(file, "utf8"));
    const entries = typeof values === "object" && values !== null ? Object.entries(values) : [];
    return Object.fromEntries(entries.filter((entry) => typeof entry[1] === "string"));
  } catch {
    return {};
  }
}

function writeMemo(file: string, values: Record<string, string>): void {
  const draft = `${file}.${process.pid}`;
  try {
    createFolder(dirname(file));
    writeFileSync(draft, JSON.stringify(values));
    renameSync(draft, file);
  } catch {
    // Only a saving of time is lost; whatever needs the folder says so.
  }
}
