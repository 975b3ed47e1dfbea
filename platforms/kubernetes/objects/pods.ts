import type { ResourceReader } from "../../../model/graph";
import type { Labels } from "../../../model/graph/label-selector";
import { types } from "../catalog/types";
import { textMap } from "./names";

/** Where an object keeps the pod that it is or makes. */
const templatePaths: Readonly<Record<string, string>> = {
  [types.pod]: "",
  [types.cronJob]: "spec.jobTemplate.spec.template",
};

const inTemplate = ({ resource }: ResourceReader, path: string): string => {
  const template = templatePaths[resource.type] ?? "spec.template";
  return template === "" ? path : `${template}.${path}`;
};

/** The pod's own spec. Never throws. */
export const podSpec = (workload: ResourceReader): ResourceReader => workload.at(inTemplate(workload, "spec"));

/** Labels of the pods that a workload makes. Throws UnknownValueError. */
export const podLabels = (workload: ResourceReader): Labels =>
  textMap(workload, inTemplate(workload, "metadata.labels"));

/** Annotations of the pods that a workload makes. Throws UnknownValueError. */
export const podAnnotations = (workload: ResourceReader): Labels =>
  textMap(workload, inTemplate(workload, "metadata.annotations"));

/** Containers that run for as long as the pod does: those that start before it and stay are among them. Throws UnknownValueError. */
export const mainContainers = (workload: ResourceReader): readonly ResourceReader[] => [
  ...podSpec(workload).items("containers"),
  ...podSpec(workload)
    .items("initContainers")
    .filter((container) => container.text("restartPolicy") === "Always"),
];

/** Every container of the pod, those that prepare it and those for debugging too. Throws UnknownValueError. */
export const everyContainer = (workload: ResourceReader): readonly ResourceReader[] => {
  const spec = podSpec(workload);
  return ["initContainers", "containers", "ephemeralContainers"].flatMap((list) =>
    spec.has(list) ? spec.items(list) : [],
  );
};

/** Whether a pod runs on Windows, where what is Linux's own does not hold. Throws UnknownValueError. */
export const isWindows = (workload: ResourceReader): boolean => podSpec(workload).text("os.name") === "windows";

/** How many pods a workload asks for where nothing scales it. Throws UnknownValueError. */
export const replicasOf = (workload: ResourceReader): number =>
  workload.resource.type === types.pod ? 1 : (workload.number("spec.replicas") ?? 1);

/** Seconds that a pod gets to end. Source: Kubernetes API, PodSpec.terminationGracePeriodSeconds. Throws UnknownValueError. */
export const gracePeriodOf = (workload: ResourceReader): number =>
  podSpec(workload).number("terminationGracePeriodSeconds") ?? 30;

/** Whether a container runs something before it is told to stop of which no manifest says how long it takes. Throws UnknownValueError. */
export const isPreStopOpen = (container: ResourceReader): boolean =>
  container.has("lifecycle.preStop") && preStopSeconds(container) === undefined;

/** Seconds that a container's hook sleeps before it is told to stop; undefined where there is none, or its length cannot be read. Throws UnknownValueError. */
export function preStopSeconds(container: ResourceReader): number | undefined {
  const sleep = container.number("lifecycle.preStop.sleep.seconds");
  if (sleep !== undefined) return sleep;
  if (!container.has("lifecycle.preStop.exec")) return undefined;
  const command = container.texts("lifecycle.preStop.exec.command").join(" ");
  const [, seconds, unit = "s"] = /(?:^|[\s/;&"'])sleep\s+(\d+(?:\.\d+)?)([smh]?)(?=$|[\s;&"'])/.exec(command) ?? [];
  if (seconds === undefined) return undefined;
  return Number(seconds) * (unit === "h" ? 3600 : unit === "m" ? 60 : 1);
}
