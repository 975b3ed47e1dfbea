import { isEverywhere, parseCidr } from "../../../model/net/cidr";
import type { Report } from "../../../model/settings/rule";
import type { Limits } from "../../../platforms/aws/limits";
import { probeOf } from "../../aws/address/probe";
import { listenersOf } from "../../aws/load-balancer/placed-actions";
import { isOpenedByEdge } from "./queries";
import type { Cluster } from "./references";

/** A health check asks what the listener forwards to nodes: another answer would say nothing of them. */
export function checkAsksNodes({ address, loadBalancer, targetGroups }: Cluster, say: Report, limits: Limits): void {
  const healthCheck = address?.healthCheck;
  if (healthCheck === undefined || loadBalancer === undefined || targetGroups === undefined) return;
  const found = probeOf(healthCheck, { loadBalancer, targetGroups }, limits);
  if (found === undefined || !("problem" in found)) return;
  const { path, ...issue } = found;
  say(["address", ...path], issue);
}

/** Caution: Route 53's checkers are all over the world, and a listener's list lets them in nowhere. */
export function checkLockedOut(cluster: Cluster, say: Report, limits: Limits): void {
  const { address, loadBalancer, targetGroups } = cluster;
  if (address?.healthCheck === undefined || loadBalancer === undefined || targetGroups === undefined) return;
  const probe = probeOf(address.healthCheck, { loadBalancer, targetGroups }, limits);
  if (probe === undefined || "problem" in probe) return;
  for (const { listener, path } of listenersOf(loadBalancer)) {
    if (listener.port !== probe.port || listener.allow === undefined) continue;
    const isOpen = listener.allow.some((range) => {
      const parsed = range === undefined ? undefined : parseCidr(range);
      return parsed !== undefined && isEverywhere(parsed);
    });
    if (isOpen || isOpenedByEdge(cluster, listener)) continue;
    say(["loadBalancer", ...path, "allow"], {
      problem: "lets Route 53's health checkers in only where it names their ranges",
      fix: `add an edge of the firewall from the prefix list com.amazonaws.${cluster.region ?? "<region>"}.route53-healthchecks (pl-...) to balancer, port ${probe.port}`,
    });
  }
}
