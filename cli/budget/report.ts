import { planBudget } from "../../components/vip-cluster/budget";
import { planClusterCapacity } from "../../components/vip-cluster/capacity";
import { type BudgetRow, budgetRows } from "../../model/analysis/budget/summary";
import type { Budget } from "../../model/analysis/budget/types";
import type { ClusterCapacity } from "../../model/analysis/capacity/types";
import { type Objectives, resolveObjectives } from "../../model/objectives";
import { tellNewRegion } from "../notes";
import type { StackFiles } from "../project";
import { parseStackFiles } from "../stack-values";

/** Everything that is computed of one environment. */
export interface BudgetReport {
  readonly stack: string;
  readonly objectives: Objectives;
  readonly budget: Budget;
  readonly capacity: ClusterCapacity;
  /** Each objective that is not kept, in words. */
  readonly broken: readonly string[];
}

/** The rows of a budget whose objective is not kept, in words. */
export const brokenRows = (rows: readonly BudgetRow[]): readonly string[] =>
  rows
    .filter(({ verdict }) => verdict === "broken")
    .map(({ path, fault, worst, objective }) => `${fault} of ${path} ${worst ?? "unbounded"}, not ${objective}`);

function brokenOf(budget: Budget, { nodeGroups, subnets, objective }: ClusterCapacity): readonly string[] {
  const late = brokenRows(budgetRows(budget));
  const thin = Object.entries(nodeGroups)
    .filter(([, { verdict }]) => verdict === "broken")
    .map(([key, { zoneLoss }]) => `capacity of ${key} after a zone's loss ${zoneLoss.percent} %, not ${objective} %`);
  const full = (subnets ?? [])
    .filter(({ free }) => free < 0)
    .map(({ tier, zone, free }) => `${tier} subnet of ${zone} is ${-free} addresses short`);
  return [...late, ...thin, ...full];
}

/** Reads and computes one environment's budget. Throws UserError when its values are wrong. */
export function readBudget(files: StackFiles): BudgetReport {
  const config = parseStackFiles(files);
  tellNewRegion(config, files);
  const { cluster, twin } = config;
  const budget = planBudget(cluster, twin);
  const capacity = planClusterCapacity(cluster);
  return {
    stack: files.stack,
    objectives: resolveObjectives(cluster),
    budget,
    capacity,
    broken: brokenOf(budget, capacity),
  };
}
