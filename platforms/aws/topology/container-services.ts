import { type Graph, ifKnown, type ResourceReader, UnknownValueError } from "../../../model/graph";
import type { NodePool } from "../../../model/topology/traffic-path";
import { types } from "../catalog/types";
import { vendorService } from "../defaults";
import type { Fewest, MakerReading } from "./maker";
import { zonesBehind } from "./zones";

/** The limits within which Application Auto Scaling moves a service's size, where the program has any. */
const scalingOf = (service: ResourceReader, graph: Graph): ResourceReader | undefined =>
  graph.dependents(service, types.scalableTarget, "resourceId")[0];

/** The fewest tasks of a service: `minCapacity` of its scalable target, or its own `desiredCount`. Throws UnknownValueError. */
export function fewestTasks(service: ResourceReader, graph: Graph): Fewest {
  if (service.text("schedulingStrategy") === "DAEMON") {
    const why = "schedulingStrategy DAEMON: it has as many tasks as its cluster has machines";
    throw new UnknownValueError(service.resource.urn, why, "open");
  }
  const scaling = scalingOf(service, graph);
  if (scaling !== undefined) return { by: scaling, property: "minCapacity", count: scaling.number("minCapacity") ?? 0 };
  const count = service.number("desiredCount") ?? vendorService.desiredCount;
  return { by: service, property: "desiredCount", count };
}

/** The most tasks of a service. Throws UnknownValueError. */
export function mostTasks(service: ResourceReader, graph: Graph): number {
  const { count } = fewestTasks(service, graph);
  return Math.max(count, scalingOf(service, graph)?.number("maxCapacity") ?? count);
}

const subnets = "networkConfiguration.subnets";

/** In how many zones a service's tasks stand. Throws UnknownValueError for tasks that have no interface of their own: they stand where its machines do. */
function serviceZones(service: ResourceReader, graph: Graph): number {
  if (service.has(subnets)) return zonesBehind(service, subnets, graph);
  throw new UnknownValueError(
    service.resource.urn,
    "without networkConfiguration its tasks stand where its cluster's machines do: in which zones",
    "open",
  );
}

/** Percent of its tasks that a service keeps during a deployment. */
const keptTasks = (service: ResourceReader): number =>
  service.number("deploymentMinimumHealthyPercent") ?? vendorService.minimumHealthyPercent;

/** Percent of the processor at which Application Auto Scaling holds a service; undefined: it does not. */
function taskCpuTarget(service: ResourceReader, graph: Graph): number | undefined {
  const owners = [service, ...graph.dependents(service, types.scalableTarget, "resourceId")];
  const block = "targetTrackingScalingPolicyConfiguration";
  return owners
    .flatMap((owner) => graph.dependents(owner, types.applicationScalingPolicy, "resourceId"))
    .map((policy) => policy.at(block))
    .find(
      (target) =>
        target.text("predefinedMetricSpecification.predefinedMetricType") === "ECSServiceAverageCPUUtilization",
    )
    ?.number("targetValue");
}

/**
 * A service of ECS as the formulas know it. It replaces tasks that its target groups find unhealthy, but no page says how soon. Source: Amazon
 * ECS developer guide, "Use load balancing to distribute Amazon ECS service traffic", read 2026-11-30. Throws UnknownValueError.
 */
function readServicePool(service: ResourceReader, graph: Graph): NodePool {
  const { name } = service.resource;
  const grace = service.number("healthCheckGracePeriodSeconds") ?? vendorService.healthCheckGracePeriod;
  return {
    path: name,
    minSize: fewestTasks(service, graph).count,
    zones: ifKnown(() => serviceZones(service, graph)),
    minHealthyPercentage: keptTasks(service),
    notReplaced: `${name}: ECS replaces an unhealthy task, and says nowhere how soon`,
    healthCheckGracePeriod: grace,
    boot: grace > 0 ? { path: `${name}.healthCheckGracePeriodSeconds`, worst: grace, typical: grace } : undefined,
    hooks: { path: name, worst: 0, typical: 0 },
  };
}

/** Services of ECS, whose tasks are its nodes. */
export const containerServices: MakerReading = {
  fewest: fewestTasks,
  most: mostTasks,
  grown: (service) => service.number("deploymentMaximumPercent") ?? vendorService.maximumPercent,
  zones: serviceZones,
  kept: keptTasks,
  cpuTarget: taskCpuTarget,
  pool: readServicePool,
};
