import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** A place in a file as the JavaScript engine knows it: of compiled code, not yet of its source. */
export interface Frame {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** Our own code, compiled and as sources; what stands beside it, examples and tests, are programs. */
const own = [join(__dirname, "..", ".."), join(__dirname, "..", "..", "..")];
const parts = ["model", "platforms", "components", "engine", "stacks", "policies", "twin", "cli", "tools"].flatMap(
  (name) => own.map((folder) => join(folder, name) + sep),
);

/** Whether code is the user's: neither a package, nor Node's, nor ours. */
export function isUsers(file: string): boolean {
  if (file === "" || file.startsWith("node:") || file.includes(`${sep}node_modules${sep}`)) return false;
  return !parts.some((part) => file.startsWith(part)) && file.startsWith(sep);
}

/** A script's name as a path: an ES module's is a URL. */
export function pathOf(name: string): string {
  try {
    return name.startsWith("file:") ? fileURLToPath(name) : name;
  } catch {
    return "";
  }
}

const inStack = /^\s*at (?:.*? \()?((?:file:)?\/[^()]*?):(\d+):(\d+)\)?$/;

/** The first frame of a stack trace, as text, in code of the user's. */
export function firstFrame(stack: string): Frame | undefined {
  for (const text of stack.split("\n")) {
    const [, name = "", line, column] = inStack.exec(text) ?? [];
    const file = pathOf(name);
    if (isUsers(file)) return { file, line: Number(line), column: Number(column) };
  }
  return undefined;
}
