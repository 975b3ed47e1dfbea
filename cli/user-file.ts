import { readFileSync } from "node:fs";
import { UserError } from "../model/user-error";

/** What the system's codes of files mean. */
const meanings: Readonly<Record<string, string>> = {
  ENOENT: "no such file or folder",
  ENOTDIR: "a part of the path is a file, not a folder",
  EISDIR: "is a folder, not a file",
  EACCES: "the rights of the file or its folder do not allow it",
  EPERM: "the rights of the file or its folder do not allow it",
  EROFS: "the disk may only be read",
  ENOSPC: "the disk is full",
};

/** Why a file could not be read or written, in plain words; the system's own where it has others. */
export function whyNoFile(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? String(error.code) : "";
  return meanings[code] ?? error.message;
}

interface UserFile {
  readonly file: string;
  /** What the message begins with, such as `--load monday.csv`; the file when absent. */
  readonly place?: string;
  /** 2 where the file is an option of the command line. Default: 1. */
  readonly exitCode?: 2;
}

/** The text of a file that the user named. Throws UserError where it cannot be read. */
export function readUserFile({ file, place = file, exitCode }: UserFile): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UserError(`${place}: cannot be read: ${whyNoFile(error)}`, exitCode);
  }
}

/** The value of a JSON file that the user named; `expected` says what belongs into it. Throws UserError. */
export function readUserJson(named: UserFile, expected: string): unknown {
  const text = readUserFile(named);
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (error) {
    const why = text.trim() === "" ? "is empty" : `is not JSON: ${String(error).replace(/\s+/g, " ")}`;
    throw new UserError(`${named.place ?? named.file}: ${why}; ${expected}`, named.exitCode);
  }
}
