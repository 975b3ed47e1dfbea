import type { Service } from "./analyze";
import { type SubnetPlaced, transportsOf } from "./endpoint-sources";
import type { Named } from "./network-interface";
import type { Topology } from "./network-topology";
import { field, flagOf, isUnknownReference, listOf, numberOf, type ReachResource, textOf } from "./resources";

const targetGroups = ["targetGroup"] as const;

interface Forward {
  readonly balancer: string;
  readonly listener: ReachResource;
}

/** Which balancer sends to which nodes, on which ports. */
export function readServices(scene: Topology, members: readonly SubnetPlaced[]): readonly Service[] {
  const byUrn = new Map(members.map(({ resource, member }) => [resource.urn, member]));
  const forwards = readForwards(scene);
  const memberUrns = readMembers(scene);
  return scene.resources.of("targetGroup").flatMap((group) => {
    const ways = forwards.get(group.urn) ?? [];
    const balancers = [...new Set(ways.map(({ balancer }) => balancer))].flatMap((urn) => byUrn.get(urn) ?? []);
    return balancers.flatMap((balancer) =>
      (memberUrns.get(group.urn) ?? []).flatMap((urn) => {
        const target = byUrn.get(urn);
        const listeners = ways.filter((way) => way.balancer === balancer.by.urn).map(({ listener }) => listener);
        return target === undefined ? [] : [serviceOf(group, balancer.name, target.name, listeners)];
      }),
    );
  });
}

function serviceOf(
  group: ReachResource,
  balancer: string,
  nodes: string,
  listeners: readonly ReachResource[],
): Service {
  const { protocol, port: portInput, healthCheck } = group.inputs;
  const port = numberOf(portInput);
  const check = textOf(field(healthCheck, "port")) ?? field(healthCheck, "port");
  return {
    balancer,
    targetGroup: named(group),
    nodes,
    protocols: transportsOf(protocol),
    family: group.inputs["ipAddressType"] === "ipv6" ? "ipv6" : "ipv4",
    port,
    healthPort: check === undefined || check === "traffic-port" ? port : numberOf(check),
    preservesClientIp: preservesClientIp(group),
    listeners: listeners.map((by) => ({ by: named(by), port: numberOf(by.inputs["port"]) })),
  };
}

const named = ({ name, urn }: ReachResource): Named => ({ name, urn });

/** Source: Network Load Balancers user guide, "Client IP preservation". */
function preservesClientIp({ inputs }: ReachResource): boolean {
  const protocol = String(inputs["protocol"]);
  if (["HTTP", "HTTPS"].includes(protocol)) return false;
  if (transportsOf(protocol).includes("udp")) return true;
  const isByInstance = (textOf(inputs["targetType"]) ?? "instance") === "instance";
  return flagOf(inputs["preserveClientIp"], isByInstance) === "yes";
}

function readForwards(scene: Topology): ReadonlyMap<string, readonly Forward[]> {
  const { resources } = scene;
  const found = new Map<string, Forward[]>();
  const add = (listener: ReachResource, source: ReachResource, property: string) => {
    const [balancer] = resources.named(listener, "loadBalancerArn", listener.inputs["loadBalancerArn"], [
      "loadBalancer",
    ]);
    if (balancer === undefined || isUnknownReference(balancer)) return;
    for (const value of forwardedBy(source.inputs[property])) {
      for (const { key } of resources.named(source, property, value, targetGroups)) {
        const own = found.get(key) ?? [];
        if (!own.some((way) => way.listener === listener))
          found.set(key, [...own, { balancer: balancer.key, listener }]);
      }
    }
  };
  for (const listener of resources.of("listener")) add(listener, listener, "defaultActions");
  for (const rule of resources.of("listenerRule")) {
    const [listener] = resources.named(rule, "listenerArn", rule.inputs["listenerArn"], ["listener"]);
    if (listener?.resource !== undefined) add(listener.resource, rule, "actions");
  }
  return found;
}

/** ARNs, as they are written, of the target groups that some actions forward to. */
function forwardedBy(actions: unknown): readonly unknown[] {
  return listOf(actions).flatMap((action) => [
    ...[field(action, "targetGroupArn")].filter((arn) => arn !== undefined),
    ...listOf(field(field(action, "forward"), "targetGroups")).map((group) => field(group, "arn")),
  ]);
}

/** URNs of the scaling groups and instances in each target group. */
function readMembers(scene: Topology): ReadonlyMap<string, readonly string[]> {
  const { resources } = scene;
  const found = new Map<string, string[]>();
  const add = (group: string, member: string) => {
    const own = found.get(group) ?? [];
    if (!own.includes(member)) found.set(group, [...own, member]);
  };
  for (const group of resources.of("scalingGroup")) {
    for (const { key } of resources.listed(group, "targetGroupArns", group.inputs["targetGroupArns"], targetGroups)) {
      add(key, group.urn);
    }
  }
  const attachments = [
    ["attachment", "targetGroupArn", "targetId", "instance"],
    ["groupAttachment", "lbTargetGroupArn", "autoscalingGroupName", "scalingGroup"],
  ] as const;
  for (const [kind, target, property, memberKind] of attachments) {
    for (const attachment of resources.of(kind)) {
      const [group] = resources.named(attachment, target, attachment.inputs[target], targetGroups);
      const [member] = resources.named(attachment, property, attachment.inputs[property], [memberKind]);
      if (group !== undefined && member !== undefined) add(group.key, member.key);
    }
  }
  return found;
}
