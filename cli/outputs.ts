import { stateOf } from "./engine";
import { readCheckpoint } from "./local-state";
import type { StackFiles } from "./project";

/** What the program of a local stack says to its user: where it answers, and what to try next. */
export function outputsOf(files: StackFiles): { url: string | undefined; steps: readonly string[] } {
  const { url, next } = readCheckpoint(stateOf(files))?.outputs ?? {};
  return { url: typeof url === "string" ? url : undefined, steps: Array.isArray(next) ? next.map(String) : [] };
}
