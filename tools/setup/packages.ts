import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { SetupError } from "./errors";

/** The folder of vipkit itself: a checkout, or the installed package. Compiled code runs in its dist/. */
export const root = findRoot(__dirname);

function findRoot(start: string): string {
  for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json"))) return folder;
  }
  return start;
}

/** A package's version, as vipkit sees it. `./package.json` is vipkit's own. */
export function packageVersion(manifest: string): string {
  const content: unknown = createRequire(join(root, "package.json"))(manifest);
  if (typeof content === "object" && content !== null && "version" in content && typeof content.version === "string") {
    return content.version;
  }
  throw new SetupError(`${manifest} has no version; the npm dependencies are damaged: run npm ci`);
}
