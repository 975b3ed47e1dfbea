import { entriesOf } from "../../../model/settings/entries";
import type { Report } from "../../../model/settings/rule";
import { vendorIdleTimeout } from "../../../platforms/aws/defaults";
import {
  aProtocol,
  balancerOf,
  groupProtocolsOf,
  isEncryptedProtocol,
  protocolsOf,
} from "../../../platforms/aws/protocols";
import { forwardsOf, listenersOf } from "../../aws/load-balancer/placed-actions";
import { isFunction } from "../../aws/target-group/function-targets";
import { networkAlternative } from "../../aws/web-acl/problems";
import { localZones } from "./network";
import type { Cluster } from "./references";

/** A target group belongs to one kind of balancer. */
export function groupProtocols(cluster: Cluster, say: Report): void {
  const type = cluster.loadBalancer?.type;
  if (type === undefined) return;
  for (const [key, group] of entriesOf(cluster.targetGroups)) {
    if (isFunction(group)) continue;
    if (group.protocol === undefined || balancerOf(group.protocol) === type) continue;
    say(["targetGroups", key, "protocol"], {
      problem: `not a protocol of ${type === "application" ? "an application" : "a network"} load balancer`,
      allowed: `one of ${protocolsOf[type].join(", ")}`,
      fix: `or set loadBalancer.type to ${balancerOf(group.protocol)}`,
    });
  }
}

/** What a listener may forward to depends on both protocols. */
export function listenerTargets(cluster: Cluster, say: Report): void {
  for (const { listener, groups, actionPath } of forwardsOf(cluster.loadBalancer)) {
    const { protocol } = listener;
    if (protocol === undefined) continue;
    for (const [name] of groups) {
      const group = cluster.targetGroups?.[name];
      if (group === undefined || isFunction(group)) continue;
      if (group.protocol === undefined || balancerOf(group.protocol) !== balancerOf(protocol)) continue;
      const path = ["loadBalancer", ...actionPath, "targetGroups", name];
      if (!groupProtocolsOf[protocol].includes(group.protocol)) {
        const allowed = `groups with protocol ${groupProtocolsOf[protocol].join(" or ")}`;
        say(path, {
          problem: `${aProtocol(protocol)} listener cannot forward to ${aProtocol(group.protocol)} group`,
          received: name,
          allowed,
        });
      }
      const version = group.protocolVersion;
      if (protocol === "HTTP" && (version === "GRPC" || version === "HTTP2")) {
        const problem = `${version} groups need an HTTPS listener`;
        say(path, { problem, received: name, fix: "use protocol HTTPS for the listener, or HTTP1 for the group" });
      }
      if (protocol === "TLS" && group.protocol === "TLS" && group.stickiness?.type === "source_ip") {
        const problem = "a TLS listener with a TLS group has no affinity";
        const fix = "set the group's protocol to TCP, or drop its stickiness";
        say(["targetGroups", name, "stickiness", "type"], { problem, fix });
      }
    }
  }
}

/** Affinity across weighted groups: the group must be remembered before the target can be. */
export function weightedAffinity(cluster: Cluster, say: Report): void {
  for (const { action, groups, actionPath } of forwardsOf(cluster.loadBalancer)) {
    if (groups.length < 2) continue;
    const path = ["loadBalancer", ...actionPath];
    const stickinessOf = (name: string) => {
      const group = cluster.targetGroups?.[name];
      return group === undefined || isFunction(group) ? undefined : group.stickiness;
    };
    const sticky = groups.filter(([name]) => {
      const type = stickinessOf(name)?.type;
      return type === "lb_cookie" || type === "app_cookie";
    });
    const [first] = sticky;
    if (first !== undefined && action.stickiness === undefined) {
      const problem = `missing: ${first[0]} keeps clients on a target, which only works when they stay in its group`;
      say([...path, "stickiness"], { problem, fix: "add stickiness: { duration: 86400 }, or drop the group's own" });
    }
    for (const [name] of groups) {
      if (stickinessOf(name)?.type !== "app_cookie") continue;
      const problem = "app_cookie does not work in a weighted forward action";
      say([...path, "targetGroups", name], {
        problem,
        received: name,
        fix: "use lb_cookie, or forward to this group alone",
      });
    }
  }
}

/** A node that closes an idle connection first may do so while the balancer sends on it. Network balancers reuse no connections. */
export function keepAlive(cluster: Cluster, say: Report): void {
  const { loadBalancer } = cluster;
  if (loadBalancer?.type !== "application") return;
  const idle = loadBalancer.idleTimeout ?? vendorIdleTimeout.application;
  for (const [key, { workload, targetGroups: served = [] }] of entriesOf(cluster.nodeGroups)) {
    const own = workload?.keepAliveTimeout;
    if (own === undefined || own > idle || served.length === 0) continue;
    const problem = `closes connections that the balancer keeps for ${idle} seconds: clients meet 502`;
    const fix = `write ${idle + 5} or more, or set loadBalancer.idleTimeout below ${own}`;
    say(["nodeGroups", key, "workload", "keepAliveTimeout"], { problem, fix });
  }
}

/** Only an application load balancer invokes functions, and only those of its own region. */
export function functions(cluster: Cluster, say: Report): void {
  const { targetGroups, loadBalancer, region } = cluster;
  for (const [key, group] of entriesOf(targetGroups)) {
    if (!isFunction(group)) continue;
    if (loadBalancer?.type === "network") {
      const problem = "a network load balancer invokes no functions";
      say(["targetGroups", key, "targetType"], { problem, fix: "set loadBalancer.type to application" });
    }
    if (localZones(cluster).local.length > 0) {
      const problem = "an application load balancer in Local Zones invokes no functions";
      say(["targetGroups", key, "targetType"], { problem, fix: "name zones of the region under network.zones" });
    }
    const where = group.function?.arn?.split(":")[3];
    if (where === undefined || region === undefined || where === region) continue;
    const problem = `a function of ${where}, the cluster is in ${region}`;
    say(["targetGroups", key, "function", "arn"], { problem, fix: `deploy it to ${region}` });
  }
}

/** AWS WAF reads HTTP, which a network load balancer does not. */
export function webAclBalancer({ firewall, loadBalancer }: Cluster, say: Report): void {
  if (firewall?.waf === undefined || loadBalancer?.type !== "network") return;
  const problem = "a web ACL stands before no network load balancer";
  say(["firewall", "waf"], { problem, received: "a web ACL", derived: true, fix: networkAlternative });
}

/** An encrypted listener needs a certificate, its own or the cluster's. */
export function certified(cluster: Cluster, say: Report): void {
  if (cluster.certificate !== undefined) return;
  for (const { listener, path } of listenersOf(cluster.loadBalancer)) {
    if (listener.protocol === undefined || !isEncryptedProtocol(listener.protocol)) continue;
    if (listener.certificateArn !== undefined) continue;
    const problem = `missing: ${aProtocol(listener.protocol)} listener needs a certificate`;
    const fix = "set certificate on the cluster (a domainName, or an arn), or certificateArn here";
    say(["loadBalancer", ...path, "certificateArn"], { problem, fix });
  }
}

/** Autoscaling groups register machines, nothing else. */
export function nodeTargets(cluster: Cluster, say: Report): void {
  for (const [key, group] of entriesOf(cluster.nodeGroups)) {
    for (const [index, name] of (group.targetGroups ?? []).entries()) {
      const type = name === undefined ? undefined : cluster.targetGroups?.[name]?.targetType;
      if (type === undefined || type === "instance") continue;
      const problem = `its targets are of type ${type}, and nodes are machines`;
      say(["nodeGroups", key, "targetGroups", index], {
        problem,
        fix: `set targetGroups.${name}.targetType to instance`,
      });
    }
  }
}
