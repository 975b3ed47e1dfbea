import type { Graph, ResourceReader } from "../../model/graph";
import { servicesOf } from "../../platforms/kubernetes/objects/references";

/** Whether a Service sends requests to a workload's pods. Throws UnknownValueError. */
export const isServing = (workload: ResourceReader, graph: Graph): boolean => servicesOf(workload, graph).length > 0;
