import { inOrder, Sketch } from "../../../model/analysis/diagram/sketch";
import type { DiagramParts } from "../../../model/analysis/diagram/types";
import type { Graph } from "../../../model/graph";
import { types } from "../catalog/types";
import { targetGroupsOf } from "../topology";
import { drawBalancer, drawOutsideListener, drawOutsideRule } from "./balancers";
import { drawGroup } from "./groups";
import { drawTargetGroup } from "./target-groups";

/** The balancers of a program with their listeners, the target groups behind them, and the nodes behind those. */
export function drawAws(graph: Graph): DiagramParts {
  const sketch = new Sketch();
  for (const balancer of inOrder(graph.ofType(types.balancer))) drawBalancer(balancer, graph, sketch);
  for (const listener of inOrder(graph.ofType(types.listener))) drawOutsideListener(listener, graph, sketch);
  for (const rule of inOrder(graph.ofType(types.listenerRule))) drawOutsideRule(rule, graph, sketch);
  for (const group of inOrder(graph.ofType(types.targetGroup))) drawTargetGroup(group, graph, sketch);
  for (const group of inOrder(graph.ofType(types.group))) drawGroup(group, graph, sketch);
  // Other node groups of EKS run pods alone, which their own objects are drawn of.
  const attached = graph.ofType(types.eksNodeGroup).filter((group) => targetGroupsOf(group, graph).length > 0);
  for (const group of inOrder(attached)) drawGroup(group, graph, sketch);
  return sketch.parts;
}
