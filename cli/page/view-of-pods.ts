import type { KubernetesStatus } from "../../twin/kubernetes/daemon/cluster-status";
import type { RouteRow } from "../../twin/kubernetes/gateway/gateway-routes";
import { nodeLines, podCounts, podKey, podRows } from "../status/pods";
import { type RateMeter, sumByKey, whole } from "../status/rates";
import type { PageRoute, PageView } from "./page-view";
import { withRate } from "./view-of-nodes";

/**
 * A local stack on Kubernetes, as its daemon has it.
 * @param meter keeps what was counted at the last look
 * @param now milliseconds since the epoch
 */
export function viewOfPods(stack: string, status: KubernetesStatus, meter: RateMeter, now: number): PageView {
  const rows = podRows(status);
  const poolKey = (group: string) => `pool ${group}`;
  const rates = meter.next(
    new Map([...podCounts(rows), ...sumByKey(rows.map((row) => [poolKey(row.group), row] as const))]),
    now,
  );
  const staying = rows.filter(({ isEnding }) => !isEnding);
  const groups = [...new Set(rows.map(({ group }) => group))];
  return {
    ...{
      stack,
      platform: "kubernetes",
      at: now,
      failedZones: [],
      faults: nodeLines(status),
      events: status.events ?? [],
    },
    healthy: staying.filter(({ health }) => health === "healthy").length,
    wanted: staying.length,
    ...withRate(rates.get(whole)),
    entries: status.gateways.map(({ name, urls, routes = [] }) => ({
      ...{ id: name, name, kind: "Gateway", zones: [] },
      listeners: urls.map((url) => ({
        name: `${url.split(":")[0]?.toUpperCase()} ${new URL(url).port}`,
        url,
        routes: routes.filter((route) => route.url === url).map(routeOf),
      })),
    })),
    pools: groups.map((group) => {
      const own = staying.filter((row) => row.group === group);
      const healthy = own.filter(({ health }) => health === "healthy").length;
      const name = group === "" ? "other pods" : group;
      return { id: group, name, healthy, total: own.length, ...withRate(rates.get(poolKey(group))) };
    }),
    nodes: rows.map((row) => ({
      ...{ id: podKey(row), name: row.name, group: row.group, pool: row.group, zone: row.zone, address: row.address },
      ...{ state: row.isEnding ? "ending" : row.node, health: row.health, why: row.why },
      ...withRate(rates.get(podKey(row))),
    })),
  };
}

const routeOf = ({ when, group, share }: RouteRow): PageRoute =>
  group === undefined ? { when, answer: "asks no pod" } : { when, pool: group, share };
