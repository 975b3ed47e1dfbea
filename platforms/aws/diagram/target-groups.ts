import type { Sketch } from "../../../model/analysis/diagram/sketch";
import type { Graph, ResourceReader } from "../../../model/graph";
import { displayName } from "../../../model/topology/display-name";
import { types } from "../catalog/types";
import { checkProtocolOf, makersBehind, readCheckCounts } from "../topology";
import { fewestTasks } from "../topology/container-services";

/** A target group, how it is checked, and what is registered in it. */
export function drawTargetGroup(group: ResourceReader, graph: Graph, sketch: Sketch): void {
  const { urn } = group.resource;
  const name = displayName(group, graph);
  const isFunction = sketch.known(name, () => group.text("targetType") === "lambda", false);
  sketch.box({
    id: urn,
    kind: "targets",
    lines: [name, ...(isFunction ? ["function"] : groupLines(group, name, sketch))],
  });
  const behind = [
    ...makersBehind(group, graph).map((maker) =>
      maker.resource.type === types.containerService ? drawService(maker, graph, sketch) : maker.resource.urn,
    ),
    ...graph
      .dependents(group, types.targetGroupAttachment, "targetGroupArn")
      .map((one) => drawTarget(one, graph, sketch)),
  ];
  if (behind.length === 0) {
    const lines = ["targets registered", "outside this program"];
    behind.push(sketch.box({ id: `${urn} outside`, kind: "elsewhere", isOpen: true, lines }));
    sketch.note(`${name}: what is registered in it`);
  }
  for (const to of behind) sketch.arrow({ from: urn, to, label: "", kind: "requests" });
}

function groupLines(group: ResourceReader, name: string, sketch: Sketch): readonly string[] {
  const protocol = sketch.known(name, () => group.text("protocol"), "protocol not known") ?? "";
  const port = sketch.known(name, () => group.text("port"), "not known");
  const check = sketch.known(name, () => {
    const { interval, unhealthyThreshold } = readCheckCounts(group);
    const speaks = checkProtocolOf(group);
    const path = speaks === "TCP" ? "" : ` ${group.text("healthCheck.path") ?? "/"}`;
    return [`checked by ${speaks}${path}`, `each ${interval} s, out after ${unhealthyThreshold}`];
  }, ["check not known"]);
  return [[protocol, port === undefined ? "" : `port ${port}`].filter((part) => part !== "").join(" "), ...check];
}

/** What is registered by hand: a machine or function of the program, or whatever has that id. */
function drawTarget(attachment: ResourceReader, graph: Graph, sketch: Sketch): string {
  const { urn, name } = attachment.resource;
  const [own] = graph.dependenciesOf(attachment, "targetId", types.instance, types.lambdaFunction, types.balancer);
  if (own?.resource.type === types.balancer) return own.resource.urn;
  if (own !== undefined) {
    const zone = sketch.known(name, () => own.text("availabilityZone"), undefined);
    const kind = own.resource.type === types.lambdaFunction ? "function" : "machine";
    const lines = [displayName(own, graph), kind, ...(zone === undefined ? [] : [`zone ${zone}`])];
    return sketch.box({ id: own.resource.urn, kind: "nodes", lines });
  }
  const target = sketch.known(name, () => attachment.text("targetId"), undefined);
  return sketch.box({ id: `${urn} target`, kind: "elsewhere", isOpen: true, lines: ["target", target ?? "not known"] });
}

function drawService(service: ResourceReader, graph: Graph, sketch: Sketch): string {
  const { urn, name } = service.resource;
  const fewest = sketch.known(name, () => fewestTasks(service, graph).count, undefined);
  const tasks = fewest === undefined ? [] : [`${fewest} ${fewest === 1 ? "task" : "tasks"} at least`];
  const lines = [displayName(service, graph), "ECS service", ...tasks];
  return sketch.box({ id: urn, kind: "nodes", lines });
}
