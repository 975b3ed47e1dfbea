import { accessSync, constants, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { createFolder } from "../base/folders.cjs";
import { SetupError } from "./errors";

/** Throws SetupError when nothing can be kept in this folder. */
export function ensureWritable(folder: string): void {
  try {
    createFolder(folder);
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SetupError(
      `set-up keeps what it fetches in ${folder}, which cannot be written to: ${reason}\n` +
        "Make it writable, or choose another folder: XDG_CACHE_HOME=/some/folder npm start",
    );
  }
}

/**
 * A new folder beside `target`, to be renamed to it when complete. What interrupted attempts left there is removed:
 * the caller holds the lock, so no other process is at work.
 */
export function createDraft(target: string): string {
  const parent = dirname(target);
  const prefix = `.${basename(target)}-`;
  createFolder(parent);
  for (const name of readdirSync(parent)) {
    if (name.startsWith(prefix)) rmSync(join(parent, name), { recursive: true, force: true });
  }
  return mkdtempSync(join(parent, prefix));
}
