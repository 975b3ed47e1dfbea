import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { StackFiles } from "./project";

const fileOf = ({ folder, stack }: StackFiles): string => join(folder, ".vipkit", "passphrases", stack);

/**
 * What a local stack's secrets are encrypted with: made up when the stack is new, kept in the project for its owner alone. A stack
 * of an older vipkit has an empty one and keeps it until it is removed.
 */
export function passphraseOf(files: StackFiles, isNew: boolean): string {
  const file = fileOf(files);
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  if (!isNew) return "";
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const passphrase = randomBytes(32).toString("base64url");
  writeFileSync(file, `${passphrase}\n`, { mode: 0o600, flag: "wx" });
  chmodSync(file, 0o600);
  return passphrase;
}

export function removePassphrase(files: StackFiles): void {
  rmSync(fileOf(files), { force: true });
}

export const passphraseFolder = (folder: string): string => join(folder, ".vipkit", "passphrases");
