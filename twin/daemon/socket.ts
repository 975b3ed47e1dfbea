import { openSync } from "node:fs";
import { join, relative } from "node:path";

/** Bytes of a socket's path that every system takes (Linux 107, macOS 103). */
const maxPath = 103;

/** Where the daemon of a folder listens. */
export const controlSocket = (folder: string): string => socketIn(folder, "control.sock");

/** A socket's path in a form that the system accepts even when the folder lies deep. */
export function socketIn(folder: string, name: string): string {
  const path = join(folder, name);
  if (Buffer.byteLength(path) <= maxPath) return path;
  if (process.platform === "linux") return `/proc/self/fd/${folderHandle(folder)}/${name}`;
  return relative(process.cwd(), path);
}

const handles = new Map<string, number>();

function folderHandle(folder: string): number {
  const known = handles.get(folder);
  if (known !== undefined) return known;
  const handle = openSync(folder, "r");
  handles.set(folder, handle);
  return handle;
}
