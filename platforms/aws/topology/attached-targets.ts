import { type Graph, ifKnown, type ResourceReader, UnknownValueError } from "../../../model/graph";
import type { NodePool } from "../../../model/topology/traffic-path";
import { types } from "../catalog/types";

/** What a target group takes that is a node: a balancer or a function behind it is none. */
const isOfNodes = (targetGroup: ResourceReader): boolean =>
  ["instance", "ip"].includes(targetGroup.text("targetType") ?? "instance");

const machineOf = (attachment: ResourceReader, graph: Graph): ResourceReader | undefined =>
  graph.dependenciesOf(attachment, "targetId", types.instance)[0];

/** One attachment for each machine: one that answers on several ports is one node. */
function attachmentsOf(targetGroup: ResourceReader, graph: Graph): readonly ResourceReader[] {
  const all = graph.dependents(targetGroup, types.targetGroupAttachment, "targetGroupArn");
  const byMachine = all.map((one) => [(machineOf(one, graph) ?? one).resource.urn, one] as const);
  return [...new Map(byMachine).values()].sort((one, other) => (one.resource.urn < other.resource.urn ? -1 : 1));
}

/** The zone that an attachment or its machine names. Throws UnknownValueError where the machine is another program's. */
function zoneOf(attachment: ResourceReader, graph: Graph): string {
  const machine = machineOf(attachment, graph);
  const subnet = machine && graph.dependenciesOf(machine, "subnetId", types.subnet)[0];
  const named = [attachment, machine, subnet].map((view) => view?.text("availabilityZone"));
  const zone = named.find((name) => name !== undefined && name !== "all");
  if (zone !== undefined) return zone;
  throw new UnknownValueError(attachment.resource.urn, "in which zone its target stands", "open");
}

/** Nodes that the program registers one by one, which nothing makes again; empty: there are none. Throws UnknownValueError. */
export function readAttachedPools(targetGroup: ResourceReader, graph: Graph): readonly NodePool[] {
  const attachments = isOfNodes(targetGroup) ? attachmentsOf(targetGroup, graph) : [];
  if (attachments.length === 0) return [];
  const path = attachments.map(({ resource }) => resource.name).join(", ");
  const zones = () => new Set(attachments.map((one) => zoneOf(one, graph))).size;
  return [
    {
      path,
      minSize: attachments.length,
      zones: ifKnown(zones),
      minHealthyPercentage: 0,
      notReplaced: `${path}: targets that are registered one by one, which nothing replaces`,
      healthCheckGracePeriod: 0,
      boot: undefined,
      hooks: { path, worst: 0, typical: 0 },
    },
  ];
}
