import { exactly, times } from "../../../model/analysis/cost/range";
import type { Range } from "../../../model/analysis/cost/types";
import { type Graph, type ResourceReader, UnknownValueError } from "../../../model/graph";
import { types } from "../catalog/types";
import { supportOf } from "../cluster-versions";
import { vendorManagedNodes } from "../defaults";
import { managedNodes } from "../topology/managed-nodes";
import { templateDisks, templateExtras } from "./compute";
import { type CostReader, hours, part } from "./item";

const standard = "cluster.hour";
const extended = "cluster.extended-hour";

/** The prices that an hour of a cluster may have: whether the version is in extended support is not always known. Throws UnknownValueError. */
function clusterKeys(cluster: ResourceReader, day: string): readonly string[] {
  // Such a cluster is updated at the end of standard support.
  if (cluster.text("upgradePolicy.supportType") === "STANDARD") return [standard];
  const phase = supportOf(cluster.text("version") ?? "", day)?.phase;
  if (phase === undefined) return [standard, extended];
  return [phase === "standard" ? standard : extended];
}

/** A cluster of EKS by the hour of its control plane. */
export const managedCluster: CostReader = (view, _graph, day) => [
  ...part(() => {
    const tier = view.text("controlPlaneScalingConfig.tier") ?? "standard";
    if (tier === "standard") return [];
    throw new UnknownValueError(view.resource.urn, `what a control plane of ${tier} costs beside that`, "unknown");
  }),
  ...part(() => {
    if (view.flag("computeConfig.enabled") !== true) return [];
    throw new UnknownValueError(view.resource.urn, "how many machines Auto Mode runs is not known offline", "open");
  }),
  ...part(() => [{ what: "hours of the control plane", keys: clusterKeys(view, day), quantity: hours }]),
];

/** Images for which EKS takes its default type where nothing names one. */
const usualImage = /^(?:AL2_x86_64|AL2023_x86_64_STANDARD|BOTTLEROCKET_x86_64(?:_FIPS)?|WINDOWS_.+)$/;

/** The template's own of this program; undefined without one. Throws UnknownValueError. */
function templateOf(group: ResourceReader, graph: Graph): ResourceReader | undefined {
  if (!group.has("launchTemplate")) return undefined;
  const [template] = graph.dependenciesOf(group, "launchTemplate", types.launchTemplate);
  if (template !== undefined) return template;
  throw new UnknownValueError(group.resource.urn, "its launch template is not in this program", "open");
}

/** The prices that a machine may have: any of its types. Throws UnknownValueError. */
function machineKeys(group: ResourceReader, graph: Graph): readonly string[] {
  const capacity = group.text("capacityType") ?? "ON_DEMAND";
  if (capacity !== "ON_DEMAND" && capacity !== "SPOT") {
    throw new UnknownValueError(group.resource.urn, `what machines of ${capacity} cost`, "unknown");
  }
  const market = capacity === "SPOT" ? "spot" : "instance";
  return [...new Set(machineTypes(group, graph))].map((type) => `${market}.${type}`);
}

function machineTypes(group: ResourceReader, graph: Graph): readonly string[] {
  const own = group.texts("instanceTypes");
  if (own.length > 0) return own;
  const named = templateOf(group, graph)?.text("instanceType");
  if (named !== undefined) return [named];
  const image = group.text("amiType");
  if (image === undefined || usualImage.test(image)) return [vendorManagedNodes.instanceType];
  throw new UnknownValueError(
    group.resource.urn,
    `instanceTypes is not set: which type EKS takes for ${image}`,
    "unknown",
  );
}

/** GiB of a disk where no template says it. Throws UnknownValueError. */
function diskSize(group: ResourceReader): number {
  const isWindows = group.text("amiType")?.startsWith("WINDOWS_") === true;
  return group.number("diskSize") ?? (isWindows ? vendorManagedNodes.windowsDiskSize : vendorManagedNodes.diskSize);
}

/** Whether such a disk is of gp2 or gp3 is the image's matter. */
const usualDisks = ["disk.gp2-gb", "disk.gp3-gb"];

const disks = (group: ResourceReader, graph: Graph, nodes: Range) => {
  const template = templateOf(group, graph);
  return template === undefined
    ? [{ what: "GB of disks", keys: usualDisks, quantity: times(nodes, exactly(diskSize(group))) }]
    : templateDisks(template, nodes);
};

/** Machines of a managed node group, from the fewest to the most that a scaler makes, and their disks. */
export const managedNodeGroup: CostReader = (view, graph) => {
  const nodes = { min: managedNodes.fewest(view, graph).count, max: managedNodes.most(view, graph) };
  if (nodes.max === 0) return [];
  return [
    ...part(() => [{ what: "hours of nodes", keys: machineKeys(view, graph), quantity: times(nodes, hours) }]),
    ...part(() => disks(view, graph, nodes)),
    ...part(() => {
      const [template] = graph.dependenciesOf(view, "launchTemplate", types.launchTemplate);
      return template === undefined ? [] : templateExtras(template, nodes);
    }),
  ];
};
