import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Executions } from "../../operate/drill/outcomes";

/** Lines of the example node: `drill <id>`. */
const noted = /^drill (\S+)$/gm;

/** Every log below a folder, with the part before it where a log was cut. */
function logsBelow(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.log(\.\d)?$/.test(entry.name))
      .map(({ parentPath, name }) => join(parentPath, name));
  } catch {
    return [];
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return ""; // gone since
  }
}

/**
 * How often nodes noted each request of one load. Undefined where an answered one is missing: nodes that do not note them, or a log that was cut.
 * @param answered ids of the requests that were answered
 */
export function readExecutions(folder: string, prefix: string, answered: readonly string[]): Executions | undefined {
  const counts = new Map<string, number>();
  for (const file of logsBelow(folder))
    for (const [, id = ""] of textOf(file).matchAll(noted))
      if (id.startsWith(prefix)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return answered.every((id) => counts.has(id)) ? counts : undefined;
}
