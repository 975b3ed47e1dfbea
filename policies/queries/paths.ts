import type { Graph, ResourceReader } from "../../model/graph";
import { types } from "../../platforms/aws/catalog/types";

/** The balancers with a listener, or a listener's rule, that names a target group. */
export function balancersOf(targetGroup: ResourceReader, graph: Graph): readonly ResourceReader[] {
  const rules = graph.dependents(targetGroup, types.listenerRule, "actions");
  const listeners = [
    ...graph.dependents(targetGroup, types.listener, "defaultActions"),
    ...rules.flatMap((rule) => graph.dependenciesOf(rule, "listenerArn", types.listener)),
  ];
  return [...new Set(listeners.flatMap((one) => graph.dependenciesOf(one, "loadBalancerArn", types.balancer)))];
}

/** In the order of their URNs: the engine tells of resources in another order each time, and no verdict may depend on that. */
export const inOrder = (views: Iterable<ResourceReader>): readonly ResourceReader[] =>
  [...views].sort((one, other) => (one.resource.urn < other.resource.urn ? -1 : 1));

/** Every target group that a balancer's listeners and their rules forward to, each once and in order. */
export function groupsBehind(balancer: ResourceReader, graph: Graph): readonly ResourceReader[] {
  const groups = new Set<ResourceReader>();
  for (const listener of graph.dependents(balancer, types.listener, "loadBalancerArn")) {
    for (const group of graph.dependenciesOf(listener, "defaultActions", types.targetGroup)) groups.add(group);
    for (const rule of graph.dependents(listener, types.listenerRule, "listenerArn"))
      for (const group of graph.dependenciesOf(rule, "actions", types.targetGroup)) groups.add(group);
  }
  return inOrder(groups);
}

/** The listeners of a balancer that show a certificate. */
export function encryptedListenersOf(balancer: ResourceReader, graph: Graph): readonly ResourceReader[] {
  const listeners = graph.dependents(balancer, types.listener, "loadBalancerArn");
  return listeners.filter((listener) => ["HTTPS", "TLS"].includes(listener.text("protocol") ?? ""));
}
