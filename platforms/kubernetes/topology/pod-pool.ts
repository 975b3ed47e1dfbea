import type { Graph, ResourceReader } from "../../../model/graph";
import { UnknownValueError } from "../../../model/graph";
import { clusterAround } from "../../../model/topology/cluster-around";
import type { Wait } from "../../../model/topology/traffic-path";
import { takenInDrain } from "../objects/evictions";
import { gracePeriodOf, isPreStopOpen, mainContainers, podSpec, preStopSeconds } from "../objects/pods";
import { heldBack, staysBound } from "../objects/replacement";
import { fewestPods, spreadOverHosts, spreadOverZones, takenInRollout, tolerationSeconds } from "../objects/scaling";
import { timings } from "../timings";
import type { PodPool, ReadinessProbe } from "./serving-path";

/** The container that requests reach: the first with ports, or the first. Throws UnknownValueError. */
function servingContainer(workload: ResourceReader): ResourceReader | undefined {
  const containers = mainContainers(workload);
  return containers.find((container) => container.has("ports")) ?? containers[0];
}

/** Source: Kubernetes API, Probe: each 10 seconds, 1 second of time-out, 3 failures. Throws UnknownValueError. */
function readProbe(workload: ResourceReader, container: ResourceReader | undefined): ReadinessProbe | undefined {
  if (container?.has("readinessProbe") !== true) return undefined;
  const probe = container.at("readinessProbe");
  return {
    path: `${workload.resource.name}.readinessProbe`,
    asks: probe.has("tcpSocket") ? "connection" : "answer",
    period: probe.number("periodSeconds") ?? 10,
    timeout: probe.number("timeoutSeconds") ?? 1,
    failures: probe.number("failureThreshold") ?? 3,
  };
}

/** A startup probe bounds the start; without one it is an estimate, and the readiness probe's own waits come on top. Throws UnknownValueError. */
function readBoot(workload: ResourceReader, container: ResourceReader | undefined): Wait {
  const { name } = workload.resource;
  const period = (probe: string) => container?.number(`${probe}.periodSeconds`) ?? 10;
  const delay = (probe: string) => container?.number(`${probe}.initialDelaySeconds`) ?? 0;
  if (container?.has("startupProbe") === true) {
    const failures = container.number("startupProbe.failureThreshold") ?? 3;
    const worst = delay("startupProbe") + period("startupProbe") * failures;
    return { path: `${name}.startupProbe`, worst, typical: worst / 2 };
  }
  const { worst, typical } = timings["pod.start"];
  const own = container?.has("readinessProbe") === true ? delay("readinessProbe") + period("readinessProbe") : 0;
  return {
    path: `${name}: start of the program, and its first readiness probe`,
    worst: worst + own,
    typical: typical + own / 2,
  };
}

/** Zones that the spec of its cluster says there are; undefined in programs of one's own. Throws UnknownValueError. */
const zonesOfCluster = (workload: ResourceReader, graph: Graph): number | undefined =>
  clusterAround(workload, graph)?.number("kubernetes.zones");

/**
 * Zones over which a constraint spreads: those of the cluster's spec, or as many as it names at least; two where neither is said: with one it
 * constrains nothing. Throws UnknownValueError.
 */
function zonesOf(workload: ResourceReader, graph: Graph): number {
  if (spreadOverZones(workload) === "none") return 1;
  const named = podSpec(workload)
    .items("topologySpreadConstraints")
    .flatMap((one) => one.number("minDomains") ?? []);
  return Math.max(2, zonesOfCluster(workload, graph) ?? 0, ...named);
}

/** Whether the program says over how many zones the pods are spread. Throws UnknownValueError. */
export const tellsZones = (workload: ResourceReader, graph: Graph): boolean =>
  spreadOverZones(workload) === "none" ||
  zonesOfCluster(workload, graph) !== undefined ||
  podSpec(workload)
    .items("topologySpreadConstraints")
    .some((one) => one.has("minDomains"));

/** A workload as the formulas know it. Throws UnknownValueError. */
export function readPodPool(workload: ResourceReader, graph: Graph): PodPool {
  const pods = fewestPods(workload, graph);
  const { name, urn } = workload.resource;
  if (pods === undefined)
    throw new UnknownValueError(
      urn,
      `${name}: it has a pod on each machine, and how many there are is not told`,
      "open",
    );
  const container = servingContainer(workload);
  const probe = readProbe(workload, container);
  const stays = staysBound(workload);
  const zoneCount = zonesOf(workload, graph);
  const preStop = container === undefined ? undefined : preStopSeconds(container);
  return {
    path: name,
    pods,
    hosts: spreadOverHosts(workload),
    zones: spreadOverZones(workload),
    zoneCount,
    ...(probe === undefined ? {} : { probe }),
    preStop: preStop ?? 0,
    isHookOpen: container !== undefined && isPreStopOpen(container),
    grace: gracePeriodOf(workload),
    toleration: tolerationSeconds(workload),
    ...(stays === undefined ? {} : { stays }),
    heldBack: heldBack(workload, pods, zoneCount),
    takenInRollout: takenInRollout(workload, pods),
    takenInDrain: takenInDrain(workload, pods, graph),
    boot: readBoot(workload, container),
  };
}
