import type { Graph, ResourceReader } from "../../model/graph";
import { types } from "../../platforms/aws/catalog/types";
import { targetGroupsOf } from "../../platforms/aws/topology";
import { makerTypes } from "../../platforms/aws/topology/pools";
import { balancersOf } from "../queries/paths";

/** What guards the nodes behind a balancer. */
interface NodeFirewall {
  readonly targets: readonly ResourceReader[];
  /** Those who may come in: the balancers' security groups, and the nodes' own, by URN or id. */
  readonly admitted: ReadonlySet<string>;
}

const found = new WeakMap<Graph, ReadonlyMap<string, NodeFirewall>>();

/** The nodes' security groups and the rules of these, by URN, as far as their balancers have groups of their own. */
export function nodeFirewallsOf(graph: Graph): ReadonlyMap<string, NodeFirewall> {
  const known = found.get(graph);
  if (known) return known;
  const firewalls = new Map<string, NodeFirewall>();
  for (const [urn, { targets, admitted }] of graph.ofType(...makerTypes).flatMap((group) => entriesOf(group, graph))) {
    const other = firewalls.get(urn);
    firewalls.set(urn, {
      targets: [...(other?.targets ?? []), ...targets],
      admitted: new Set([...(other?.admitted ?? []), ...admitted]),
    });
  }
  found.set(graph, firewalls);
  return firewalls;
}

const ruleTypes = [types.securityGroupRule, types.ingressRule];

function entriesOf(group: ResourceReader, graph: Graph): readonly (readonly [string, NodeFirewall])[] {
  const targets = targetGroupsOf(group, graph);
  const balancers = new Set(targets.flatMap((target) => balancersOf(target, graph)));
  const fronts = [...balancers].flatMap((one) => graph.dependenciesOf(one, "securityGroups", types.securityGroup));
  if (fronts.length === 0) return [];
  // Without a launch template EKS guards nodes by the group that it makes for the cluster.
  const ofCluster = group.has("launchTemplate") ? [] : graph.dependenciesOf(group, "clusterName", types.eksCluster);
  const own = [
    ...ofCluster,
    ...graph.dependenciesOf(group, "networkConfiguration", types.securityGroup),
    ...templatesOf(group, graph).flatMap((template) =>
      ["networkInterfaces", "vpcSecurityGroupIds", "securityGroups"].flatMap((property) =>
        graph.dependenciesOf(template, property, types.securityGroup),
      ),
    ),
  ];
  const others = [...balancers].flatMap((one) => idsIn(one, "securityGroups"));
  const admitted = new Set([...[...fronts, ...own].map(({ resource }) => resource.urn), ...others]);
  const guards = own.flatMap((firewall) => [
    firewall,
    ...ruleTypes.flatMap((type) => graph.dependents(firewall, type, "securityGroupId")),
  ]);
  return guards.map(({ resource }) => [resource.urn, { targets, admitted }]);
}

/** The ids that are known, of those in a list. */
function idsIn(view: ResourceReader, list: string): readonly string[] {
  return view
    .items(list)
    .filter(({ isKnown }) => isKnown)
    .flatMap((item) => {
      const id = item.known();
      return typeof id === "string" ? [id] : [];
    });
}

function templatesOf(group: ResourceReader, graph: Graph): readonly ResourceReader[] {
  return ["launchTemplate", "mixedInstancesPolicy", "launchConfiguration"].flatMap((property) =>
    graph.dependenciesOf(group, property, types.launchTemplate, types.launchConfiguration),
  );
}
