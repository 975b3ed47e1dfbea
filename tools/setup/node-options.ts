import { join } from "node:path";
import { root } from "./packages";

/** Options for every Node that a command starts: those of the user, and an SDK that starts in a third of its time. */
export function nodeOptions(env: Readonly<Record<string, string | undefined>>, ...own: readonly string[]): string {
  const preload = JSON.stringify(join(root, "tools", "base", "lean-sdk.cjs"));
  return [env.NODE_OPTIONS ?? "", `--require ${preload}`, ...own].join(" ").trim();
}
