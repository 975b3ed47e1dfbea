import type { ClusterStatus } from "../../twin/contract/data-plane";
import type { Balancer, Listener, Node, TargetHealth } from "../../twin/contract/desired-state";
import { sumByKey, type Traffic, whole } from "./rates";

/** One line of the node table: a node in one of its target groups. */
export interface StatusRow {
  readonly group: string;
  readonly node: string;
  readonly zone: string;
  readonly address: string;
  readonly lifecycle: Node["lifecycle"];
  readonly targetGroup: string;
  readonly health: TargetHealth["state"] | "-";
  /** In the vendor's words; empty while healthy. */
  readonly why: string;
  readonly connections: number;
  readonly requests: number;
  /** Of them, answered 5xx. */
  readonly errors: number;
  /** What it is given of the new traffic of the listener it serves, 0 to 1; undefined where no listener forwards to it. */
  readonly share: number | undefined;
  /** Seconds since launch. */
  readonly age: number;
}

/** What tells a row from the others, and names its counters. */
export const rowKey = ({ node, targetGroup }: Pick<StatusRow, "node" | "targetGroup">): string =>
  `${node} ${targetGroup}`;

/** What has been counted so far: each row's, and all together. */
export const countsOf = ({ traffic = [] }: ClusterStatus, rows: readonly StatusRow[]): ReadonlyMap<string, Traffic> =>
  sumByKey([
    ...rows.map((row) => [rowKey(row), row] as const),
    ...traffic.map((balancer) => [whole, balancer] as const),
  ]);

/** The rows of the node table, by group, zone and node. `now` in milliseconds since the epoch. */
export function statusRows(status: ClusterStatus, now: number): StatusRow[] {
  const shares = sharePerTarget(status);
  const names = new Map(status.desired.targetGroups.map(({ arn, name }) => [arn, name]));
  const groups = new Map(status.desired.scalingGroups.map(({ name, targetGroups }) => [name, targetGroups]));
  return status.nodes
    .filter(({ lifecycle }) => lifecycle !== "Terminated")
    .flatMap((node) => {
      const own = status.health.filter((health) => health.node === node.id);
      const serves = own.length > 0 ? own.map(({ targetGroup }) => targetGroup) : (groups.get(node.group) ?? [""]);
      return serves.map((arn) => {
        const health = own.find(({ targetGroup }) => targetGroup === arn);
        return {
          group: node.group,
          node: node.id,
          zone: node.zone,
          address: node.address,
          lifecycle: node.lifecycle,
          targetGroup: names.get(arn) ?? arn,
          health: health?.state ?? "-",
          why: health && health.state !== "healthy" ? health.description || health.reason : "",
          connections: health?.connections ?? 0,
          requests: health?.requests ?? 0,
          errors: health?.errors ?? 0,
          share: shares.get(`${arn} ${node.id}`),
          age: Math.max(0, Math.round((now - node.launchedAt) / 1000)),
        } satisfies StatusRow;
      });
    })
    .sort((a, b) => a.group.localeCompare(b.group) || a.zone.localeCompare(b.zone) || a.node.localeCompare(b.node));
}

/** Weight of its target group in the first listener that forwards there, split over the targets that take traffic. */
function sharePerTarget({ desired, health }: ClusterStatus): Map<string, number> {
  const shares = new Map<string, number>();
  for (const balancer of desired.balancers) {
    for (const [arn, weight] of groupShares(balancer)) {
      const registered = health.filter(({ targetGroup, state }) => targetGroup === arn && state !== "draining");
      const healthy = registered.filter(({ state }) => state === "healthy");
      // With none healthy the balancer fails open: all of them take traffic.
      const serving = healthy.length > 0 ? healthy : registered;
      for (const { node } of registered) shares.set(`${arn} ${node}`, 0);
      for (const { node } of serving) shares.set(`${arn} ${node}`, weight / serving.length);
    }
  }
  return shares;
}

function groupShares({ listeners }: Balancer): Map<string, number> {
  const shares = new Map<string, number>();
  for (const { defaultAction, rules } of listeners) {
    for (const action of [defaultAction, ...rules.map((rule) => rule.action)]) {
      if (action.type !== "forward") continue;
      const only = action.targetGroups.length === 1;
      const total = action.targetGroups.reduce((sum, { weight }) => sum + weight, 0);
      for (const { arn, weight } of action.targetGroups) {
        if (!shares.has(arn)) shares.set(arn, only ? 1 : total === 0 ? 0 : weight / total);
      }
    }
  }
  return shares;
}

/** Addresses for clients, the encrypted listeners first. */
export function listenerUrls({ desired }: ClusterStatus): string[] {
  const encrypted = ({ protocol }: Listener) => protocol === "HTTPS" || protocol === "TLS";
  return desired.balancers.flatMap(({ dnsName, listeners }) =>
    [...listeners]
      .sort((a, b) => Number(encrypted(b)) - Number(encrypted(a)) || a.port - b.port)
      .map(({ protocol, port }) => `${protocol.toLowerCase()}://${dnsName}:${port}`),
  );
}
