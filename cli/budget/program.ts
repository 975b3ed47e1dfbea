import { budgetRows } from "../../model/analysis/budget/summary";
import type { Budget } from "../../model/analysis/budget/types";
import { groupCapacity } from "../../model/analysis/capacity/groups";
import type { GroupCapacity } from "../../model/analysis/capacity/types";
import { type Graph, type ResourceReader, UnknownValueError } from "../../model/graph";
import { objectivesAround, onlyClass } from "../../model/objectives/around";
import { types } from "../../platforms/aws/catalog/types";
import { readPoolCapacity } from "../../platforms/aws/topology/pool-capacity";
import { makerTypes } from "../../platforms/aws/topology/pools";
import { budgetsFrom } from "../../policies/provers/budgets";
import { forwardsOutside, hangsOnOtherListener, isOutside } from "../../policies/queries/outside";
import type { Context } from "../../policies/rule";
import { objectFigures } from "./objects";
import { brokenRows } from "./report";

/** What is computed of a program that has no spec: from the resources that it would make. */
export interface ProgramBudget {
  readonly stack: string;
  readonly environment: string;
  readonly budgets: readonly Budget[];
  readonly groups: readonly (readonly [name: string, capacity: GroupCapacity, objective: number | undefined])[];
  /** What figures rest on that another program decides. */
  readonly assumed: readonly string[];
  /** What no figure can be given for, and why. */
  readonly notKnown: readonly string[];
  /** Each objective that is not kept, in words. */
  readonly broken: readonly string[];
}

/** The failover budget of every listener, rule, route and Service with an address, and what is left of the groups behind them. */
export function programBudget(graph: Graph, context: Context): ProgramBudget {
  const notKnown: string[] = [];
  const tried = <T>(view: ResourceReader, read: () => readonly T[]): readonly T[] => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof UnknownValueError)) throw error;
      notKnown.push(`${view.resource.name}: ${error.message}`);
      return [];
    }
  };
  const objects = objectFigures(graph, context, tried);
  const budgets = [
    ...graph
      .ofType(types.listener, types.listenerRule)
      .flatMap((source) => tried(source, () => budgetsOf(source, graph, context))),
    ...objects.budgets,
  ];
  // What nothing is promised of decides nothing: its row says that it is not known.
  const openRows = budgets
    .flatMap(budgetRows)
    .filter(({ kind, verdict }) => kind === "unknown" && verdict === "unknown");
  notKnown.push(...openRows.map(({ path, fault, clientImpact }) => `${fault} of ${path}: ${clientImpact}`));
  const groups = [
    ...graph
      .ofType(...makerTypes)
      .flatMap((group) => (isBehind(group, graph) ? tried(group, () => [capacityOf(group, graph, context)]) : [])),
    ...objects.groups,
  ];
  const assumed = graph.ofType(types.listener).flatMap((view) => tried(view, () => assumedOf(view, graph)));
  const thin = groups
    .filter(([, { verdict }]) => verdict === "broken")
    .map(
      ([name, { zoneLoss }, objective]) =>
        `capacity of ${name} after a zone's loss ${zoneLoss.percent} %, not ${objective ?? 0} %`,
    );
  const broken = [...budgets.flatMap((budget) => brokenRows(budgetRows(budget))), ...thin];
  return {
    stack: graph.stack,
    environment: onlyClass(graph) ?? context.promises.class,
    budgets,
    groups,
    assumed,
    notKnown,
    broken,
  };
}

/** Whether there is nothing that a budget is of. */
export const isEmpty = ({ budgets, groups, notKnown }: ProgramBudget): boolean =>
  budgets.length + groups.length + notKnown.length === 0;

function budgetsOf(source: ResourceReader, graph: Graph, context: Context): readonly Budget[] {
  if (hangsOnOtherListener(source, graph))
    throw new UnknownValueError(source.resource.urn, "its listener is not in this program", "open");
  if (forwardsOutside(source, graph))
    throw new UnknownValueError(
      source.resource.urn,
      "a target group that it forwards to is not in this program",
      "open",
    );
  return budgetsFrom(source, graph, context).map(({ way, site, faults }) => ({
    cluster: graph.stack,
    plane: site.plane,
    paths: [
      {
        path: source.resource.name,
        listener: way.listener.resource.name,
        ...(way.rule === undefined ? {} : { rule: way.rule.resource.name }),
        targetGroup: way.targetGroup.resource.name,
        share: site.share,
        faults,
      },
    ],
  }));
}

/** A balancer of another program is taken as AWS makes one that nothing is said of. */
function assumedOf(listener: ResourceReader, graph: Graph): readonly string[] {
  const isForwarding = graph.dependenciesOf(listener, "defaultActions", types.targetGroup).length > 0;
  if (!isForwarding || !isOutside(listener, "loadBalancerArn", graph, types.balancer)) return [];
  const { name } = listener.resource;
  return [`${name}: its load balancer is not in this program: two zones, and the idle time-out that AWS sets`];
}

/** A service without a balancer works off queues and the like, and nodes of EKS serve pods: nothing that a client waits for. */
function isBehind(maker: ResourceReader, graph: Graph): boolean {
  if (maker.resource.type === types.containerService) return maker.has("loadBalancers");
  if (maker.resource.type !== types.eksNodeGroup) return true;
  const attachments = [types.groupAttachment, types.trafficSourceAttachment];
  return attachments.some((type) => graph.dependents(maker, type, "autoscalingGroupName").length > 0);
}

function capacityOf(group: ResourceReader, graph: Graph, { promises }: Context) {
  const objective = objectivesAround(group, graph, "application", promises).capacityAfterZoneLoss;
  return [group.resource.name, groupCapacity(readPoolCapacity(group, graph), objective), objective] as const;
}
