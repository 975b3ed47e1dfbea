import { link, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { errorCode } from "./errors";

/**
 * Replaces a file so that a crash at any moment leaves the old text or the new one, never a mixture, and keeps the old file beside
 * it as `<path>.bak`. Resolves when the text is on the disk. Rejects with the file system's error; the old file stays then.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  const draft = `${path}.draft`;
  try {
    await writeThrough(draft, text);
    await keepPrevious(path);
    await rename(draft, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
}

async function writeThrough(path: string, text: string): Promise<void> {
  const file = await open(path, "w", 0o600);
  try {
    await file.writeFile(text);
    await file.datasync();
  } finally {
    await file.close();
  }
}

/** A second name for the present file, so that there is no moment without a `store.json`. */
async function keepPrevious(path: string): Promise<void> {
  const spare = `${path}.bak.draft`;
  await rm(spare, { force: true });
  try {
    await link(path, spare);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return;
    throw error;
  }
  await rename(spare, `${path}.bak`);
}

/** The rename itself is only durable with its folder. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
