import { type AssertionResult, passingPorts, portsOf } from "../../platforms/aws/reachability";
import { colors as pc, screenWidth } from "../screen";
import { tableLines } from "../table";
import { wrapIndented, wrapText } from "../wrap";
import type { AnyAssertion, AnyFlow, AnyHop } from "./any-reach";
import type { ReachReport } from "./report";

/** The matrix and what must hold. */
export function renderReach({ stack, reach, assertions, hasSpec, unseen, isPart }: ReachReport): string {
  const flows = reach.flows;
  const sources = reach.endpoints.map(({ name }) => name).filter((name) => flows.some(({ from }) => from === name));
  const targets = reach.endpoints.map(({ name }) => name).filter((name) => flows.some(({ to }) => to === name));
  const rows = sources.map((from) => [
    from,
    ...targets.map((to) => showPair(flows.filter((flow) => flow.from === from && flow.to === to))),
  ]);
  const inPart = rows.flat().some((text) => text.includes("*"));
  const unsure = rows.flat().some((text) => text.includes("?"));
  return [
    `${pc.bold(stack)}  who may open connections to whom, before anything exists  ${stateOf(assertions, isPart)}`,
    "",
    ...tableLines(["FROM \\ TO", ...targets], rows, { split: true }),
    "",
    ...(inPart
      ? [...dimmed("* from or to some of its addresses only: --from and --to show which are stopped, and by what")]
      : []),
    ...(unsure ? [...dimmed("? not known: the rest depends on what is not of this program, or not known yet")] : []),
    ...(hasSpec
      ? []
      : dimmed("judged by what must hold of every program: no vipkit:cluster of platform aws says more")),
    ...unseen.flatMap((line) => wrapIndented(line, screenWidth(), "  ")).map((line) => pc.yellow(line)),
    ...assertions.flatMap(showAssertion),
  ].join("\n");
}

const dimmed = (text: string) => wrapText(pc.dim(text), screenWidth());

function stateOf(assertions: readonly AnyAssertion[], isPart: boolean): string {
  const broken = assertions.filter(({ outcome }) => outcome === "broken").length;
  if (broken > 0) return pc.red(`${broken} of ${assertions.length} assertions broken`);
  const isAllKnown = !isPart && assertions.every(({ outcome }) => outcome === "holds");
  return isAllKnown ? pc.green("as it must be") : pc.yellow("not all is known");
}

const marks: Readonly<Record<AssertionResult, string>> = {
  holds: pc.green("holds  "),
  broken: pc.red("BROKEN "),
  unknown: pc.yellow("unknown"),
};

const showAssertion = ({ id, statement, outcome, findings }: AnyAssertion): readonly string[] => {
  const [first = "", ...rest] = wrapText(`${statement}  ${id}`, screenWidth() - textColumn.length);
  return [
    `${marks[outcome]}  ${first.endsWith(id) ? first.slice(0, -id.length) + pc.dim(id) : first}`,
    ...rest.map((line) => `${textColumn}${line}`),
    ...withoutRepeats(findings.map(({ text }) => text)).flatMap((text) =>
      wrapIndented(text, screenWidth(), `${textColumn}  `),
    ),
  ];
};

/** Of ways that are not known for one reason the first two are shown: one group that is not known makes one of every pair. */
function withoutRepeats(texts: readonly string[]): readonly string[] {
  const byReason = new Map<string, string[]>();
  for (const text of texts) {
    const [, reason = text] = text.split(" is not known: ");
    byReason.set(reason, [...(byReason.get(reason) ?? []), text]);
  }
  return [...byReason.values()].flatMap((same) =>
    same.length <= 3 ? same : [...same.slice(0, 2), `and ${same.length - 2} more for the same reason: --json has them`],
  );
}

/** Blanks as wide as a mark and what stands behind it. */
const textColumn = " ".repeat(9);

function showPair(flows: readonly AnyFlow[]): string {
  if (flows.length === 0) return pc.dim("-");
  const lines = passingPorts(flows);
  return lines.length === 0 ? pc.dim("closed") : lines.join("\n");
}

const verdicts = { open: pc.green("open"), closed: pc.red("closed"), unknown: pc.yellow("unknown") } as const;

/** Every hop of some flows: what lets a connection through, or stops it. */
export function renderPaths(flows: readonly AnyFlow[]): string {
  return flows
    .map((flow) =>
      [
        `${pc.bold(`${flow.from} -> ${flow.to}`)}  ${flow.protocol.toUpperCase()} ${portsOf(flow)}  ${verdicts[flow.verdict]}`,
        ...flow.path.map(showHop),
        ...(flow.except.length > 0 ? ["  not between all of their addresses:", ...flow.except.map(showHop)] : []),
      ].join("\n"),
    )
    .join("\n\n");
}

const effects = {
  admits: pc.green("passes "),
  blocks: pc.red("blocked"),
  partly: pc.yellow("partly "),
  unknown: pc.yellow("unknown"),
} as const;

const showHop = ({ effect, text }: AnyHop): string =>
  wrapText(text, screenWidth() - 11)
    .map((line, index) => `  ${index === 0 ? effects[effect] : "       "}  ${line}`)
    .join("\n");
