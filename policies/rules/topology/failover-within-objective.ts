import { UnknownValueError } from "../../../model/graph";
import { objectivesAround } from "../../../model/objectives/around";
import { types } from "../../../platforms/aws/catalog/types";
import { budgetsFrom, estimatesOf, remedyFor, slowestPart } from "../../provers/budgets";
import { balancerGuide } from "../../queries/links";
import { forwardsOutside, hangsOnOtherListener, isOutside } from "../../queries/outside";
import type { Rule } from "../../rule";

export const failoverWithinObjective: Rule = {
  id: "failover-within-objective",
  title: "Failures hurt no longer than the environment promises",
  why: "How long requests fail follows from timers that are set far apart: it shows when a node dies.",
  remediation:
    "Shorten what takes longest, or promise what can be kept: in the spec's objectives, or under objectives in vipkit.policies.yaml.",
  url: balancerGuide("target-group-health-checks"),
  severity: "high",
  types: [types.listener, types.listenerRule],
  scope: "stack",
  applies: (source, graph, context) =>
    budgetsFrom(source, graph, context).some((budget) =>
      estimatesOf(budget).some(({ objective }) => objective !== undefined),
    ),
  outside(source, graph, { promises }) {
    const { seconds } = objectivesAround(source, graph, "application", promises);
    if (Object.values(seconds).every((objective) => objective === undefined)) return undefined;
    if (hangsOnOtherListener(source, graph)) return "listener";
    if (forwardsOutside(source, graph)) return "target group";
    const forwards = budgetsFrom(source, graph, { promises }).length > 0;
    return forwards && isOutside(source, "loadBalancerArn", graph, types.balancer) ? "load balancer" : undefined;
  },
  *check(source, graph, context) {
    const open: string[] = [];
    for (const budget of budgetsFrom(source, graph, context)) {
      const { name } = budget.way.targetGroup.resource;
      for (const estimate of estimatesOf(budget)) {
        if (estimate.kind === "unknown" && estimate.verdict === "unknown")
          open.push(`${estimate.fault} of ${name}: ${estimate.reason}`);
        if (estimate.verdict !== "broken") continue;
        const { fault, objective = 0 } = estimate;
        const time =
          estimate.kind === "bounded"
            ? `takes ${estimate.worst} seconds, the objective is ${objective}${slowestPart(estimate)}`
            : `has no bound, the objective is ${objective} seconds: ${estimate.kind === "unbounded" ? estimate.reason : ""}`;
        yield { property: "", problem: `${fault} of ${name} ${time}`, fix: remedyFor(budget, estimate) };
      }
    }
    const [first] = open;
    if (first !== undefined) throw new UnknownValueError(source.resource.urn, first, "unknown");
  },
  measure: (source, graph, context) =>
    budgetsFrom(source, graph, context).flatMap((budget) =>
      estimatesOf(budget).flatMap((estimate) => {
        if (estimate.kind === "notApplicable") return [];
        const { fault, objective, verdict } = estimate;
        return [
          {
            what: `${fault} of ${budget.way.targetGroup.resource.name}`,
            unit: "seconds" as const,
            ...(estimate.kind === "bounded" ? { computed: estimate.worst } : {}),
            ...(objective === undefined ? {} : { objective }),
            verdict,
          },
        ];
      }),
    ),
};
