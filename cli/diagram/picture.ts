import { joinParts } from "../../model/analysis/diagram/sketch";
import type { Diagram } from "../../model/analysis/diagram/types";
import type { Graph } from "../../model/graph";
import { drawAws } from "../../platforms/aws/diagram";
import { drawKubernetes } from "../../platforms/kubernetes/diagram";

/** The way of requests through a stack, on whichever platforms it is. */
export const diagramOf = (graph: Graph): Diagram => ({
  stack: graph.stack,
  ...joinParts([drawAws(graph), drawKubernetes(graph)]),
});

/** Whether there is nothing that requests pass. */
export const isEmpty = ({ areas, boxes }: Diagram): boolean => areas.length + boxes.length === 0;
