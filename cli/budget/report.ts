import {
  type Budget,
  budgetRows,
  type ClusterCapacity,
  type Objectives,
  parseStackConfig,
  planBudget,
  planClusterCapacity,
  resolveObjectives,
  SpecError,
} from "../../model";
import { UserError } from "../errors";
import type { StackFiles } from "../plan/project";

/** Everything that is computed of one environment. */
export interface BudgetReport {
  readonly stack: string;
  readonly objectives: Objectives;
  readonly budget: Budget;
  readonly capacity: ClusterCapacity;
  /** Each objective that is not kept, in words. */
  readonly broken: readonly string[];
}

/** The stack's values under `vipkit:`; texts are JSON, as the engine hands them over. */
function parseConfig({ stack, config, configFile }: StackFiles) {
  const read = (key: string): unknown => {
    const text = config[`vipkit:${key}`];
    if (text === undefined) return undefined;
    try {
      return JSON.parse(text);
    } catch {
      throw new UserError(`${configFile}: vipkit:${key} is encrypted or no map; a budget needs its values`);
    }
  };
  const cluster = read("cluster");
  if (cluster === undefined) throw new UserError(`${configFile} has no vipkit:cluster, so there is no budget of it`);
  try {
    return parseStackConfig({ cluster, twin: read("twin"), limits: read("limits") }, stack);
  } catch (error) {
    throw error instanceof SpecError ? new UserError(error.message) : error;
  }
}

function brokenOf(budget: Budget, { nodeGroups, subnets, objective }: ClusterCapacity): readonly string[] {
  const late = budgetRows(budget)
    .filter(({ verdict }) => verdict === "broken")
    .map(({ path, fault, worst, objective }) => `${fault} of ${path} ${worst ?? "unbounded"}, not ${objective}`);
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
  const { cluster, twin } = parseConfig(files);
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
