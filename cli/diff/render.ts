import type { Difference } from "../../components/vip-cluster/diff";
import { colors as pc } from "../screen";
import { tableLines } from "../table";
import { shorten } from "../wrap";

const valueWidth = 34;

/** A value on one line, shortened; `-` where there is none. */
function shown(value: unknown): string {
  if (value === undefined) return pc.dim("-");
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return shorten(text, valueWidth);
}

/** The environment's name stands before a reason only when both give one. */
function reasonText(reasons: Readonly<Record<string, string>>): string {
  const entries = Object.entries(reasons);
  return entries.map(([name, why]) => (entries.length > 1 ? `${name}: ${why}` : why)).join("\n");
}

function verdict({ weakness }: Difference): string {
  if (weakness === undefined) return "";
  const text = `${weakness.environment} is weaker`;
  return weakness.isExplained ? pc.yellow(text) : pc.red(`${text}, no reason`);
}

/** The whole answer of `vipkit diff`. */
export function renderDiff(a: string, b: string, differences: readonly Difference[]): string {
  if (differences.length === 0) return `${pc.bold(a)} and ${pc.bold(b)} do not differ`;
  const rows = differences.map((difference) => [
    difference.path,
    shown(difference.a),
    shown(difference.b),
    verdict(difference),
    reasonText(difference.reasons),
  ]);
  const count = `${differences.length} ${differences.length === 1 ? "difference" : "differences"}`;
  return [
    `${pc.bold(a)} and ${pc.bold(b)}: ${count}`,
    "",
    ...tableLines(["PATH", a, b, "WARNING", "REASON"], rows, {
      heading: "PATH",
      wrap: { [a]: valueWidth, [b]: valueWidth, WARNING: 30, REASON: 60 },
    }),
  ].join("\n");
}
