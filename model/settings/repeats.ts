import type { Path } from "./path";
import type { Report } from "./rule";

/** Says which entries of a list stand there before already. */
export function entryRepeats(values: readonly (string | undefined)[], path: Path, say: Report): void {
  const seen = new Set<string>();
  for (const [index, value] of values.entries()) {
    if (value === undefined) continue;
    if (seen.has(value)) say([...path, index], { problem: "listed twice", fix: "drop it" });
    seen.add(value);
  }
}
