import { entriesOf } from "../../../model/settings/entries";
import type { Report, ValidPart } from "../../../model/settings/rule";
import { suggest } from "../../../model/settings/suggest";
import { forwardsOf, listenersOf } from "../../aws/load-balancer/placed-actions";
import type { ClusterShape } from "../schema";

export type Cluster = ValidPart<ClusterShape>;

/** What a name could have meant: the nearest one that exists, else all of them. */
export function unknownName(name: string, known: readonly string[], what: string) {
  const near = suggest(name, known);
  const shown = known.slice(0, 10).join(", ");
  return {
    problem: `no such ${what}`,
    received: name,
    allowed: known.length === 0 ? `none is defined under ${what}s` : `one of ${shown}`,
    ...(near === undefined ? {} : { fix: `did you mean ${near}` }),
  };
}

/** Target groups that listeners and node groups name must exist. */
export function references(cluster: Cluster, say: Report): void {
  if (cluster.targetGroups === undefined) return;
  const known = Object.keys(cluster.targetGroups);
  for (const { groups, actionPath } of forwardsOf(cluster.loadBalancer)) {
    for (const [name] of groups) {
      if (!known.includes(name)) {
        say(["loadBalancer", ...actionPath, "targetGroups", name], unknownName(name, known, "targetGroup"));
      }
    }
  }
  for (const [key, group] of entriesOf(cluster.nodeGroups)) {
    for (const [index, name] of (group.targetGroups ?? []).entries()) {
      if (name === undefined || known.includes(name)) continue;
      say(["nodeGroups", key, "targetGroups", index], unknownName(name, known, "targetGroup"));
    }
  }
}

/** Trust stores that listeners name must exist. */
export function trustStoreReferences(cluster: Cluster, say: Report): void {
  const known = Object.keys(cluster.trustStores ?? {});
  for (const { listener, path } of listenersOf(cluster.loadBalancer)) {
    const name = listener.mutualAuthentication?.trustStore;
    if (name === undefined || known.includes(name)) continue;
    say(["loadBalancer", ...path, "mutualAuthentication", "trustStore"], unknownName(name, known, "trustStore"));
  }
}

/** Caution: a trust store that no listener names. */
export function unusedTrustStores(cluster: Cluster, say: Report): void {
  const named = listenersOf(cluster.loadBalancer).map(({ listener }) => listener.mutualAuthentication?.trustStore);
  for (const name of Object.keys(cluster.trustStores ?? {})) {
    if (named.includes(name)) continue;
    const fix = "name it under a listener's mutualAuthentication, or take it out";
    say(["trustStores", name], { problem: "no listener names it", fix });
  }
}

/** Nodes needed are stated for node groups that exist and can have as many. */
export function neededNodes({ objectives, nodeGroups }: Cluster, say: Report): void {
  if (nodeGroups === undefined) return;
  const known = Object.keys(nodeGroups);
  for (const [key, needed] of entriesOf(objectives?.nodesNeeded)) {
    const path = ["objectives", "nodesNeeded", key];
    const most = nodeGroups[key]?.maxSize;
    if (!known.includes(key)) {
      say(path, unknownName(key, known, "nodeGroup"));
    } else if (most !== undefined && needed > most) {
      say(path, { problem: `above the group's maxSize ${most}`, fix: `write ${most} or less, or raise maxSize` });
    }
  }
}

/** A schedule that goes below what the objectives need breaks them by the clock. */
export function scheduledNodes({ objectives, nodeGroups }: Cluster, say: Report): void {
  for (const [key, group] of entriesOf(nodeGroups)) {
    const needed = objectives?.nodesNeeded?.[key];
    if (needed === undefined) continue;
    for (const [name, schedule] of entriesOf(group.autoscaling?.schedules)) {
      for (const option of ["maxSize", "desiredCapacity", "minSize"] as const) {
        const size = schedule[option];
        if (size === undefined || size >= needed) continue;
        const problem = `below the ${needed} nodes that objectives.nodesNeeded.${key} names`;
        const fix = `write ${needed} or more, better what a zone's loss leaves spare`;
        say(["nodeGroups", key, "autoscaling", "schedules", name, option], { problem, fix });
      }
    }
  }
}

/** Requests are counted per target group, so one of the node group's own must be meant. */
export function countedRequests(cluster: Cluster, say: Report): void {
  for (const [key, group] of entriesOf(cluster.nodeGroups)) {
    const { requestsPerTarget, predictive } = group.autoscaling ?? {};
    const forecast = predictive?.metric === "requests" ? {} : undefined;
    const policy: { readonly targetGroup?: string | undefined } | undefined = requestsPerTarget ?? forecast;
    if (policy === undefined) continue;
    const path = [
      "nodeGroups",
      key,
      "autoscaling",
      requestsPerTarget === undefined ? "predictive" : "requestsPerTarget",
    ];
    if (cluster.loadBalancer?.type === "network") {
      const problem = "a network load balancer counts no requests";
      say(path, { problem, fix: "scale on cpu, or use an application load balancer" });
      continue;
    }
    const own = (group.targetGroups ?? []).filter((name) => name !== undefined);
    if (policy.targetGroup !== undefined && !own.includes(policy.targetGroup)) {
      const allowed = `one of ${own.join(", ")}`;
      say([...path, "targetGroup"], { problem: "not a target group of this node group", allowed });
    } else if (policy.targetGroup === undefined && own.length > 1) {
      const fix = `write ${own[0]}`;
      say([...path, "targetGroup"], {
        problem: "missing: the group serves several",
        allowed: `one of ${own.join(", ")}`,
        fix,
      });
    }
  }
}
