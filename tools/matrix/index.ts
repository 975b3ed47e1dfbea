import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { report } from "../base/report.cjs";
import { SetupError } from "../setup/errors";
import { lastLines } from "../setup/processes";
import { makeProjects, nodeOf, npmView, type Place, packInto } from "./project";
import { problemOf, projects, steps } from "./steps";
import { type Combination, nodes, parseEngines, reasonToSkip, sdks, titleOf } from "./versions";

interface Row {
  readonly combination: Combination;
  /** Seconds of each step, or what is wrong with it, by project and step. */
  readonly cells: ReadonlyMap<string, string>;
  readonly problems: readonly string[];
  readonly skipped?: string;
}

const cellOf = (project: string, name: string) => `${project} ${name}`;

/**
 * `npm run matrix`: the package as a user installs it, on every Node and SDK that it takes. Returns the exit code.
 * Options: `--node 22`, `--sdk 3.276.0`, repeatable; `--keep` leaves the folder.
 */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      node: { type: "string", multiple: true, default: nodes },
      sdk: { type: "string", multiple: true, default: sdks },
      keep: { type: "boolean", default: false },
    },
  });
  const folder = mkdtempSync(join(tmpdir(), "vipkit-matrix-"));
  try {
    const rows = await runAll(values.node, values.sdk, folder);
    process.stdout.write(`${tableOf(rows).join("\n")}\n`);
    return rows.some(({ problems }) => problems.length > 0) ? 1 : 0;
  } finally {
    if (values.keep) report(`kept: ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  }
}

async function runAll(nodeVersions: readonly string[], sdkVersions: readonly string[], folder: string): Promise<Row[]> {
  report("packing vipkit");
  const tarball = await packInto(folder);
  const engines = new Map<string, string>();
  for (const sdk of sdkVersions) engines.set(sdk, parseEngines(await npmView(`@pulumi/pulumi@${sdk}`, "engines")));
  const answers = new Map<string, string>();
  const rows: Row[] = [];
  for (const node of nodeVersions) {
    report(`Node ${node}`);
    const program = await nodeOf(node, folder);
    for (const sdk of sdkVersions) {
      const combination = { node, sdk };
      const skipped = reasonToSkip(combination, engines.get(sdk) ?? "");
      if (skipped === undefined) {
        const place = { folder: join(folder, `${node}-${sdk}`), node: program, tarball };
        rows.push(await runOne(combination, place, answers));
      } else rows.push({ combination, cells: new Map(), problems: [], skipped });
    }
  }
  return rows;
}

/** @param answers what earlier combinations printed, by step; this one adds what is new */
async function runOne(combination: Combination, place: Place, answers: Map<string, string>): Promise<Row> {
  const title = titleOf(combination);
  const cells = new Map<string, string>();
  const problems: string[] = [];
  const note = (cell: string, problem: string, output = "") => {
    cells.set(cell, "FAILED");
    problems.push(`${title}, ${cell}: ${problem}${output === "" ? "" : `\n${lastLines(output)}`}`);
  };
  report(`${title}: installing`);
  mkdirSync(place.folder);
  try {
    const made = await makeProjects(combination, place);
    const tooSoon = await made.loadedTooSoon();
    if (tooSoon !== "") note("lean-sdk", `loads ${tooSoon} at the start`);
    for (const step of steps) {
      const cell = cellOf(step.project, step.name);
      const began = performance.now();
      const outcome = await made.run(step.project, step.args);
      const problem = problemOf(step, outcome, answers.get(cell));
      if (problem === undefined) cells.set(cell, `${((performance.now() - began) / 1000).toFixed(1)} s`);
      else note(cell, problem, outcome.output);
      if (problem === undefined && !answers.has(cell)) answers.set(cell, outcome.output);
      report(`${title}: ${cell} ${cells.get(cell)}`);
    }
    for (const project of projects) if (made.hasTwin(project)) note(cellOf(project, "down"), "leaves a folder .vipkit");
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    note("install", error.message);
  }
  return { combination, cells, problems };
}

/** Steps go down, combinations across: so the table fits a terminal. */
function tableOf(rows: readonly Row[]): readonly string[] {
  const run = rows.filter(({ skipped }) => skipped === undefined);
  const names = steps.map(({ project, name }) => cellOf(project, name));
  const lines = [
    ["Node", ...run.map(({ combination }) => combination.node)],
    ["SDK", ...run.map(({ combination }) => combination.sdk)],
    ...names.map((name) => [name, ...run.map(({ cells }) => cells.get(name) ?? "-")]),
  ];
  const widths = lines[0]?.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0))) ?? [];
  const drawn = lines.map((line) => line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("  "));
  const skipped = rows.flatMap((row) =>
    row.skipped === undefined ? [] : [`skipped: ${titleOf(row.combination)}: ${row.skipped}`],
  );
  return [
    ...drawn.map((line) => line.trimEnd()),
    "",
    ...skipped,
    ...rows.flatMap(({ problems }) => problems),
    verdictOf(rows),
  ];
}

function verdictOf(rows: readonly Row[]): string {
  const run = rows.filter(({ skipped }) => skipped === undefined);
  const failed = run.filter(({ problems }) => problems.length > 0);
  return failed.length === 0
    ? `${run.length} combinations work, ${rows.length - run.length} skipped`
    : `${failed.length} of ${run.length} combinations fail`;
}
