import { entriesOf } from "../../../../model/settings/entries";
import type { Report } from "../../../../model/settings/rule";
import { forwardsOf, type PlacedForward } from "../../gateway/placed-actions";
import { type Cluster, nodeGroupsOf } from "./queries";

const protocolsOf = { application: ["HTTP", "HTTPS"], network: ["TCP", "UDP"] } as const;

/** A target group belongs to one kind of balancer. */
export function groupProtocols(cluster: Cluster, say: Report): void {
  const type = cluster.loadBalancer?.type;
  if (type === undefined) return;
  const known: readonly string[] = protocolsOf[type];
  for (const [key, { protocol }] of entriesOf(cluster.targetGroups)) {
    if (protocol === undefined || known.includes(protocol)) continue;
    const other = type === "application" ? "network" : "application";
    say(["targetGroups", key, "protocol"], {
      problem: `not a protocol of ${type === "application" ? "an application" : "a network"} load balancer`,
      allowed: `one of ${known.join(", ")}`,
      fix: `or set loadBalancer.type to ${other}`,
    });
  }
}

/** A listener of connections passes on what it takes: TLS ends at the gateway. */
export function listenerTargets(cluster: Cluster, say: Report): void {
  for (const { listener, groups, actionPath } of forwardsOf(cluster.loadBalancer)) {
    const { protocol } = listener;
    if (protocol !== "TCP" && protocol !== "TLS" && protocol !== "UDP") continue;
    const wanted = protocol === "UDP" ? "UDP" : "TCP";
    for (const [name] of groups) {
      const own = cluster.targetGroups?.[name]?.protocol;
      if (own === undefined || own === wanted || (own !== "TCP" && own !== "UDP")) continue;
      say(["loadBalancer", ...actionPath, "targetGroups", name], {
        problem: `a ${protocol} listener cannot forward to a ${own} group`,
        received: name,
        allowed: `groups with protocol ${wanted}`,
      });
    }
  }
}

/** What a route has once for all of its backends. */
const shared = [
  ...["protocol", "protocolVersion", "loadBalancingAlgorithmType", "stickiness", "slowStart", "proxyProtocolV2"],
  ...["healthCheck", "targetGroupHealth"],
] as const;

type Group = NonNullable<NonNullable<Cluster["targetGroups"]>[string]>;

/** The option in which two groups of one action differ, as deep as it goes. */
function difference(a: unknown, b: unknown, path: readonly string[]): readonly string[] | undefined {
  if (JSON.stringify(a) === JSON.stringify(b)) return undefined;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return path;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  const keys = [...new Set([...left, ...right].map(([key]) => key))];
  return keys
    .map((key) => difference(Object.fromEntries(left)[key], Object.fromEntries(right)[key], [...path, key]))
    .find((found) => found !== undefined);
}

const isWhole = (value: unknown): boolean =>
  typeof value === "object" && value !== null ? Object.values(value).every(isWhole) : value !== undefined;

/** Cookies of a group that carries connections are refused where they are written: that others have none follows from it. */
const isRefused = ({ protocol, stickiness }: Group): boolean =>
  (protocol === "TCP" || protocol === "UDP") && stickiness !== undefined && stickiness.type !== "source_ip";

/** What has a wrong shape stands there as nothing; what was not written does not stand there. */
const isSound = (group: Group, option: (typeof shared)[number]): boolean =>
  !(option in group) || isWhole(group[option]);

/** Envoy Gateway has one policy for all backends of a route: groups that share one must agree on what it says. */
export function onePolicy(cluster: Cluster, say: Report): void {
  // A load balancer of AWS has settings of its own for each group.
  if (cluster.kubernetes?.gateway?.profile === "aws") return;
  const said = new Set<string>();
  for (const { groups } of forwardsOf(cluster.loadBalancer)) {
    const known = groups.flatMap(([name]): [string, Group][] => {
      const group = cluster.targetGroups?.[name];
      return group === undefined ? [] : [[name, group]];
    });
    const [first, ...others] = known;
    if (first === undefined) continue;
    for (const [name, group] of others) {
      for (const option of shared) {
        const isJudged =
          isSound(first[1], option) &&
          isSound(group, option) &&
          !(option === "stickiness" && [first[1], group].some(isRefused));
        const at = isJudged ? difference(first[1][option], group[option], [option]) : undefined;
        const path = at === undefined ? undefined : ["targetGroups", name, ...at];
        if (path === undefined || said.has(path.join("."))) continue;
        said.add(path.join("."));
        say(path, {
          problem: `differs from ${first[0]}, and a gateway has one policy for all groups of an action`,
          fix: `write the same for both, or forward to ${name} by a rule of its own`,
        });
      }
    }
  }
}

const sharing = ({ groups }: PlacedForward) => groups.filter(([, weight]) => weight !== 0);

/** One hash keeps a client on its group and its node. */
export function affinity(cluster: Cluster, say: Report): void {
  for (const forward of forwardsOf(cluster.loadBalancer)) {
    const { action, actionPath, groups, listener } = forward;
    const [name] = groups[0] ?? [];
    const own = name === undefined ? undefined : cluster.targetGroups?.[name]?.stickiness;
    const path = ["loadBalancer", ...actionPath];
    if (
      own?.type === "source_ip" &&
      sharing(forward).length > 1 &&
      listener.protocol !== "HTTP" &&
      listener.protocol !== "HTTPS"
    ) {
      const problem = "a hash of connections ignores weights: shares would go by the number of nodes";
      say([...path, "targetGroups"], { problem, fix: "forward to one group, or drop stickiness" });
    }
    if (action.stickiness?.duration === undefined || own?.type === undefined) continue;
    if (own.type === "lb_cookie") {
      if (own.cookieDuration === undefined || own.cookieDuration === action.stickiness.duration) continue;
      const problem = `one cookie keeps a client on its group and its node, and ${name} says ${own.cookieDuration} seconds`;
      say([...path, "stickiness", "duration"], {
        problem,
        fix: `write ${own.cookieDuration}, or leave stickiness out here`,
      });
    } else {
      const problem = `${own.type} of ${name} keeps clients on their group already, for as long as it stays the same`;
      say([...path, "stickiness"], { problem, fix: "leave it out" });
    }
  }
}

/** A group that can be empty answers 503 for its share, however well the others are. */
export function neverEmpty(cluster: Cluster, say: Report): void {
  const said = new Set<string>();
  for (const forward of forwardsOf(cluster.loadBalancer)) {
    for (const [name] of sharing(forward)) {
      const serving = nodeGroupsOf(cluster, name);
      const [key, first] = serving[0] ?? [];
      if (key === undefined || first === undefined || said.has(key)) continue;
      if (!serving.every(([, { minSize }]) => minSize === 0)) continue;
      said.add(key);
      const problem = `${name} has a weight, and without nodes its share of the requests is answered 503`;
      say(["nodeGroups", key, "minSize"], { problem, fix: `write 1 or more, or give ${name} weight 0` });
    }
  }
}

/** A node that closes an idle connection first may do so while the gateway sends on it. */
export function keepAlive(cluster: Cluster, say: Report): void {
  const { loadBalancer } = cluster;
  if (loadBalancer?.type !== "application") return;
  const idle = loadBalancer.idleTimeout ?? 60;
  for (const [key, { workload }] of entriesOf(cluster.nodeGroups)) {
    const own = workload?.keepAliveTimeout;
    if (own === undefined || own > idle) continue;
    const problem = `closes connections that the gateway keeps for ${idle} seconds: clients meet 503`;
    const fix = `write ${idle + 5} or more, or set loadBalancer.idleTimeout below ${own}`;
    say(["nodeGroups", key, "workload", "keepAliveTimeout"], { problem, fix });
  }
}

/** Without a word of how, a cloud gives a Service a public address. */
export function internalAddress({ loadBalancer, kubernetes }: Cluster, say: Report): void {
  if (loadBalancer?.scheme !== "internal" || kubernetes?.address?.kind !== "cloud") return;
  if (kubernetes.gateway?.profile === "aws") return;
  if (Object.keys(kubernetes.address.annotations ?? {}).length > 0) return;
  const problem = "nothing tells the cloud so, and the address would be public";
  const fix = "add the cloud's annotation under kubernetes.address.annotations, or use kind metallb";
  say(["loadBalancer", "scheme"], { problem, fix });
}

/** Two groups on one port of a node are one port; of two protocols they cannot be. */
export function nodePorts(cluster: Cluster, say: Report): void {
  for (const [key, { targetGroups = [] }] of entriesOf(cluster.nodeGroups)) {
    const first = new Map<number, { name: string; isUdp: boolean }>();
    for (const [index, name] of targetGroups.entries()) {
      const group = name === undefined ? undefined : cluster.targetGroups?.[name];
      if (name === undefined || group?.port === undefined || group.protocol === undefined) continue;
      const isUdp = group.protocol === "UDP";
      const other = first.get(group.port);
      if (other === undefined) first.set(group.port, { name, isUdp });
      else if (other.isUdp !== isUdp) {
        const problem = `port ${group.port} is ${other.name}'s, of the other transport, and one PORT stands for both`;
        say(["nodeGroups", key, "targetGroups", index], { problem, fix: `give ${name} another port` });
      }
    }
  }
}
