import { chmodSync, lstatSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** For the owner only. */
const folderMode = 0o700;

/**
 * Makes `.vipkit` of a project and all in it its owner's alone: keys, state and logs are in there. An older vipkit left it open to
 * others; one look at the folder itself says whether that is over.
 */
export function makePrivate(project: string): void {
  const folder = join(project, ".vipkit");
  mkdirSync(folder, { recursive: true, mode: folderMode });
  if ((lstatSync(folder).mode & 0o777) !== folderMode) close(folder);
}

function close(file: string): void {
  const status = lstatSync(file);
  if (status.isSymbolicLink()) return;
  if (status.isDirectory()) for (const name of readdirSync(file)) close(join(file, name));
  // The folder last: what is interrupted is done again.
  chmodSync(file, status.isDirectory() ? folderMode : status.mode & 0o700);
}

/** From now on this process, and all that it starts, makes files for their owner alone. */
export function keepPrivate(): void {
  process.umask(0o077);
}
