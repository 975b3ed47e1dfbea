import Table from "cli-table3";
import pc from "picocolors";

const borders = [
  ...["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right"],
  ...["left", "left-mid", "mid", "mid-mid", "right", "right-mid", "middle"],
] as const;

/** A table without borders, as lines. A cell may have several lines. `right` names the columns of numbers. */
export function tableLines(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly string[] = [],
): readonly string[] {
  const table = new Table({
    head: [...head],
    style: {
      head: pc.isColorSupported ? ["bold"] : [],
      border: [],
      compact: true,
      "padding-left": 0,
      "padding-right": 2,
    },
    colAligns: head.map((column) => (right.includes(column) ? "right" : "left")),
    chars: Object.fromEntries(borders.map((name) => [name, ""])),
  });
  for (const row of rows) table.push([...row]);
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd());
}
