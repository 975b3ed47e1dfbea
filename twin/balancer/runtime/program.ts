import { execFile } from "node:child_process";
import { accessSync, constants } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

/** Where packages put HAProxy; Debian's folder is not on the path of ordinary users. */
const usualFolders = ["/usr/sbin", "/usr/local/sbin", "/usr/local/bin", "/opt/homebrew/bin"];

const missing =
  "HAProxy is not installed, and the twin needs it to balance; install it with `apt-get install haproxy` (Debian, Ubuntu), " +
  "`dnf install haproxy` (Fedora) or `brew install haproxy` (macOS), or name the program in VIPKIT_HAPROXY";

export class BalancerError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "BalancerError";
  }
}

/** HAProxy's program. @throws BalancerError when there is none */
export function findHaproxy(environment: NodeJS.ProcessEnv = process.env): string {
  const folders = [...(environment["PATH"] ?? "").split(path.delimiter), ...usualFolders];
  const chosen = environment["VIPKIT_HAPROXY"];
  const candidates = chosen === undefined ? folders.map((folder) => path.join(folder, "haproxy")) : [chosen];
  const found = candidates.find(isExecutable);
  if (found === undefined) throw new BalancerError(missing);
  return found;
}

/** Whether a HAProxy was built with Lua, as those of the distributions are. */
export async function runsLua(program: string): Promise<boolean> {
  const { stdout } = await promisify(execFile)(program, ["-vv"]);
  return /\+LUA\b/.test(stdout);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return path.isAbsolute(file);
  } catch {
    return false;
  }
}
