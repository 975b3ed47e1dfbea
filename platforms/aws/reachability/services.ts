import type { Graph, ResourceReader } from "../../../model/graph";
import { types } from "../catalog/types";
import type { Service } from "./analyze";
import { type SubnetPlaced, transportsOf } from "./endpoint-sources";
import type { Named } from "./network-interface";
import { flagOf, isSaid, isUnknownReference, listed, listOf, named, numberOf, textOf } from "./references";

interface Forward {
  readonly balancer: string;
  readonly listener: ResourceReader;
}

/** Which balancer sends to which nodes, on which ports. */
export function readServices(graph: Graph, members: readonly SubnetPlaced[]): readonly Service[] {
  const byUrn = new Map(members.map(({ resource, member }) => [resource.urn, member]));
  const forwards = readForwards(graph);
  const memberUrns = readMembers(graph);
  return graph.ofType(types.targetGroup).flatMap((group) => {
    const ways = forwards.get(group.resource.urn) ?? [];
    const balancers = [...new Set(ways.map(({ balancer }) => balancer))].flatMap((urn) => byUrn.get(urn) ?? []);
    return balancers.flatMap((balancer) =>
      (memberUrns.get(group.resource.urn) ?? []).flatMap((urn) => {
        const target = byUrn.get(urn);
        const listeners = ways.filter((way) => way.balancer === balancer.by.urn).map(({ listener }) => listener);
        return target === undefined ? [] : [serviceOf(group, balancer.name, target.name, listeners)];
      }),
    );
  });
}

function serviceOf(
  group: ResourceReader,
  balancer: string,
  nodes: string,
  listeners: readonly ResourceReader[],
): Service {
  const port = numberOf(group.at("port"));
  const check = group.at("healthCheck.port");
  return {
    balancer,
    targetGroup: nameOf(group),
    nodes,
    protocols: transportsOf(textOf(group.at("protocol"))),
    family: textOf(group.at("ipAddressType")) === "ipv6" ? "ipv6" : "ipv4",
    port,
    healthPort: !isSaid(check) || textOf(check) === "traffic-port" ? port : numberOf(check),
    preservesClientIp: preservesClientIp(group),
    listeners: listeners.map((by) => ({ by: nameOf(by), port: numberOf(by.at("port")) })),
  };
}

const nameOf = ({ resource: { name, urn } }: ResourceReader): Named => ({ name, urn });

/** Source: Network Load Balancers user guide, "Client IP preservation". */
function preservesClientIp(group: ResourceReader): boolean {
  const protocol = textOf(group.at("protocol"));
  if (protocol === "HTTP" || protocol === "HTTPS") return false;
  if (transportsOf(protocol).includes("udp")) return true;
  const isByInstance = (textOf(group.at("targetType")) ?? "instance") === "instance";
  return flagOf(group.at("preserveClientIp"), isByInstance) === "yes";
}

function readForwards(graph: Graph): ReadonlyMap<string, readonly Forward[]> {
  const found = new Map<string, Forward[]>();
  const add = (listener: ResourceReader, actions: readonly ResourceReader[]) => {
    const [balancer] = named(graph, listener.at("loadBalancerArn"), types.balancer);
    if (balancer === undefined || isUnknownReference(balancer)) return;
    for (const arn of actions.flatMap(forwardedBy)) {
      for (const { key } of named(graph, arn, types.targetGroup)) {
        const own = found.get(key) ?? [];
        if (!own.some((way) => way.listener === listener))
          found.set(key, [...own, { balancer: balancer.key, listener }]);
      }
    }
  };
  for (const listener of graph.ofType(types.listener)) add(listener, listOf(listener, "defaultActions"));
  for (const rule of graph.ofType(types.listenerRule)) {
    const [listener] = named(graph, rule.at("listenerArn"), types.listener);
    if (listener?.resource !== undefined) add(listener.resource, listOf(rule, "actions"));
  }
  return found;
}

/** ARNs, as they are written, of the target groups that an action forwards to. */
const forwardedBy = (action: ResourceReader): readonly ResourceReader[] => [
  action.at("targetGroupArn"),
  ...listOf(action, "forward.targetGroups").map((group) => group.at("arn")),
];

/** What an attachment names by its scaling group: EKS makes one for each node group. */
const attachable = [types.group, types.eksNodeGroup] as const;

/** URNs of the scaling groups, node groups, services and instances in each target group. */
function readMembers(graph: Graph): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const add = (group: string, member: string) => {
    const own = found.get(group) ?? [];
    if (!own.includes(member)) found.set(group, [...own, member]);
  };
  for (const group of graph.ofType(types.group)) {
    for (const { key } of listed(graph, group, "targetGroupArns", types.targetGroup)) add(key, group.resource.urn);
    for (const source of listOf(group, "trafficSources")) {
      for (const { key } of named(graph, source.at("identifier"), types.targetGroup)) add(key, group.resource.urn);
    }
  }
  for (const service of graph.ofType(types.containerService)) {
    for (const entry of listOf(service, "loadBalancers")) {
      for (const { key } of named(graph, entry.at("targetGroupArn"), types.targetGroup)) add(key, service.resource.urn);
    }
  }
  const attachments = [
    [types.targetGroupAttachment, "targetGroupArn", "targetId", [types.instance]],
    [types.groupAttachment, "lbTargetGroupArn", "autoscalingGroupName", attachable],
    [types.trafficSourceAttachment, "trafficSource.identifier", "autoscalingGroupName", attachable],
  ] as const;
  for (const [type, target, property, memberTypes] of attachments) {
    for (const attachment of graph.ofType(type)) {
      const [group] = named(graph, attachment.at(target), types.targetGroup);
      const [member] = named(graph, attachment.at(property), ...memberTypes);
      if (group !== undefined && member !== undefined) add(group.key, member.key);
    }
  }
  return found;
}
