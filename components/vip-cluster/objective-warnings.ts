import { slowestSetting } from "../../model/analysis/budget/dominant-setting";
import type { Estimate, PathBudget } from "../../model/analysis/budget/types";
import { sorted } from "../../model/settings/entries";
import type { SpecIssue } from "../../model/settings/issue";
import { planBudget } from "./budget";
import { planClusterCapacity } from "./capacity";
import type { ClusterSpec } from "./resolved";
import type { TwinSettings } from "./stack/resolved";

const broken = (path: PathBudget): readonly Estimate[] =>
  Object.values(path.faults).filter(({ verdict }) => verdict === "broken");

function fixOf(estimate: Estimate): string | undefined {
  if (estimate.kind === "unbounded") return estimate.fix;
  const setting = slowestSetting(estimate);
  return setting === undefined ? undefined : `change ${setting}`;
}

function budgetIssue(path: PathBudget, estimate: Estimate): SpecIssue {
  const { fault, objective = 0 } = estimate;
  const fix = fixOf(estimate);
  const time = estimate.kind === "bounded" ? `takes ${estimate.worst} seconds` : "has no bound";
  const advice = [fix, `or set objectives.${fault}`].filter((text) => text !== undefined).join(", ");
  return {
    path: path.path,
    problem: `${fault} of ${path.targetGroup} ${time}, the objective is ${objective}`,
    received: estimate.kind === "bounded" ? `${estimate.worst} seconds` : estimate.reason,
    fix: advice,
    rule: "failover-within-objective",
  };
}

/** What a zone's loss leaves while a schedule has lowered a group: only where the group's own minimum meets the objective. */
function thinBySchedule(spec: ClusterSpec, objective: number): readonly SpecIssue[] {
  return sorted(spec.nodeGroups).flatMap(([key, group]) =>
    sorted(group.autoscaling.schedules).flatMap(([name, { minSize }]): readonly SpecIssue[] => {
      if (minSize === undefined || minSize >= group.minSize) return [];
      // What the objectives leave out is needed as before: at a lower minimum the load may be lower, but nothing says so.
      const nodesNeeded = { ...spec.objectives.nodesNeeded };
      nodesNeeded[key] ??= Math.min(group.minSize, minSize);
      const lowered = { ...spec.nodeGroups, [key]: { ...group, minSize } };
      const objectives = { ...spec.objectives, nodesNeeded };
      const left = planClusterCapacity({ ...spec, nodeGroups: lowered, objectives }).nodeGroups[key];
      if (left?.verdict !== "broken") return [];
      return [
        {
          path: `nodeGroups.${key}.autoscaling.schedules.${name}.minSize`,
          problem: `losing a zone then leaves ${left.zoneLoss.left} of ${left.needed} nodes needed, the objective is ${objective} percent`,
          received: `${minSize}`,
          fix: "raise it, or state in objectives.nodesNeeded what the load needs",
          rule: "capacity-after-zone-loss",
        },
      ];
    }),
  );
}

/** Every objective that the budget or the capacity of a sound spec breaks. */
export function objectiveWarnings(spec: ClusterSpec, twin?: TwinSettings): readonly SpecIssue[] {
  const late = planBudget(spec, twin).paths.flatMap((path) => broken(path).map((fault) => budgetIssue(path, fault)));
  const { nodeGroups, objective = 0 } = planClusterCapacity(spec);
  const thin = Object.entries(nodeGroups).flatMap(([key, group]): readonly SpecIssue[] =>
    group.verdict !== "broken"
      ? []
      : [
          {
            path: `nodeGroups.${key}.minSize`,
            problem: `losing a zone leaves ${group.zoneLoss.left} of ${group.needed} nodes needed, the objective is ${objective} percent`,
            received: `${group.zoneLoss.percent} percent`,
            fix: "raise minSize, use more zones, or set objectives.capacityAfterZoneLoss",
            rule: "capacity-after-zone-loss",
          },
        ],
  );
  return [...late, ...thin, ...thinBySchedule(spec, objective)];
}
