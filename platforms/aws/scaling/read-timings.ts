import type { Graph, ResourceReader } from "../../../model/graph";
import type { Wait } from "../../../model/topology/traffic-path";
import { vendorTarget } from "../defaults";
import { sum } from "../fault-model/delays";
import { admissionTerms } from "../fault-model/recovery";
import { routesTo, targetGroupsOf } from "../topology";
import { readNodePool } from "../topology/node-pool";
import { readTrafficPath } from "../topology/traffic-path";

/** How long the stages of a node's life take. Seconds. */
interface StageTimings {
  /** From the launch until it is in service, launch hooks of the user's own included. */
  readonly boot: Wait;
  /** From then until its balancer sends it requests. */
  readonly admission: Wait;
  /** From the decision that it goes until its balancer has let go of it. */
  readonly drain: number;
}

/** The stages of a scaling group's nodes, by its slowest target group. Throws UnknownValueError. */
export function readStageTimings(group: ResourceReader, graph: Graph): StageTimings {
  const { boot, hooks } = readNodePool(group, graph);
  const targetGroups = targetGroupsOf(group, graph);
  const paths = targetGroups
    .flatMap((targetGroup) => routesTo(targetGroup, graph))
    .flatMap((way) => readTrafficPath(way, graph) ?? []);
  const admissions = paths.map((path) => sum(admissionTerms(path)));
  const [slowest] = admissions.toSorted((a, b) => b.worst - a.worst);
  const delays = targetGroups.map((one) => one.number("deregistrationDelay") ?? vendorTarget.deregistrationDelay);
  return {
    boot: { path: boot.path, worst: boot.worst + hooks.worst, typical: boot.typical + hooks.typical },
    admission: { path: "healthCheck", worst: slowest?.worst ?? 0, typical: slowest?.typical ?? 0 },
    drain: Math.max(0, ...delays),
  };
}
