import { expectedLost } from "../../model/analysis/budget/estimates";
import { type BudgetRow, budgetRows } from "../../model/analysis/budget/summary";
import type { ObjectiveVerdict } from "../../model/analysis/budget/types";
import type { ClusterCapacity, RemainingCapacity } from "../../model/analysis/capacity/types";
import { colors as pc } from "../screen";
import { tableLines } from "../table";
import type { ProgramBudget } from "./program";
import type { BudgetReport } from "./report";

const shownVerdict: Readonly<Record<ObjectiveVerdict, string>> = {
  met: pc.green("met"),
  broken: pc.red("BROKEN"),
  none: pc.dim("-"),
  unknown: pc.yellow("not known"),
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
    ...capacityTable(capacity.nodeGroups, capacity.objective),
    "",
    ...pathTable(capacity),
    "",
    ...roomTable(capacity),
  ].join("\n");
}

/** As {@link renderBudget}, for a program without a spec: what its resources say. */
export function renderProgramBudget(report: ProgramBudget, rate?: number): string {
  const { stack, environment, budgets, groups, assumed, notKnown, broken } = report;
  const state = broken.length === 0 ? pc.green("objectives met") : pc.red("objectives broken");
  const objective = groups.find(([, , promised]) => promised !== undefined)?.[2];
  const whereKnown = notKnown.length === 0 ? "" : " of which all is known";
  const nodeGroups = Object.fromEntries(groups.map(([name, capacity]) => [name, capacity]));
  return [
    `${pc.bold(stack)}  ${environment}  ${notKnown.length > 0 && broken.length === 0 ? pc.yellow("not all is known") : state}`,
    "",
    ...(budgets.length === 0
      ? [`no listener or route sends requests to a group of this program${whereKnown}`]
      : faultTable(budgets.flatMap(budgetRows), rate)),
    "",
    ...(groups.length === 0
      ? [`no scaling group, and no workload with requests from outside${whereKnown}`]
      : capacityTable(nodeGroups, objective)),
    ...assumed.map((text) => `assumed: ${text}`),
    ...notKnown.map((text) => `not known: ${text}`),
  ].join("\n");
}

const planes = {
  application: "application load balancer",
  network: "network load balancer",
  twin: "the twin's HAProxy",
  gateway: "a gateway on Kubernetes",
  service: "a Service on Kubernetes",
};

const seconds = (value: number | undefined, otherwise: string) =>
  value === undefined ? otherwise : `${Number(value.toFixed(1))} s`;

const kinds = {
  bounded: "-",
  unbounded: pc.red("no bound"),
  notApplicable: pc.dim("n/a"),
  unknown: pc.yellow("not known"),
};

function faultTable(faults: readonly BudgetRow[], rate: number | undefined): string[] {
  const rows: string[][] = [];
  const head = [
    ...["PATH", "FAULT", "WORST", "TYPICAL", "OBJECTIVE", "VERDICT", "RECOVERY"],
    ...(rate === undefined ? [] : ["LOST"]),
    "CLIENT IMPACT",
  ];
  for (const [index, row] of faults.entries()) {
    const isSame = faults[index - 1]?.path === row.path;
    rows.push([
      isSame ? "" : row.path,
      row.fault,
      seconds(row.worst, kinds[row.kind]),
      seconds(row.typical, ""),
      seconds(row.objective, "-"),
      shownVerdict[row.verdict],
      row.recovery === 0 ? "at once" : seconds(row.recovery, "-"),
      ...(rate === undefined ? [] : [lost(row, rate)]),
      row.clientImpact,
    ]);
  }
  return [...tableLines(head, rows, { heading: "PATH", wrap: { "CLIENT IMPACT": 72 }, drop: ["TYPICAL", "RECOVERY"] })];
}

/** Typical and worst, of the requests that the rule gets at that rate. */
function lost({ lostPerRate }: BudgetRow, rate: number): string {
  if (lostPerRate === undefined) return "-";
  const { typical, worst } = expectedLost({ lostPerRate }, rate);
  return worst === 0 ? "0" : `${typical} to ${worst}`;
}

function left({ left, percent, status, cpu }: RemainingCapacity): string {
  const load = cpu === undefined ? "" : `, CPU ${cpu} %`;
  return `${left} ${left === 1 ? "node" : "nodes"}, ${percent} %, ${status}${load}`;
}

function capacityTable(nodeGroups: ClusterCapacity["nodeGroups"], objective: number | undefined): string[] {
  const rows: string[][] = [];
  const head = [
    ...["NODE GROUP", "NODES", "NEEDED", "ONE NODE LOST", "ONE ZONE LOST", "ZONE LOST IN A ROLLOUT"],
    ...["OBJECTIVE", "VERDICT", "N+1"],
  ];
  for (const [key, group] of Object.entries(nodeGroups)) {
    rows.push([
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
  return [
    ...tableLines(head, rows, {
      heading: "NODE GROUP",
      wrap: { "ONE NODE LOST": 40, "ONE ZONE LOST": 40, "ZONE LOST IN A ROLLOUT": 40 },
      drop: ["N+1", "NEEDED", "OBJECTIVE"],
    }),
  ];
}

function pathTable({ paths, objective }: ClusterCapacity): string[] {
  const rows: string[][] = [];
  const head = [
    ...["LISTENER ACTION", "ONE NODE LOST", "ONE ZONE LOST", "ZONE LOST IN A ROLLOUT", "OBJECTIVE", "VERDICT", "N+1"],
  ];
  for (const { path, nodeLoss, zoneLoss, zoneLossInRefresh, verdict, nPlusOne } of paths) {
    const percents = [nodeLoss, zoneLoss, zoneLossInRefresh].map((value) => `${value} %`);
    const promised = objective === undefined ? "-" : `${Math.min(100, objective)} %`;
    rows.push([
      path.replace(/^loadBalancer\.listeners\./, ""),
      ...percents,
      promised,
      shownVerdict[verdict],
      yesNo(nPlusOne),
    ]);
  }
  return [
    ...tableLines(head, rows, {
      wrap: { "LISTENER ACTION": 60 },
      drop: ["N+1", "ZONE LOST IN A ROLLOUT"],
    }),
  ];
}

function roomTable({ subnets }: ClusterCapacity): string[] {
  if (subnets === undefined) return ["room in the subnets: not known here, who else uses them is known at AWS only"];
  const rows: string[][] = [];
  const head = [
    ...["SUBNET", "RANGE", "USABLE", "NODES", "WITHOUT A ZONE", "BALANCER", "OTHER", "FREE", "FREE (ZONE LOSS)"],
  ];
  const count = (value: number) => (value < 0 ? pc.red(`${value}`) : `${value}`);
  for (const subnet of subnets) {
    const { tier, zone, cidr, usable, nodes, nodesAfterZoneLoss, balancer, other, free, freeAfterZoneLoss } = subnet;
    const fixed = [usable, nodes, nodesAfterZoneLoss, balancer, other].map(String);
    rows.push([`${tier} ${zone}`, cidr, ...fixed, count(free), count(freeAfterZoneLoss)]);
  }
  return [
    ...tableLines(head, rows, {
      right: ["USABLE", "NODES", "WITHOUT A ZONE", "BALANCER", "OTHER", "FREE", "FREE (ZONE LOSS)"],
      drop: ["OTHER", "RANGE", "USABLE", "BALANCER"],
    }),
  ];
}

const yesNo = (is: boolean) => (is ? pc.green("yes") : pc.yellow("no"));
