import Table from "cli-table3";
import pc from "picocolors";
import { type BudgetRow, budgetRows, type ClusterCapacity, expectedLost, type Left, type Verdict } from "../../model";
import type { BudgetReport } from "./report";

const columnWidth = 72;

const shownVerdict: Readonly<Record<Verdict, string>> = {
  met: pc.green("met"),
  broken: pc.red("BROKEN"),
  none: pc.dim("-"),
};

/** The whole answer of `vipkit budget`. `rate` in requests per second. */
export function renderBudget(report: BudgetReport, rate?: number): string {
  const { stack, objectives, budget, capacity, broken } = report;
  const state = broken.length === 0 ? pc.green("objectives met") : pc.red("objectives broken");
  return [
    `${pc.bold(stack)}  ${objectives.class}, ${planes[budget.plane]}  ${state}`,
    "",
    ...faultTable(budgetRows(budget), rate),
    "",
    ...capacityTable(capacity),
    "",
    ...pathTable(capacity),
    "",
    ...roomTable(capacity),
  ].join("\n");
}

const planes = {
  application: "application load balancer",
  network: "network load balancer",
  twin: "the twin's HAProxy",
};

const seconds = (value: number | undefined, otherwise: string) =>
  value === undefined ? otherwise : `${Number(value.toFixed(1))} s`;

const kinds = { bounded: "-", unbounded: pc.red("no bound"), notApplicable: pc.dim("n/a") };

function faultTable(rows: readonly BudgetRow[], rate: number | undefined): string[] {
  const table = plainTable([
    ...["PATH", "FAULT", "WORST", "TYPICAL", "OBJECTIVE", "VERDICT", "WHOLE AGAIN"],
    ...(rate === undefined ? [] : ["LOST"]),
    "REQUESTS MEANWHILE",
  ]);
  for (const [index, row] of rows.entries()) {
    const isSame = rows[index - 1]?.path === row.path;
    table.push([
      isSame ? "" : row.path,
      row.fault,
      seconds(row.worst, kinds[row.kind]),
      seconds(row.typical, ""),
      seconds(row.objective, "-"),
      shownVerdict[row.verdict],
      row.recovery === 0 ? "at once" : seconds(row.recovery, "-"),
      ...(rate === undefined ? [] : [lost(row, rate)]),
      wrapped(row.meanwhile),
    ]);
  }
  return lines(table);
}

/** Typical and worst, of the requests that the rule gets at that rate. */
function lost({ lostPerRate }: BudgetRow, rate: number): string {
  if (lostPerRate === undefined) return "-";
  const { typical, worst } = expectedLost({ lostPerRate }, rate);
  return worst === 0 ? "0" : `${typical} to ${worst}`;
}

function left({ left, percent, strength, cpu }: Left): string {
  const load = cpu === undefined ? "" : `, CPU ${cpu} %`;
  return `${left} nodes, ${percent} %, ${strength}${load}`;
}

function capacityTable({ nodeGroups, objective }: ClusterCapacity): string[] {
  const table = plainTable([
    ...["NODE GROUP", "NODES", "NEEDED", "ONE NODE LOST", "ONE ZONE LOST", "ZONE LOST IN A ROLLOUT"],
    ...["OBJECTIVE", "VERDICT", "N+1"],
  ]);
  for (const [key, group] of Object.entries(nodeGroups)) {
    table.push([
      key,
      `${group.nodes} in ${group.zones} zones`,
      `${group.needed}`,
      left(group.nodeLoss),
      left(group.zoneLoss),
      left(group.zoneLossInRefresh),
      group.hasTraffic && objective !== undefined ? `${objective} %` : "-",
      shownVerdict[group.verdict],
      yesNo(group.nPlusOne),
    ]);
  }
  return lines(table);
}

function pathTable({ paths, objective }: ClusterCapacity): string[] {
  const table = plainTable([
    ...["STILL CARRIED BY", "ONE NODE LOST", "ONE ZONE LOST", "ZONE LOST IN A ROLLOUT", "OBJECTIVE", "VERDICT", "N+1"],
  ]);
  for (const { path, nodeLoss, zoneLoss, zoneLossInRefresh, verdict, nPlusOne } of paths) {
    const percents = [nodeLoss, zoneLoss, zoneLossInRefresh].map((value) => `${value} %`);
    const promised = objective === undefined ? "-" : `${Math.min(100, objective)} %`;
    table.push([
      path.replace(/^loadBalancer\.listeners\./, ""),
      ...percents,
      promised,
      shownVerdict[verdict],
      yesNo(nPlusOne),
    ]);
  }
  return lines(table);
}

function roomTable({ subnets }: ClusterCapacity): string[] {
  if (subnets === undefined) return ["room in the subnets: not known here, who else uses them is known at AWS only"];
  const table = plainTable([
    ...["SUBNET", "RANGE", "USABLE", "NODES", "WITHOUT A ZONE", "BALANCER", "OTHER", "FREE", "FREE THEN"],
  ]);
  const count = (value: number) => (value < 0 ? pc.red(`${value}`) : `${value}`);
  for (const subnet of subnets) {
    const { tier, zone, cidr, usable, nodes, nodesAfterZoneLoss, balancer, other, free, freeAfterZoneLoss } = subnet;
    const fixed = [usable, nodes, nodesAfterZoneLoss, balancer, other].map(String);
    table.push([`${tier} ${zone}`, cidr, ...fixed, count(free), count(freeAfterZoneLoss)]);
  }
  return lines(table);
}

const yesNo = (is: boolean) => (is ? pc.green("yes") : pc.yellow("no"));

const noBorders = [
  ...["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right"],
  ...["left", "left-mid", "mid", "mid-mid", "right", "right-mid", "middle"],
] as const;

const plainTable = (head: readonly string[]) =>
  new Table({
    head: [...head],
    style: {
      head: pc.isColorSupported ? ["bold"] : [],
      border: [],
      compact: true,
      "padding-left": 0,
      "padding-right": 2,
    },
    chars: Object.fromEntries(noBorders.map((name) => [name, ""])),
  });

const lines = (table: { toString(): string }) =>
  table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd());

/** Long sentences in lines of their own. */
function wrapped(text: string): string {
  const rows: string[] = [];
  for (const word of text.split(" ")) {
    const last = rows.at(-1);
    if (last !== undefined && last.length + word.length < columnWidth) rows[rows.length - 1] = `${last} ${word}`;
    else rows.push(word);
  }
  return rows.join("\n");
}
