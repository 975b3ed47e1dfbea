import { exactly, times } from "../../../model/analysis/cost/range";
import { type Graph, type ResourceReader, UnknownValueError } from "../../../model/graph";
import { types } from "../catalog/types";
import { cpuUnits, memoryMiB } from "../fargate-sizes";
import { fewestTasks, mostTasks } from "../topology/container-services";
import { type CostReader, hours, item, part, some } from "./item";

/** GB of disk that a task has without being billed for it. Source: aws.amazon.com/fargate/pricing, ephemeral storage. */
const includedDisk = 20;

function definitionOf(service: ResourceReader, graph: Graph): ResourceReader {
  const [definition] = graph.dependenciesOf(service, "taskDefinition", types.taskDefinition);
  if (definition !== undefined) return definition;
  throw new UnknownValueError(service.resource.urn, "its task definition is not in this program", "open");
}

/** Whether tasks are billed by themselves: on machines of one's own these are. Throws UnknownValueError for capacity providers, which decide it. */
function isOnFargate(service: ResourceReader): boolean {
  if (!service.has("capacityProviderStrategies")) return service.text("launchType") === "FARGATE";
  const names = service.items("capacityProviderStrategies").map((one) => one.text("capacityProvider") ?? "");
  if (names.some((name) => name.startsWith("FARGATE"))) {
    const why = "which share of its tasks each capacity provider takes is not known";
    throw new UnknownValueError(service.resource.urn, why, "open");
  }
  return false;
}

/** A part of a task's size in the vendor's units. Throws UnknownValueError. */
function sizeOf(definition: ResourceReader, property: "cpu" | "memory", read: typeof cpuUnits): number {
  const size = read(definition.text(property) ?? "");
  if (size !== undefined) return size / 1024;
  throw new UnknownValueError(definition.resource.urn, `${property} of ${definition.resource.name}`, "unknown");
}

/** Tasks on Fargate by the hour, for their processors, their memory and what disk they have beyond what is included. */
export const containerService: CostReader = (view, graph) => {
  if (!isOnFargate(view)) return [];
  const tasks = { min: fewestTasks(view, graph).count, max: mostTasks(view, graph) };
  if (tasks.max === 0) return [];
  const definition = definitionOf(view, graph);
  const kind = definition.text("runtimePlatform.cpuArchitecture") === "ARM64" ? "arm" : "x86";
  const taskHours = times(tasks, hours);
  const disk = definition.number("ephemeralStorage.sizeInGib") ?? includedDisk;
  return [
    ...part(() => [
      item(
        "processor hours",
        `fargate.${kind}-cpu-hour`,
        times(taskHours, exactly(sizeOf(definition, "cpu", cpuUnits))),
      ),
      item(
        "GB-hours of memory",
        `fargate.${kind}-gb-hour`,
        times(taskHours, exactly(sizeOf(definition, "memory", memoryMiB))),
      ),
    ]),
    ...some("GB-hours of disk", "fargate.disk-gb-hour", times(taskHours, exactly(Math.max(0, disk - includedDisk)))),
    ...(view.flag("networkConfiguration.assignPublicIp") === true
      ? [item("public IPv4 address hours", "address.hour", taskHours)]
      : []),
  ];
};

/** A cluster is free; what Container Insights reports of it is billed by metric. */
export const containerCluster: CostReader = (view) => {
  const insights = view.items("settings").find((setting) => setting.text("name") === "containerInsights");
  const mode = insights?.text("value") ?? "disabled";
  return mode === "disabled"
    ? []
    : [{ gap: `containerInsights ${mode}: how many metrics it reports is not known offline` }];
};
