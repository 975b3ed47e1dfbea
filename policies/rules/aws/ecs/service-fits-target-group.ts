import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { each } from "../../../evaluate";
import { containersOf } from "../../../queries/containers";
import { containerGuide } from "../../../queries/links";
import { type Finding, fact, type Rule } from "../../../rule";

const definitionOf = (service: ResourceReader, graph: Graph): ResourceReader | undefined =>
  graph.dependenciesOf(service, "taskDefinition", types.taskDefinition)[0];

/** Tasks with interfaces of their own are told by their addresses: the instance that they run on is nothing that a client can reach. */
function* kindOfTargets(entry: ResourceReader, service: ResourceReader, graph: Graph): Generator<Finding> {
  if (!service.has("networkConfiguration")) return;
  const groups = graph.dependenciesOf(service, "loadBalancers", types.targetGroup);
  const arn = entry.at("targetGroupArn");
  const named = arn.isKnown
    ? graph.findByIdOrArn(entry.text("targetGroupArn") ?? "", types.targetGroup)
    : groups.length === 1
      ? groups
      : [];
  for (const group of named) {
    const kind = group.text("targetType") ?? "instance";
    if (kind !== "ip")
      yield fact(arn.path, `is that of ${group.resource.name}, whose targetType is ${kind}; expected ip`);
  }
}

function* portOfContainer(entry: ResourceReader, containers: readonly ResourceReader[]): Generator<Finding> {
  const [name, port] = [entry.text("containerName"), entry.number("containerPort")];
  const container = containers.find((one) => one.text("name") === name);
  if (container === undefined) {
    const names = containers.map((one) => one.text("name")).join(", ");
    yield fact(entry.at("containerName").path, `is ${name}; expected a container of the task: ${names}`);
    return;
  }
  const ports = container.items("portMappings").map((mapping) => mapping.number("containerPort"));
  if (!ports.includes(port))
    yield fact(
      entry.at("containerPort").path,
      `is ${port}; expected a port that ${name} maps: ${ports.join(", ") || "none"}`,
    );
}

export const serviceFitsTargetGroup: Rule = {
  id: "service-fits-target-group",
  title: "Services register what their target groups take, and ports that their tasks have",
  why: "ECS refuses the service: a deployment stops half way.",
  remediation:
    "Give the target group targetType ip, and name a container of the task definition and a port that it maps.",
  url: containerGuide("alb"),
  severity: "high",
  types: [types.containerService],
  scope: "stack",
  applies: (service) => service.has("loadBalancers"),
  *check(service, graph) {
    const definition = definitionOf(service, graph);
    const containers = definition === undefined ? [] : containersOf(definition);
    yield* each(service.items("loadBalancers"), function* (entry) {
      yield* kindOfTargets(entry, service, graph);
      if (containers.length > 0) yield* portOfContainer(entry, containers);
    });
  },
};
