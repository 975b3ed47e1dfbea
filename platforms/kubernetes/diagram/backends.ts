import { countText, type Sketch } from "../../../model/analysis/diagram/sketch";
import type { Graph, ResourceReader } from "../../../model/graph";
import { displayName } from "../../../model/topology/display-name";
import { types } from "../catalog/types";
import { networkPoliciesOf, scalersOf, serviceSelector, workloadsBehind } from "../objects/references";
import { fewestPods, mostOf, spreadOverZones } from "../objects/scaling";
import { readPodPool, tellsZones } from "../topology/pod-pool";

/** A Service, and what its selector selects. */
export function drawService(service: ResourceReader, graph: Graph, sketch: Sketch): void {
  const { urn } = service.resource;
  const name = displayName(service, graph);
  const ports = sketch.known(name, () => service.items("spec.ports").flatMap((port) => port.text("port") ?? []), []);
  const lines = [name, ...(ports.length === 0 ? [] : [`port ${ports.join(", ")}`])];
  sketch.box({ id: urn, kind: "targets", lines });
  const workloads = sketch.known(name, () => workloadsBehind(service, graph), []);
  for (const { resource } of workloads) sketch.arrow({ from: urn, to: resource.urn, label: "", kind: "requests" });
  if (workloads.length > 0) return;
  const selects = sketch.known(name, () => serviceSelector(service) !== undefined, true);
  const text = selects ? "pods of another program" : "endpoints made by hand";
  const id = sketch.box({ id: `${urn} outside`, kind: "elsewhere", isOpen: true, lines: [text] });
  sketch.arrow({ from: urn, to: id, label: "", kind: "requests" });
  sketch.note(`${name}: what is behind it`);
}

/** A workload: how many pods, over which zones, and what lets requests in. */
export function drawWorkload(workload: ResourceReader, graph: Graph, sketch: Sketch): void {
  const { urn, type } = workload.resource;
  const name = displayName(workload, graph);
  const kind = type.split(":").at(-1) ?? "";
  const policies = sketch.known(name, () => networkPoliciesOf(workload, graph, "Ingress"), []);
  const guard = policies.map((policy) => displayName(policy, graph)).sort();
  sketch.box({
    id: urn,
    kind: "nodes",
    lines: [
      `${name} (${kind})`,
      type === types.daemonSet
        ? "a pod on each machine"
        : sketch.known(name, () => podsText(workload, graph), "how many pods is not known"),
      sketch.known(name, () => zonesText(workload, graph), "zones not known"),
      ...(guard.length === 0 ? ["no network policy"] : ["network policies", ...guard]),
    ],
  });
}

function podsText(workload: ResourceReader, graph: Graph): string {
  const fewest = fewestPods(workload, graph);
  const scalers = scalersOf(workload, graph);
  const bounds = scalers.map(mostOf);
  const most =
    scalers.length === 0 ? fewest : bounds.includes(undefined) ? undefined : Math.max(...bounds.map((one) => one ?? 0));
  return countText(fewest, most, "pod");
}

function zonesText(workload: ResourceReader, graph: Graph): string {
  const spread = spreadOverZones(workload);
  if (spread === "none") return "spread over no zones";
  const often = spread === "required" ? "always" : "where there is room";
  if (workload.resource.type === types.daemonSet || !tellsZones(workload, graph)) return `spread over zones, ${often}`;
  return `spread over ${readPodPool(workload, graph).zoneCount} zones, ${often}`;
}
