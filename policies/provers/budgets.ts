import { slowestSetting, slowestTerm } from "../../model/analysis/budget/dominant-setting";
import type { PathBudget } from "../../model/analysis/budget/types";
import { type Estimate, type FaultClass, faultClasses } from "../../model/analysis/budget/types";
import type { Graph, ResourceReader } from "../../model/graph";
import { objectivesAround } from "../../model/objectives/around";
import type { TrafficPath } from "../../model/topology/traffic-path";
import { planFaults } from "../../platforms/aws/fault-model";
import { floorOf } from "../../platforms/aws/fault-model/lower-bound";
import { type ForwardRoute, routesFrom } from "../../platforms/aws/topology";
import { readTrafficPath } from "../../platforms/aws/topology/traffic-path";
import type { Context } from "../rule";

interface PlacedRoute {
  readonly way: ForwardRoute;
  readonly site: TrafficPath;
}

interface RouteBudget extends PlacedRoute {
  readonly faults: PathBudget["faults"];
}

/** Sites do not depend on what is promised, and each is asked for several times. */
const known = new WeakMap<ResourceReader, readonly PlacedRoute[]>();

function placedRoutes(source: ResourceReader, graph: Graph): readonly PlacedRoute[] {
  const before = known.get(source);
  if (before !== undefined) return before;
  const placed = routesFrom(source, graph).flatMap((way) => {
    const site = readTrafficPath(way, graph);
    return site === undefined ? [] : [{ way, site }];
  });
  known.set(source, placed);
  return placed;
}

/** What each fault costs on every way that a listener or rule opens, against what its cluster or environment promises. */
export const budgetsFrom = (source: ResourceReader, graph: Graph, { promises }: Context): readonly RouteBudget[] =>
  placedRoutes(source, graph).map(({ way, site }) => {
    const objectives = objectivesAround(way.targetGroup, graph, site.balancer.type, promises);
    return { way, site, faults: planFaults(site, objectives) };
  });

export const estimatesOf = ({ faults }: RouteBudget): readonly Estimate[] => faultClasses.map((fault) => faults[fault]);

const kinds = { application: "an application load balancer", network: "a network load balancer" } as const;

const nodes = ({ served }: TrafficPath): number => served.reduce((sum, { minSize }) => sum + minSize, 0);

/** Where no node takes over, quicker checks do not help. */
function moreNodes({ site }: RouteBudget, fault: FaultClass): string | undefined {
  const names = site.served.map(({ path }) => path).join(", ");
  if (site.served.length === 0) return undefined;
  if (fault.startsWith("node") && nodes(site) <= 1) return `raise minSize of ${names}: no other node takes over`;
  const isInOneZone = site.served.every(({ zones, minSize }) => (zones ?? 2) < 2 || minSize < 2);
  return fault === "zoneLoss" && isInOneZone ? `spread ${names} over two zones, with a node in each` : undefined;
}

/** What to change, or that nothing helps. */
export function remedyFor(budget: RouteBudget, estimate: Estimate): string {
  const { fault, objective = 0 } = estimate;
  if (estimate.kind === "unbounded") return estimate.fix;
  const { site } = budget;
  const floor = floorOf(site, fault);
  const place = site.plane === "twin" ? "the twin" : kinds[site.plane];
  if (floor === undefined || floor > objective) {
    return `no setting gets below ${floor} seconds behind ${place}: promise no less, or see docs/budget.md, "When you need less"`;
  }
  const setting = slowestSetting(estimate);
  const change = moreNodes(budget, fault) ?? (setting === undefined ? "change the slowest part" : `change ${setting}`);
  return `${change}; ${floor} seconds is the least behind ${place}`;
}

/** What takes longest, in words; empty where there is nothing to say. */
export function slowestPart(estimate: Estimate): string {
  if (estimate.kind !== "bounded") return "";
  const term = slowestTerm(estimate);
  return term === undefined ? "" : `: ${term.worst} of them ${term.what}`;
}
