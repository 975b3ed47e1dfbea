import type { Graph } from "../model/graph";
import type { Rule } from "./rule";
import { rules } from "./rules";

/** Whether a graph has a cluster's objects. */
const hasObjects = (graph: Graph): boolean =>
  graph.resources.some(({ resource }) => resource.token.startsWith("kubernetes:"));

/** The rules that can have something to say about a graph: those of Kubernetes objects are loaded only where there are some. */
export async function rulesFor(graph: Graph): Promise<readonly Rule[]> {
  if (!hasObjects(graph)) return rules;
  const { kubernetesRules } = await import("./rules/kubernetes/index.js");
  return [...rules, ...kubernetesRules];
}
