import { type Graph, type ResourceReader, UnknownValueError } from "../../../model/graph";
import { nodesNeeded } from "../../../model/objectives/around";
import type { PoolCapacity } from "../../../model/topology/topology";
import { routeTypes, types } from "../catalog/types";
import { serviceOfTarget, waysOfIngress } from "../objects/ingresses";
import { scalersOf, servicesOf } from "../objects/references";
import { backendOf, backendRefsOf } from "../objects/routes";
import { leastProperty } from "../objects/scaling";
import { readPodPool } from "./pod-pool";

/** Whether a route, an Ingress, or an address of its own, sends a Service requests. Throws UnknownValueError. */
const isReached = (service: ResourceReader, graph: Graph): boolean =>
  service.text("spec.type") === "LoadBalancer" ||
  graph
    .ofType(...routeTypes)
    .some((route) => backendRefsOf(route).some((ref) => ref.weight > 0 && backendOf(ref, graph) === service)) ||
  graph
    .ofType(types.ingress)
    .flatMap(waysOfIngress)
    .some(({ targets }) => targets.some((one) => one.weight > 0 && serviceOfTarget(one, graph) === service));

/** Whether requests from outside reach a workload's pods. Throws UnknownValueError. */
export const hasTraffic = (workload: ResourceReader, graph: Graph): boolean =>
  servicesOf(workload, graph).some((service) => isReached(service, graph));

/** Percent of the processor that an autoscaler aims at. Throws UnknownValueError. */
function cpuTarget(scaler: ResourceReader): number | undefined {
  if (scaler.resource.type === types.scaledObject) {
    const trigger = scaler
      .items("spec.triggers")
      .find((one) => one.text("type") === "cpu" && one.text("metricType") !== "AverageValue");
    const value = trigger?.text("metadata.value");
    if (value === undefined || Number.isFinite(Number(value))) return value === undefined ? undefined : Number(value);
    throw new UnknownValueError(scaler.resource.urn, `the trigger of cpu aims at ${value}, which is no number`, "open");
  }
  const old = scaler.number("spec.targetCPUUtilizationPercentage");
  const metric = scaler
    .items("spec.metrics")
    .find((one) => one.text("type") === "Resource" && one.text("resource.name") === "cpu");
  return metric?.number("resource.target.averageUtilization") ?? old;
}

/** A workload as capacity is computed of it: the pods that its cluster says are needed, else as many as there are at least. Throws UnknownValueError. */
export function readPoolCapacity(workload: ResourceReader, graph: Graph): PoolCapacity {
  const { pods, zoneCount, takenInRollout } = readPodPool(workload, graph);
  const [scaler] = scalersOf(workload, graph);
  const { name } = workload.resource;
  const own = nodesNeeded(workload, graph);
  const fewest = scaler === undefined ? `${name}.spec.replicas` : `${scaler.resource.name}.${leastProperty(scaler)}`;
  return {
    path: name,
    minSize: pods,
    zones: zoneCount,
    minHealthyPercentage: pods === 0 ? 100 : (100 * (pods - takenInRollout)) / pods,
    needed: own ?? pods,
    source: own === undefined ? fewest : "objectives.nodesNeeded",
    cpuTarget: scaler === undefined ? undefined : cpuTarget(scaler),
    hasTraffic: hasTraffic(workload, graph),
  };
}
