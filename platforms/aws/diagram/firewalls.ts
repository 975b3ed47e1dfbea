import type { Sketch } from "../../../model/analysis/diagram/sketch";
import type { Graph, ResourceReader } from "../../../model/graph";
import { types } from "../catalog/types";
import { covers, showPorts } from "../reachability/ports";
import { isUnknownReference, listed } from "../reachability/references";
import { type GroupRule, groupTypes, readSecurityGroups, type SecurityGroups } from "../reachability/security-groups";
import { listenerProtocol } from "../topology";

const readGroups = new WeakMap<Graph, SecurityGroups>();

function groupsOf(graph: Graph): SecurityGroups {
  const before = readGroups.get(graph);
  if (before !== undefined) return before;
  const groups = readSecurityGroups(graph);
  readGroups.set(graph, groups);
  return groups;
}

/** What the security groups at an input let in; undefined where one of them is not the program's, and the rest is not known. */
function ingressAt(view: ResourceReader, path: string, graph: Graph): readonly GroupRule[] | undefined {
  const groups = listed(graph, view, path, ...groupTypes).map((reference) => ({
    isOpen: isUnknownReference(reference),
    ...groupsOf(graph).groupOf(reference),
  }));
  if (groups.length === 0 || groups.some(({ isOpen, isKnown }) => isOpen || !isKnown)) return undefined;
  return groups.flatMap(({ rules }) => rules.filter(({ direction }) => direction === "ingress"));
}

function peerText({ peer }: GroupRule): string {
  if (peer.kind === "range") return peer.range.text;
  return peer.kind === "unknown" ? "not known" : peer.name;
}

/** Who may reach a listener, by the security groups of its balancer. */
export function drawClients(balancer: ResourceReader, listener: ResourceReader, graph: Graph, sketch: Sketch): void {
  const { name } = listener.resource;
  const port = sketch.known(name, () => listener.number("port"), undefined);
  const protocol = sketch.known(name, () => listenerProtocol(listener), undefined);
  const isDatagram = protocol === "UDP";
  const rules = ingressAt(balancer, "securityGroups", graph);
  const hasGroups = balancer.has("securityGroups");
  const reaching = rules?.filter(
    (rule) =>
      ["all", isDatagram ? "udp" : "tcp"].includes(rule.protocol) &&
      (port === undefined || covers(rule, { fromPort: port, toPort: port })),
  );
  const sources =
    reaching === undefined
      ? [hasGroups ? "by security groups of another program" : "by no security group of this program"]
      : [...new Set(reaching.map(peerText))].sort();
  const isOpen = reaching === undefined || sources.includes("not known");
  const texts = sources.length === 0 ? ["no source is let in"] : sources;
  const id = sketch.box({
    id: `${balancer.resource.urn} clients ${JSON.stringify(texts)}`,
    ...{ kind: "clients", isOpen },
    lines: ["clients", ...cut(texts)],
  });
  if (sources.length > 0)
    sketch.arrow({
      from: id,
      to: listener.resource.urn,
      kind: "requests",
      label: port === undefined ? "" : `${isDatagram ? "UDP" : "TCP"} ${port}`,
    });
}

const mostSources = 4;

const cut = (texts: readonly string[]): readonly string[] =>
  texts.length <= mostSources
    ? texts
    : [...texts.slice(0, mostSources - 1), `and ${texts.length - mostSources + 1} more`];

/** Where a launch template names the groups of its machines. A node group of EKS without one has the group of its cluster. */
function guardedBy(template: ResourceReader): string {
  if (template.resource.type === types.eksNodeGroup) return "clusterName";
  return template.has("networkInterfaces") ? "networkInterfaces.securityGroups" : "vpcSecurityGroupIds";
}

/**
 * Who else may reach the nodes of a group: rules of its machines' security groups whose source is neither a balancer's group nor their own.
 * @param balancerGroups keys of the security groups of balancers
 */
export function drawAccess(group: ResourceReader, template: ResourceReader, graph: Graph, sketch: Sketch): void {
  const path = guardedBy(template);
  const own = sketch.known(group.resource.name, () => listed(graph, template, path, ...groupTypes), []);
  const rules = sketch.known(group.resource.name, () => ingressAt(template, path, graph), undefined) ?? [];
  const balancers = new Set(
    graph
      .ofType(types.balancer)
      .flatMap((one) => listed(graph, one, "securityGroups", ...groupTypes).map(({ key }) => key)),
  );
  const isOther = ({ peer }: GroupRule) =>
    peer.kind !== "group" || !(balancers.has(peer.key) || own.some(({ key }) => key === peer.key));
  for (const rule of rules.filter(isOther)) {
    const source = peerText(rule);
    const id = sketch.box({
      id: `source ${source}`,
      kind: "clients",
      lines: [source],
      isOpen: rule.peer.kind === "unknown",
    });
    const what = rule.protocol === "all" ? "everything" : `${rule.protocol.toUpperCase()} ${showPorts(rule)}`;
    sketch.arrow({
      from: id,
      to: group.resource.urn,
      label: rule.isCertain ? what : `${what}, not certain`,
      kind: "access",
    });
  }
}
