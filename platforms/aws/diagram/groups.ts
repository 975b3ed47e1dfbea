import { countText, type Sketch } from "../../../model/analysis/diagram/sketch";
import type { Graph, ResourceReader } from "../../../model/graph";
import { displayName } from "../../../model/topology/display-name";
import { types } from "../catalog/types";
import { zoneNamesBehind } from "../topology";
import { fewestMade, mostMade } from "../topology/pools";
import { drawAccess } from "./firewalls";

/** A scaling group, or a node group of EKS: how many nodes, and a box for each of its zones. */
export function drawGroup(group: ResourceReader, graph: Graph, sketch: Sketch): void {
  const { urn } = group.resource;
  const name = displayName(group, graph);
  const fewest = sketch.known<number | undefined>(name, () => fewestMade(group, graph).count, undefined);
  const most = sketch.known<number | undefined>(name, () => mostMade(group, graph), undefined);
  sketch.area({ id: urn, lines: [name, countText(fewest, most, "node")] });
  const zones = sketch.known(name, () => zonesOf(group, graph), undefined);
  if (zones === undefined)
    sketch.box({ id: `${urn} zones`, kind: "nodes", lines: ["nodes", "zones not known"], area: urn, isOpen: true });
  for (const zone of zones ?? [])
    sketch.box({ id: `${urn} ${zone}`, kind: "nodes", lines: ["nodes", `zone ${zone}`], area: urn });
  const [template] = templates.flatMap((property) => graph.dependenciesOf(group, property, types.launchTemplate));
  const isGuardedByCluster = group.resource.type === types.eksNodeGroup && !group.has("launchTemplate");
  const guarded = isGuardedByCluster ? group : template;
  if (guarded !== undefined) drawAccess(group, guarded, graph, sketch);
}

const templates = ["launchTemplate", "mixedInstancesPolicy"] as const;

function zonesOf(group: ResourceReader, graph: Graph): readonly string[] | undefined {
  const names = group.has("availabilityZones")
    ? new Set(group.texts("availabilityZones"))
    : zoneNamesBehind(group, group.resource.type === types.group ? "vpcZoneIdentifiers" : "subnetIds", graph);
  return names === undefined || names.size === 0 ? undefined : [...names].sort();
}
