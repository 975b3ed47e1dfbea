import type { Graph, ResourceReader } from "../../../model/graph";
import { selects } from "../../../model/graph/label-selector";
import { scaledTypes, types } from "../catalog/types";
import { selectorAt, textMap } from "./names";
import { podLabels, podSpec, replicasOf } from "./pods";
import { scalersOf } from "./references";

const pausedReplicas = "autoscaling.keda.sh/paused-replicas";

/** How many replicas a paused scaler of KEDA's holds, where its annotation says so. Throws UnknownValueError. */
function heldAt(scaler: ResourceReader): number | undefined {
  const text = textMap(scaler, "metadata.annotations")[pausedReplicas];
  return text === undefined || !/^\d+$/.test(text) ? undefined : Number(text);
}

/** The annotation that keeps a scaler of KEDA's from scaling; undefined while it scales. Source: KEDA, scaledobject_types.go. Throws UnknownValueError. */
export function pausedBy(scaler: ResourceReader): string | undefined {
  const annotations = textMap(scaler, "metadata.annotations");
  if (annotations[pausedReplicas] !== undefined) return pausedReplicas;
  // What is no truth value counts as true there.
  const isSet = (name: string) => annotations[name] !== undefined && !/^(?:0|f|false)$/i.test(annotations[name]);
  return ["autoscaling.keda.sh/paused", "autoscaling.keda.sh/paused-scale-out"].find(isSet);
}

/** The property that says the fewest replicas. Throws UnknownValueError. */
export function leastProperty(scaler: ResourceReader): string {
  if (scaler.resource.type !== types.scaledObject) return "spec.minReplicas";
  if (heldAt(scaler) !== undefined) return `metadata.annotations["${pausedReplicas}"]`;
  return scaler.has("spec.idleReplicaCount") ? "spec.idleReplicaCount" : "spec.minReplicaCount";
}

/**
 * Fewest replicas that an autoscaler keeps. Sources: Kubernetes API, minReplicas 1; KEDA, minReplicaCount 0, and idleReplicaCount while nothing
 * triggers. Throws UnknownValueError.
 */
export const leastOf = (scaler: ResourceReader): number =>
  scaler.resource.type === types.scaledObject
    ? (heldAt(scaler) ?? scaler.number("spec.idleReplicaCount") ?? scaler.number("spec.minReplicaCount") ?? 0)
    : (scaler.number("spec.minReplicas") ?? 1);

/** Most replicas that an autoscaler makes. Sources: Kubernetes API; KEDA, maxReplicaCount 100. Throws UnknownValueError. */
export const mostOf = (scaler: ResourceReader): number | undefined =>
  scaler.resource.type === types.scaledObject
    ? (heldAt(scaler) ?? scaler.number("spec.maxReplicaCount") ?? 100)
    : scaler.number("spec.maxReplicas");

/** The fewest pods that a workload has; undefined for one on each machine. Throws UnknownValueError. */
export function fewestPods(workload: ResourceReader, graph: Graph): number | undefined {
  const { type } = workload.resource;
  if (type === types.daemonSet) return undefined;
  if (!scaledTypes.includes(type)) return replicasOf(workload);
  const scalers = scalersOf(workload, graph);
  return scalers.length === 0 ? replicasOf(workload) : Math.min(...scalers.map(leastOf));
}

/** What a topology key calls a machine. */
export const hostKey = "kubernetes.io/hostname";
/** What it calls a zone. */
export const zoneKeys: readonly string[] = ["topology.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/zone"];

/** How firmly pods are kept apart: not at all, where there is room, or always. */
export type Spread = "none" | "preferred" | "required";

const stronger = (one: Spread, other: Spread): Spread =>
  [one, other].includes("required") ? "required" : [one, other].includes("preferred") ? "preferred" : "none";

/** How pods of a workload are kept apart over what a topology key names. Constraints that do not select the pods themselves do nothing. Throws UnknownValueError. */
function spreadOver(workload: ResourceReader, keys: readonly string[]): Spread {
  const spec = podSpec(workload);
  const labels = podLabels(workload);
  const isOwn = (part: ResourceReader): boolean => {
    const selector = selectorAt(part, "labelSelector");
    return keys.includes(part.text("topologyKey") ?? "") && selector !== undefined && selects(selector, labels);
  };
  const constraints = spec
    .items("topologySpreadConstraints")
    .filter(isOwn)
    .map((one): Spread => (one.text("whenUnsatisfiable") === "ScheduleAnyway" ? "preferred" : "required"));
  const affinity = spec.at("affinity.podAntiAffinity");
  const required = affinity.items("requiredDuringSchedulingIgnoredDuringExecution").filter(isOwn);
  const preferred = affinity
    .items("preferredDuringSchedulingIgnoredDuringExecution")
    .filter((one) => one.has("podAffinityTerm") && isOwn(one.at("podAffinityTerm")));
  const found: readonly Spread[] = [
    ...constraints,
    ...required.map((): Spread => "required"),
    ...preferred.map((): Spread => "preferred"),
  ];
  return found.reduce(stronger, "none");
}

/** How pods are kept on different machines: apart by zone is apart by machine too. Throws UnknownValueError. */
export const spreadOverHosts = (workload: ResourceReader): Spread =>
  stronger(spreadOver(workload, [hostKey]), spreadOver(workload, zoneKeys));

/** How pods are kept in different zones. Throws UnknownValueError. */
export const spreadOverZones = (workload: ResourceReader): Spread => spreadOver(workload, zoneKeys);

/** Seconds that a pod stays bound to a machine that is gone. Source: Kubernetes, DefaultTolerationSeconds: 300. Throws UnknownValueError. */
export function tolerationSeconds(workload: ResourceReader): number {
  const key = "node.kubernetes.io/unreachable";
  const own = podSpec(workload)
    .items("tolerations")
    .filter((one) => {
      const named = one.text("key");
      const isKey = named === key || (named === undefined && one.text("operator") === "Exists");
      return isKey && ["NoExecute", undefined].includes(one.text("effect"));
    });
  if (own.length === 0) return 300;
  return Math.max(...own.map((one) => one.number("tolerationSeconds") ?? Number.POSITIVE_INFINITY));
}

/** `"25%"` of a count, or the count itself. */
export function countOf(value: string, of: number, round: "up" | "down"): number {
  const [, percent] = /^(\d+(?:\.\d+)?)%$/.exec(value) ?? [];
  if (percent === undefined) return Number(value);
  const exact = (Number(percent) * of) / 100;
  return round === "up" ? Math.ceil(exact) : Math.floor(exact);
}

/** Pods of a count that a rollout takes away before their successors are ready. Source: Kubernetes API, RollingUpdateDeployment. Throws UnknownValueError. */
export function takenInRollout(workload: ResourceReader, pods: number): number {
  if (workload.resource.type !== types.deployment) return 1;
  if (workload.text("spec.strategy.type") === "Recreate") return pods;
  const surge = countOf(workload.text("spec.strategy.rollingUpdate.maxSurge") ?? "25%", pods, "up");
  const taken = countOf(workload.text("spec.strategy.rollingUpdate.maxUnavailable") ?? "25%", pods, "down");
  // Both 0 is no rollout at all: then one is taken.
  return taken === 0 && surge === 0 ? 1 : Math.min(pods, taken);
}
