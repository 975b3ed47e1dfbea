import { entriesOf } from "../../../../model/settings/entries";
import type { Report, SettingsRules } from "../../../../model/settings/rule";
import { forwardsOf, listenersOf } from "../../gateway/placed-actions";
import type { ClusterShape } from "../schema";
import { type Cluster, nodeGroupsOf } from "./queries";

/** Target groups that no listener forwards to, or that nothing serves. */
function idleGroups(cluster: Cluster, say: Report): void {
  const used = new Set(forwardsOf(cluster.loadBalancer).flatMap(({ groups }) => groups.map(([name]) => name)));
  for (const name of Object.keys(cluster.targetGroups ?? {})) {
    const path = ["targetGroups", name];
    if (!used.has(name)) {
      say(path, {
        problem: "no listener forwards to it, so it is never checked",
        fix: "name it in a forward action, or drop it",
      });
    } else if (nodeGroupsOf(cluster, name).length === 0) {
      const problem = "no node group serves it: its share is answered 503";
      say(path, { problem, fix: `add ${name} to a node group's targetGroups` });
    }
  }
}

/** A target group with traffic needs two nodes to survive the loss of one. */
function redundancy(cluster: Cluster, say: Report): void {
  const weighted = new Set(
    forwardsOf(cluster.loadBalancer).flatMap(({ groups }) =>
      groups.flatMap(([name, weight]) => (weight === 0 ? [] : [name])),
    ),
  );
  for (const name of weighted) {
    const served = nodeGroupsOf(cluster, name);
    if (served.length === 0) continue;
    const nodes = served.reduce((sum, [, { minSize }]) => sum + (minSize ?? 0), 0);
    if (nodes >= 2) continue;
    const [key] = served[0] ?? [""];
    const problem = `${name} gets traffic and may be down to ${nodes} node${nodes === 1 ? "" : "s"}: no redundancy`;
    say(["nodeGroups", key, "minSize"], { problem, fix: "write 2 or more" });
  }
}

function timers(cluster: Cluster, say: Report): void {
  for (const [key, { targetGroups = [], stopTimeout }] of entriesOf(cluster.nodeGroups)) {
    const drain = Math.max(
      0,
      ...targetGroups.map((name) => cluster.targetGroups?.[name ?? ""]?.deregistrationDelay ?? 0),
    );
    if (stopTimeout === undefined || stopTimeout >= drain) continue;
    const problem = `the service is killed before its drain of ${drain} seconds ends`;
    say(["nodeGroups", key, "stopTimeout"], { problem, fix: `write ${drain + 10}, or leave it out` });
  }
}

/** A bound client's group cannot be replaced by another one: retries and failover stay within it. */
function boundGroups(cluster: Cluster, say: Report): void {
  for (const { action, actionPath, groups, listener } of forwardsOf(cluster.loadBalancer)) {
    const sharing = groups.filter(([, weight]) => weight !== 0);
    if (sharing.length < 2 || (listener.protocol !== "HTTP" && listener.protocol !== "HTTPS")) continue;
    const isBound =
      action.stickiness !== undefined ||
      sharing.some(([name]) => cluster.targetGroups?.[name]?.stickiness !== undefined);
    if (!isBound) continue;
    const problem =
      "clients are bound to a group: while all of its nodes are down, they get 503 and no other group takes them";
    say(["loadBalancer", ...actionPath, "targetGroups"], { problem, fix: "shift the weight away, or drop stickiness" });
  }
}

function context({ kubernetes, provider }: Cluster, say: Report): void {
  if (kubernetes === undefined || provider !== "kubernetes" || kubernetes.context !== undefined) return;
  const problem = "an up goes wherever the kubeconfig's current context leads at that moment";
  say(["kubernetes", "context"], { problem, fix: "name the context of this environment" });
}

/** One proxy is a single point of failure, and so is one zone. */
function proxies({ kubernetes, loadBalancer, provider }: Cluster, say: Report): void {
  if (kubernetes?.gateway?.replicas === 1 && provider !== "twin")
    say(["kubernetes", "gateway", "replicas"], {
      problem: "while this one proxy is replaced nothing answers",
      fix: "write 2 or more",
    });
  for (const { listener, path } of listenersOf(loadBalancer)) {
    if (listener.allow === undefined || kubernetes?.gateway?.trustedHops !== 0 || kubernetes.address?.kind !== "cloud")
      continue;
    const problem =
      "counts the address that the proxy sees: the client's own only where the cloud's load balancer keeps it";
    say(["loadBalancer", ...path, "allow"], { problem, fix: "check it once, or set kubernetes.gateway.trustedHops" });
  }
}

export const clusterCautions: SettingsRules<ClusterShape> = {
  "group-idle": idleGroups,
  "no-redundancy": redundancy,
  "timers-disagree": timers,
  "clients-bound-to-group": boundGroups,
  "context-named": context,
  "single-points": proxies,
};
