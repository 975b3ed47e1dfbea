import { entriesOf } from "../../../model/settings/entries";
import type { Report } from "../../../model/settings/rule";
import type { LimitSeverity, Limits } from "../../../platforms/aws/limits";
import { quota } from "../../../platforms/aws/quota";
import { forwardsOf } from "../../aws/load-balancer/placed-actions";
import { nodeGroupsOf, zoneCount } from "./queries";
import type { Cluster } from "./references";

/** More targets than a balancer takes by default. */
export function targetQuotas(cluster: Cluster, say: Report, limits: Limits): void {
  const names = Object.keys(cluster.targetGroups ?? {});
  if (cluster.loadBalancer?.type === "network") networkTargets(cluster, names, say, limits);
  else applicationTargets(cluster, names, say, limits);
}

const nodesOf = (cluster: Cluster, name: string): number =>
  nodeGroupsOf(cluster, name).reduce((sum, [, { maxSize }]) => sum + (maxSize ?? 0), 0);

function applicationTargets(cluster: Cluster, names: readonly string[], say: Report, limits: Limits): void {
  const check = quota(limits, "warning", say);
  for (const name of names) check("elbv2.alb.targetsPerGroup", nodesOf(cluster, name), ["targetGroups", name]);
  const { max } = limits["elbv2.alb.targetsPerGroup"];
  if (names.some((name) => nodesOf(cluster, name) > max)) return;
  const serving = entriesOf(cluster.nodeGroups).filter(([, { targetGroups = [] }]) => targetGroups.length > 0);
  const nodes = serving.reduce((sum, [, { maxSize }]) => sum + (maxSize ?? 0), 0);
  check("elbv2.alb.targets", nodes, ["targetGroups"]);
}

/** A node counts once for each of its groups. */
function networkTargets(cluster: Cluster, names: readonly string[], say: Report, limits: Limits): void {
  const check = quota(limits, "warning", say);
  const targets = names.reduce((sum, name) => sum + nodesOf(cluster, name), 0);
  const zones = cluster.loadBalancer?.enableCrossZoneLoadBalancing === false ? zoneCount(cluster) : 1;
  const perZone = Math.ceil(targets / zones);
  check("elbv2.nlb.targetsPerZone", perZone, ["targetGroups"]);
  if (perZone <= limits["elbv2.nlb.targetsPerZone"].max) check("elbv2.nlb.targets", targets, ["targetGroups"]);
}

/** Target groups that an application balancer has, each once: one without a listener is of no balancer. Network balancers have no such limit. */
export function groupQuota({ loadBalancer, targetGroups }: Cluster, say: Report, limits: Limits): void {
  if (loadBalancer?.type === "network") return;
  const used = new Set(forwardsOf(loadBalancer).flatMap(({ groups }) => groups.map(([name]) => name)));
  const count = Object.keys(targetGroups ?? {}).filter((name) => used.has(name)).length;
  quota(limits, "error", say)("elbv2.alb.targetGroups", Math.max(1, count), ["targetGroups"]);
}

export function storeQuotas(cluster: Cluster, say: Report, limits: Limits, severity: LimitSeverity): void {
  quota(limits, severity, say)("elbv2.trustStores", Object.keys(cluster.trustStores ?? {}).length, ["trustStores"]);
}
