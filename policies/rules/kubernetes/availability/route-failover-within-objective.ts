import { slowestSetting, slowestTerm } from "../../../../model/analysis/budget/dominant-setting";
import { type Estimate, faultClasses } from "../../../../model/analysis/budget/types";
import { type Graph, type ResourceReader, UnknownValueError } from "../../../../model/graph";
import { routeTypes, types } from "../../../../platforms/kubernetes/catalog/types";
import { missingOf, objectBudgets, unknownAddress } from "../../../provers/object-budgets";
import { kubernetesDocs } from "../../../queries/links";
import type { Context, Rule } from "../../../rule";

interface BackendEstimate {
  readonly backend: string;
  readonly estimate: Estimate;
}

const estimatesOf = (source: ResourceReader, graph: Graph, context: Context): readonly BackendEstimate[] =>
  objectBudgets(source, graph, context).flatMap(({ path, faults }) =>
    faultClasses.map((fault) => ({ backend: path.backend, estimate: faults[fault] })),
  );

/** What to change. */
function remedyOf(estimate: Estimate): string {
  if (estimate.kind === "unbounded") return estimate.fix;
  const setting = slowestSetting(estimate);
  return setting === undefined ? "give the group more pods, or promise less" : `change ${setting}`;
}

function timeOf(estimate: Estimate, objective: number): string {
  if (estimate.kind === "unbounded") return `has no bound (${estimate.reason}); expected at most ${objective} seconds`;
  if (estimate.kind !== "bounded") return "";
  const term = slowestTerm(estimate);
  const most = term === undefined ? "" : `, ${term.worst} of them ${term.what}`;
  return `takes ${estimate.worst} seconds${most}; expected at most ${objective}`;
}

export const routeFailoverWithinObjective: Rule = {
  id: "route-failover-within-objective",
  title: "Failures of pods and machines hurt no longer than the environment promises",
  why: "How long requests fail follows from probes, checks, retries and addresses that are set far apart: it shows when a machine dies.",
  remediation:
    "Shorten what takes longest, or promise what can be kept: in the spec's objectives, or under objectives in vipkit.policies.yaml.",
  url: kubernetesDocs("concepts/workloads/pods/disruptions"),
  severity: "high",
  types: [...routeTypes, types.ingress, types.service],
  scope: "stack",
  applies: (source, graph, context) =>
    missingOf(source, graph) === undefined &&
    estimatesOf(source, graph, context).some(({ estimate }) => estimate.objective !== undefined),
  outside: (source, graph, context) => missingOf(source, graph) ?? unknownAddress(source, graph, context),
  *check(source, graph, context) {
    const said = new Set<string>();
    const estimates = estimatesOf(source, graph, context);
    for (const { backend, estimate } of estimates) {
      const { fault, objective = 0, verdict } = estimate;
      const problem = `${fault} of ${backend} ${timeOf(estimate, objective)}`;
      if (verdict !== "broken" || said.has(problem)) continue;
      said.add(problem);
      yield { property: "", problem, fix: remedyOf(estimate) };
    }
    // What is left open by what another program makes is said by `outside`.
    if (unknownAddress(source, graph, context) !== undefined) return;
    for (const { backend, estimate } of estimates)
      if (estimate.verdict === "unknown" && estimate.kind === "unknown")
        throw new UnknownValueError(source.resource.urn, `${estimate.fault} of ${backend}: ${estimate.reason}`, "open");
  },
  measure: (source, graph, context) =>
    estimatesOf(source, graph, context).flatMap(({ backend, estimate }) => {
      if (estimate.kind === "notApplicable") return [];
      const { fault, objective, verdict } = estimate;
      return [
        {
          what: `${fault} of ${backend}`,
          unit: "seconds" as const,
          ...(estimate.kind === "bounded" ? { computed: estimate.worst } : {}),
          ...(objective === undefined ? {} : { objective }),
          verdict,
        },
      ];
    }),
};
