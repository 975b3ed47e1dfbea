import { type Graph, type ResourceReader, UnknownValueError } from "../../../model/graph";
import { nameOf } from "../objects/names";
import { workloadsBehind } from "../objects/references";
import { readPodPool } from "./pod-pool";
import type { PodPool } from "./serving-path";

/** Says that another program makes it. */
export const notHere = (view: ResourceReader, what: string): UnknownValueError =>
  new UnknownValueError(view.resource.urn, `${what} is not in this program`, "open");

/** The pods behind a Service, workload by workload. Throws UnknownValueError, also where another program makes them. */
export function poolsOfService(service: ResourceReader, graph: Graph): readonly PodPool[] {
  const workloads = workloadsBehind(service, graph);
  if (workloads.length === 0) throw notHere(service, `what is behind Service ${nameOf(service).name}`);
  return workloads.map((workload) => readPodPool(workload, graph));
}
