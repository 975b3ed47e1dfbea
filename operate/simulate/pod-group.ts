import type { Graph, ResourceReader } from "../../model/graph";
import { scalersOf } from "../../platforms/kubernetes/objects/references";
import { readScaler } from "../../platforms/kubernetes/scaling/read-scaler";
import { timings } from "../../platforms/kubernetes/timings";
import { readPodPool } from "../../platforms/kubernetes/topology/pod-pool";
import { PodAutoscaler } from "./pod-autoscaler";
import type { SimulatedGroup } from "./simulation";

/**
 * A workload of the plan and its autoscaler. Throws UnknownValueError where what decides is not known.
 * @param ownBoot seconds from a pod's creation until it is ready; undefined: as the program says
 */
export function podGroup(
  workload: ResourceReader,
  graph: Graph,
  ownBoot: number | undefined,
): SimulatedGroup | undefined {
  const [found] = scalersOf(workload, graph).flatMap((scaler) => {
    const read = readScaler(scaler);
    return read === undefined ? [] : [{ ...read, name: scaler.resource.name }];
  });
  if (found === undefined) return undefined;
  const pool = readPodPool(workload, graph);
  const { scaler, skipped, name } = found;
  const boot = ownBoot === undefined ? pool.boot : { path: "--boot", typical: ownBoot, worst: ownBoot * 2 };
  const schedule = timings["pod.schedule"];
  const replicas = Math.min(Math.max(workload.number("spec.replicas") ?? 0, scaler.minReplicas), scaler.maxReplicas);
  return {
    name: workload.resource.name,
    minSize: scaler.minReplicas,
    maxSize: scaler.maxReplicas,
    policies: [name],
    skipped,
    assumptions: [
      `${replicas} pods serve at the start`,
      `a pod is ready ${Math.round(boot.typical)} s after its start (${boot.path}), a fifth more or less`,
      "a pod that takes as much as it can uses as much CPU as it asks for",
      "the cluster has room for every pod: no machine has to be made first",
    ],
    timings: {
      boot,
      warmStart: boot,
      admission: schedule,
      warmup: 0,
      drain: pool.preStop,
    },
    autoscaler: () => new PodAutoscaler(scaler, replicas),
  };
}
