import type { PathBudget } from "../../model/analysis/budget/types";
import { groupCapacity } from "../../model/analysis/capacity/groups";
import type { GroupCapacity } from "../../model/analysis/capacity/types";
import { type Graph, type ResourceReader, UnknownValueError } from "../../model/graph";
import { objectivesAround } from "../../model/objectives/around";
import type { Objectives } from "../../model/objectives/resolve";
import { planFaults } from "../../platforms/kubernetes/fault-model";
import { tellsZones } from "../../platforms/kubernetes/topology/pod-pool";
import { readPoolCapacity } from "../../platforms/kubernetes/topology/pool-capacity";
import type { ServingPath } from "../../platforms/kubernetes/topology/serving-path";
import { servingPaths } from "../../platforms/kubernetes/topology/serving-paths";
import type { Context } from "../rule";

interface PathFaults {
  readonly path: ServingPath;
  readonly faults: PathBudget["faults"];
}

/** A gateway answers requests, as an application load balancer does; a Service passes connections on. */
const kinds = { gateway: "application", service: "network" } as const;

/** What each fault costs on every way that a route or a Service opens. Throws UnknownValueError. */
export const objectBudgets = (source: ResourceReader, graph: Graph, { promises }: Context): readonly PathFaults[] =>
  servingPaths(source, graph).map((path) => ({
    path,
    faults: planFaults(path, objectivesAround(source, graph, kinds[path.entry], promises)),
  }));

/** Percent that a workload must keep when a zone is lost; undefined where nothing is promised. */
export const promisedCapacity = (workload: ResourceReader, graph: Graph, { promises }: Context): number | undefined =>
  objectivesAround(workload, graph, "application", promises).capacityAfterZoneLoss;

/** What is left of a workload after a loss. Throws UnknownValueError, also where more zones than two would keep the promise. */
export function workloadCapacity(workload: ResourceReader, graph: Graph, context: Context): GroupCapacity {
  const capacity = groupCapacity(readPoolCapacity(workload, graph), promisedCapacity(workload, graph, context));
  if (capacity.verdict !== "broken" || tellsZones(workload, graph)) return capacity;
  const what = "how many zones there are: no topologySpreadConstraint names minDomains";
  throw new UnknownValueError(workload.resource.urn, what, "open");
}

const elsewhere = / is not in this program$/;

/** What a route or a Service hangs on and another program makes. Throws UnknownValueError for what is not known yet. */
export function missingOf(source: ResourceReader, graph: Graph): string | undefined {
  try {
    servingPaths(source, graph);
    return undefined;
  } catch (error) {
    if (!(error instanceof UnknownValueError) || !elsewhere.test(error.message)) throw error;
    return error.message.replace(elsewhere, "");
  }
}

/** One proxy is an outage whatever moves its address; the loss of a zone takes the address along. */
const hangsOnAddress = ({ seconds }: Objectives, proxies: number | undefined): boolean =>
  seconds.zoneLoss !== undefined || (seconds.balancerLoss !== undefined && proxies !== 1);

/** What moves the address of a way, where that is promised and another program says it. Throws UnknownValueError. */
export function unknownAddress(source: ResourceReader, graph: Graph, { promises }: Context): string | undefined {
  const open = servingPaths(source, graph).find(
    ({ address, entry, proxies }) =>
      address.kind === "unknown" && hangsOnAddress(objectivesAround(source, graph, kinds[entry], promises), proxies),
  );
  return open === undefined ? undefined : `what announces the address of ${open.listener}`;
}
