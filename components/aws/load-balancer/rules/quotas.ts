import { entriesOf } from "../../../../model/settings/entries";
import type { Say } from "../../../../model/settings/rule";
import type { LimitSeverity, Limits } from "../../../../platforms/aws/limits";
import { isEncryptedProtocol } from "../../../../platforms/aws/protocols";
import { quota } from "../../../../platforms/aws/quota";
import { nodeGroupsOf, zoneCount } from "../../../vip-cluster/rules/queries";
import type { Cluster } from "../../../vip-cluster/rules/references";
import { type Balancer, listenersOf } from "../placed-actions";
import { verifyingListeners } from "./mutual-authentication";

/** What one balancer may have of each: fixed figures refuse, those that an account may have raised warn. */
export function balancerQuotas(balancer: Balancer, say: Say, limits: Limits, severity: LimitSeverity): void {
  const check = quota(limits, severity, say);
  const listeners = balancer.type === "network" ? "elbv2.nlb.listeners" : "elbv2.alb.listeners";
  check(listeners, Object.keys(balancer.listeners ?? {}).length, ["listeners"]);
  const rules = listenersOf(balancer).reduce((sum, { listener }) => sum + Object.keys(listener.rules ?? {}).length, 0);
  check("elbv2.alb.rules", rules, ["listeners"]);
  verifyingListeners(balancer, say, limits, severity);
  certificates(balancer, say, limits, severity);
}

/** Default certificates that are the same count once: whether AWS counts them for each listener is not written anywhere. */
function certificates(balancer: Balancer, say: Say, limits: Limits, severity: LimitSeverity): void {
  const listeners = listenersOf(balancer).filter(
    ({ listener: { protocol } }) => protocol !== undefined && isEncryptedProtocol(protocol),
  );
  const additional = listeners.map(({ listener, path }) => ({
    path: [...path, "additionalCertificates"],
    count: Object.keys(listener.additionalCertificates ?? {}).length,
  }));
  const holders = additional.filter(({ count }) => count > 0);
  const sum = holders.reduce((all, { count }) => all + count, 0);
  const defaults = new Set(listeners.map(({ listener }) => listener.certificateArn)).size;
  const isNetwork = balancer.type === "network";
  const [only] = holders.length === 1 ? holders : [];
  const key = isNetwork ? "elbv2.nlb.certificates" : "elbv2.alb.certificates";
  quota(limits, severity, say)(key, isNetwork ? sum + defaults : sum, only?.path ?? ["listeners"]);
}

/** More targets than a balancer takes by default. */
export function targetQuotas(cluster: Cluster, say: Say, limits: Limits): void {
  const names = Object.keys(cluster.targetGroups ?? {});
  if (cluster.loadBalancer?.type === "network") networkTargets(cluster, names, say, limits);
  else applicationTargets(cluster, names, say, limits);
}

const nodesOf = (cluster: Cluster, name: string): number =>
  nodeGroupsOf(cluster, name).reduce((sum, [, { maxSize }]) => sum + (maxSize ?? 0), 0);

function applicationTargets(cluster: Cluster, names: readonly string[], say: Say, limits: Limits): void {
  const check = quota(limits, "warning", say);
  for (const name of names) check("elbv2.alb.targetsPerGroup", nodesOf(cluster, name), ["targetGroups", name]);
  const { max } = limits["elbv2.alb.targetsPerGroup"];
  if (names.some((name) => nodesOf(cluster, name) > max)) return;
  const serving = entriesOf(cluster.nodeGroups).filter(([, { targetGroups = [] }]) => targetGroups.length > 0);
  const nodes = serving.reduce((sum, [, { maxSize }]) => sum + (maxSize ?? 0), 0);
  check("elbv2.alb.targets", nodes, ["targetGroups"]);
}

/** A node counts once for each of its groups. */
function networkTargets(cluster: Cluster, names: readonly string[], say: Say, limits: Limits): void {
  const check = quota(limits, "warning", say);
  const targets = names.reduce((sum, name) => sum + nodesOf(cluster, name), 0);
  const zones = cluster.loadBalancer?.enableCrossZoneLoadBalancing === false ? zoneCount(cluster) : 1;
  const perZone = Math.ceil(targets / zones);
  check("elbv2.nlb.targetsPerZone", perZone, ["targetGroups"]);
  if (perZone <= limits["elbv2.nlb.targetsPerZone"].max) check("elbv2.nlb.targets", targets, ["targetGroups"]);
}

export function storeQuotas(cluster: Cluster, say: Say, limits: Limits, severity: LimitSeverity): void {
  quota(limits, severity, say)("elbv2.trustStores", Object.keys(cluster.trustStores ?? {}).length, ["trustStores"]);
}
