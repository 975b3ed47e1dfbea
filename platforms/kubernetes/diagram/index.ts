import { inOrder, Sketch } from "../../../model/analysis/diagram/sketch";
import type { DiagramParts } from "../../../model/analysis/diagram/types";
import type { Graph } from "../../../model/graph";
import { routeTypes, scaledTypes, types } from "../catalog/types";
import { drawService, drawWorkload } from "./backends";
import { drawAddressed, drawGateway, drawIngress, drawRoute } from "./entries";

/** The gateways of a program with their listeners, the Services that routes send to, and the workloads behind those. */
export function drawKubernetes(graph: Graph): DiagramParts {
  const sketch = new Sketch();
  const sorted = (...of: readonly string[]) => inOrder(graph.ofType(...of));
  for (const gateway of sorted(types.gateway)) drawGateway(gateway, graph, sketch);
  for (const ingress of sorted(types.ingress)) drawIngress(ingress, graph, sketch);
  for (const service of sorted(types.service)) drawAddressed(service, graph, sketch);
  for (const route of sorted(...routeTypes)) drawRoute(route, graph, sketch);
  for (const service of sorted(types.service)) drawService(service, graph, sketch);
  for (const workload of sorted(...scaledTypes, types.daemonSet)) drawWorkload(workload, graph, sketch);
  return sketch.parts;
}
