import { exactly, times } from "../../../model/analysis/cost/range";
import type { Range } from "../../../model/analysis/cost/types";
import { type Graph, type ResourceReader, UnknownValueError } from "../../../model/graph";
import { types } from "../catalog/types";
import { fewestNodes, mostNodes } from "../topology/node-counts";
import { type CostReader, hours, type Item, item, part, some } from "./item";

/** What gp3 has without being billed for it. Source: Amazon EBS user guide, General Purpose SSD volumes: 3,000 IOPS and 125 MiB/s. */
const included = { iops: 3000, throughput: 125 } as const;

/** A disk of a size that nothing says is as large as its snapshot or image. */
function disk(
  view: ResourceReader,
  paths: { readonly size: string; readonly type: string },
  count: Range,
): readonly Item[] {
  const size = view.number(paths.size);
  if (size === undefined) throw new UnknownValueError(view.resource.urn, `${at(view, paths.size)}: ${ofImage}`, "open");
  const type = view.text(paths.type) ?? "gp2";
  const iops = view.number("iops") ?? 0;
  const throughput = view.number("throughput") ?? 0;
  return [
    item("GB of disks", `disk.${type}-gb`, times(count, exactly(size))),
    ...(type === "io1" || type === "io2"
      ? some("IOPS of disks", `disk.${type}-iops`, times(count, exactly(iops)))
      : []),
    ...(type === "gp3"
      ? [
          ...some("IOPS of disks", "disk.gp3-iops", times(count, exactly(Math.max(0, iops - included.iops)))),
          ...some(
            "throughput of disks",
            "disk.gp3-throughput",
            times(count, exactly(Math.max(0, throughput - included.throughput))),
          ),
        ]
      : []),
  ];
}

const at = (view: ResourceReader, path: string) => (view.path === "" ? path : `${view.path}.${path}`);

const volumes = (view: ResourceReader, path: string, count: Range): readonly Item[] =>
  view.items(path).flatMap((one) => disk(one, { size: "volumeSize", type: "volumeType" }, count));

export const volume: CostReader = (view) => disk(view, { size: "size", type: "type" }, exactly(1));

export const instance: CostReader = (view, graph) => {
  const [template] = graph.dependenciesOf(view, "launchTemplate", types.launchTemplate);
  const type = view.text("instanceType") ?? template?.text("instanceType");
  if (type === undefined) throw new UnknownValueError(view.resource.urn, "instanceType", "unknown");
  const isSpot = view.text("instanceMarketOptions.marketType") === "spot";
  return [
    item("hours", `${isSpot ? "spot" : "instance"}.${type}`, hours),
    ...part(() => instanceDisks(view, template)),
    ...(view.flag("associatePublicIpAddress") === true
      ? [item("public IPv4 address hours", "address.hour", hours)]
      : []),
    ...(view.flag("monitoring") === true
      ? [item("detailed monitoring", "instance.detailed-monitoring", exactly(1))]
      : []),
  ];
};

/** Without a word on it, the first disk is the image's. */
function instanceDisks(view: ResourceReader, template: ResourceReader | undefined): readonly Item[] {
  const own = ["rootBlockDevice", "ebsBlockDevices"].flatMap((path) => volumes(view, path, exactly(1)));
  if (view.has("rootBlockDevice")) return own;
  if (template !== undefined) return [...own, ...templateDisks(template, exactly(1))];
  throw new UnknownValueError(view.resource.urn, `rootBlockDevice.volumeSize: ${ofImage}`, "open");
}

const ofImage = "as large as the image's disk, which is not known offline";

/** Throws UnknownValueError. */
export function templateDisks(template: ResourceReader, count: Range): readonly Item[] {
  const disks = template.items("blockDeviceMappings").flatMap((one) => volumes(one, "ebs", count));
  if (disks.length > 0) return disks;
  throw new UnknownValueError(
    template.resource.urn,
    `${template.resource.name} has no blockDeviceMappings: its disks are the image's, whose size is not known offline`,
    "open",
  );
}

/** From the fewest nodes to the most, whichever schedule is in force. */
function sizeOf(group: ResourceReader, graph: Graph): Range {
  const schedules = graph.dependents(group, types.schedule, "autoscalingGroupName");
  const said = (path: string) =>
    schedules.flatMap((one) => {
      const size = one.number(path);
      // -1 leaves it as it is.
      return size === undefined || size < 0 ? [] : [size];
    });
  return {
    min: Math.min(fewestNodes(group), ...said("minSize")),
    max: Math.max(mostNodes(group), ...said("maxSize")),
  };
}

const mixed = "mixedInstancesPolicy.launchTemplate";

function templateOf(group: ResourceReader, graph: Graph): ResourceReader {
  const [template] = ["launchTemplate", "mixedInstancesPolicy", "launchConfiguration"].flatMap((property) =>
    graph.dependenciesOf(group, property, types.launchTemplate, types.launchConfiguration),
  );
  if (template) return template;
  throw new UnknownValueError(group.resource.urn, "its launch template is not in this program", "open");
}

/** The prices that a node of a group may have: any of its types, on demand or spot. */
function nodeKeys(group: ResourceReader, template: ResourceReader): readonly string[] {
  const overrides = group.has(mixed) ? group.items(`${mixed}.overrides`).map((one) => one.text("instanceType")) : [];
  const own = template.text("instanceType");
  const kinds = overrides.length > 0 ? overrides : [own];
  const instanceTypes = kinds.flatMap((type) => type ?? own ?? []);
  if (instanceTypes.length === 0)
    throw new UnknownValueError(
      group.resource.urn,
      "which types AWS picks for it is not known: they are told by requirements",
      "open",
    );
  const distribution = group.at("mixedInstancesPolicy.instancesDistribution");
  const isAllSpot = template.text("instanceMarketOptions.marketType") === "spot";
  // Source: Auto Scaling API reference, InstancesDistribution: 100 percent on demand above the base where nothing is said.
  const share = group.has(mixed) ? (distribution.number("onDemandPercentageAboveBaseCapacity") ?? 100) : 100;
  const base = distribution.number("onDemandBaseCapacity") ?? 0;
  const markets = isAllSpot
    ? ["spot"]
    : share === 100
      ? ["instance"]
      : share === 0 && base === 0
        ? ["spot"]
        : ["instance", "spot"];
  return [...new Set(instanceTypes)].flatMap((type) => markets.map((market) => `${market}.${type}`));
}

export const group: CostReader = (view, graph) => {
  const nodes = sizeOf(view, graph);
  if (nodes.max === 0) return [];
  const template = templateOf(view, graph);
  return [
    ...part(() => [{ what: "hours of nodes", keys: nodeKeys(view, template), quantity: times(nodes, hours) }]),
    ...part(() => templateDisks(template, nodes)),
    ...templateExtras(template, nodes),
  ];
};

/** What so many nodes of a template have beside their machines and disks. Throws UnknownValueError. */
export function templateExtras(template: ResourceReader, nodes: Range): readonly Item[] {
  const isPublic = template.items("networkInterfaces").some((one) => one.flag("associatePublicIpAddress") === true);
  return [
    ...(isPublic ? [item("public IPv4 address hours", "address.hour", times(nodes, hours))] : []),
    ...(template.flag("monitoring.enabled") === true
      ? [item("detailed monitoring", "instance.detailed-monitoring", nodes)]
      : []),
  ];
}
