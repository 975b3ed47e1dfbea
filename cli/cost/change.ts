import { writeFileSync } from "node:fs";
import { z } from "zod";
import { type ComparedCost, type CostChange, compareCosts } from "../../model/analysis/cost/compare";
import { UserError } from "../../model/user-error";
import { schemaVersion, toJson } from "../json";
import { colors as pc, screenWidth } from "../screen";
import { tableLines } from "../table";
import { readUserJson, whyNoFile } from "../user-file";
import { wrapIndented, wrapText } from "../wrap";
import { componentName, signedSpan, span } from "./figures";
import type { CostReport } from "./report";

const range = z.object({ min: z.number(), max: z.number() });

const earlier = z.object({
  schemaVersion: z.literal(schemaVersion),
  stack: z.string(),
  currency: z.literal("USD"),
  total: range,
  lines: z.array(
    z.object({
      component: z.string(),
      what: z.string(),
      keys: z.array(z.string()),
      region: z.string().optional(),
      cost: range,
    }),
  ),
  unknown: z.array(z.object({ resource: z.string(), reason: z.string() })),
});

const expected = "expected what `vipkit cost <stack> --save <file>` writes";

/** What an earlier run of `vipkit cost` kept of the same stack. @throws UserError where the file is another one */
export function readEarlier(file: string, stack: string): ComparedCost {
  const place = `--against ${file}`;
  const read = earlier.safeParse(readUserJson({ file, place, exitCode: 2 }, expected));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new UserError(`${place}: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not valid"}; ${expected}`, 2);
  }
  if (read.data.stack !== stack)
    throw new UserError(
      `${place}: is the cost of ${read.data.stack}, not of ${stack}; name a file of the same stack`,
      2,
    );
  const lines = read.data.lines.map(({ region, ...line }) => ({ ...line, region }));
  return { ...read.data, lines };
}

/** The answer for machines, as it is printed and kept. */
export const costJson = (report: CostReport, change: CostChange | undefined): string =>
  toJson({ currency: "USD", per: "month", ...report, ...(change === undefined ? {} : { change }) });

export const changeOf = (report: CostReport, before: ComparedCost): CostChange => compareCosts(before, report);

/** @param option the option that names the file, with its dashes */
export function writeCostFile(option: string, file: string, text: string): void {
  try {
    writeFileSync(file, `${text}\n`);
  } catch (error) {
    throw new UserError(`${option} ${file}: cannot be written: ${whyNoFile(error)}`, 2);
  }
}

const columns = ["COMPONENT", "WHAT", "BEFORE", "AFTER", "DIFFERENCE"];

const rowsOf = ({ drivers }: CostChange): readonly (readonly string[])[] =>
  drivers.map(({ component, what, keys, before, after, difference }) => [
    componentName(component),
    `${what}: ${keys.join(" or ")}`,
    before === undefined ? "-" : span(before),
    after === undefined ? "-" : span(after),
    signedSpan(difference),
  ]);

/** What changed, in one sentence. */
function headline(report: CostReport, { difference, before, after, drivers }: CostChange): string {
  const count = report.unknown.length;
  const rest = count === 0 ? "" : `; ${count} ${count === 1 ? "cost is" : "costs are"} not known, and not in it`;
  if (drivers.length === 0) return `costs what it did, ${span(after)} USD a month${rest}`;
  return `about ${signedSpan(difference)} USD a month (${span(before)} before, ${span(after)} now)${rest}`;
}

const changedUnknown = ({ newUnknown, oldUnknown }: CostChange): readonly string[] => [
  ...newUnknown.map((text) => `not known, and new: ${text}`),
  ...oldUnknown.map((text) => `no longer unknown: ${text}`),
];

/** What differs from an earlier run, for a reader. */
export function renderChange(report: CostReport, change: CostChange): string {
  const rows = rowsOf(change);
  return [
    ...wrapText(`${pc.bold(report.stack)}  ${headline(report, change)}`, screenWidth()),
    ...(rows.length === 0
      ? []
      : [
          "",
          ...tableLines(columns, rows, {
            right: ["BEFORE", "AFTER", "DIFFERENCE"],
            heading: "COMPONENT",
            wrap: { WHAT: 44 },
          }),
        ]),
    ...changedUnknown(change).flatMap((text) => wrapIndented(text, screenWidth(), "  ")),
    "",
  ].join("\n");
}

/** Names are the user's own: none of their characters is markup. */
const plainText = (text: string): string => text.replace(/[\\`*_[\]<>|~#&@]/g, "\\$&").replace(/\s+/g, " ");

const mostRows = 30;

function table(heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.map(plainText).join(" | ")} |`;
  const rest = rows.length - mostRows;
  return [
    line(heads),
    `| ${heads.map((_, index) => (index < 2 ? "---" : "---:")).join(" | ")} |`,
    ...rows.slice(0, mostRows).map(line),
    ...(rest > 0 ? ["", `${rest} smaller ones are not shown.`] : []),
  ];
}

/** The answer as a comment on a change: the difference and what makes it, or all that is billed where there is nothing to compare with. */
export function costMarkdown(report: CostReport, change: CostChange | undefined): string {
  const heads = ["component", "what", "before", "after", "difference"];
  const unknown = report.unknown.length;
  const alone = `about ${span(report.total)} USD a month${unknown === 0 ? "" : `; ${unknown} ${unknown === 1 ? "cost is" : "costs are"} not known, and not in it`}`;
  const said = change === undefined ? alone : headline(report, change);
  const rows = change === undefined ? [] : rowsOf(change);
  const components = report.components.map(({ component, cost }) => [componentName(component), span(cost)]);
  return [
    `**${plainText(report.stack)}**: ${plainText(said)}`,
    ...(rows.length === 0 ? [] : ["", ...table(heads, rows)]),
    ...(change === undefined ? [] : changedUnknown(change).map((text) => `\n- ${plainText(text)}`)),
    ...(components.length === 0
      ? []
      : [
          "",
          "<details><summary>By component, USD a month</summary>",
          "",
          ...table(["component", "USD a month"], components),
          "",
          "</details>",
        ]),
    "",
    "An estimate by list prices, without taxes, discounts, free tiers and what is billed by use; groups at their fewest and their most nodes.",
  ].join("\n");
}
