import type { ClusterStatus } from "../../twin/contract/data-plane";
import type { Action, Balancer, Condition, Listener } from "../../twin/contract/desired-state";
import { type RateMeter, sumByKey, type Traffic, whole } from "../status/rates";
import { headOf, nodeFaults } from "../status/render";
import { countsOf, rowKey, type StatusRow, statusRows } from "../status/rows";
import type { PageEntry, PageListener, PagePool, PageRoute, PageView } from "./page-view";

type Rates = ReadonlyMap<string, Traffic>;

/** `rate` where there is one: the page tells nothing from nothing counted. */
export const withRate = (rate: Traffic | undefined) =>
  rate === undefined ? {} : { rate: { requests: rate.requests, errors: rate.errors } };

/**
 * A local stack of AWS, as its daemon has it.
 * @param meter keeps what was counted at the last look
 * @param now milliseconds since the epoch
 */
export function viewOfNodes(stack: string, status: ClusterStatus, meter: RateMeter, now: number): PageView {
  const rows = statusRows(status, now);
  const counts = new Map([
    ...countsOf(status, rows),
    ...sumByKey(rows.map((row) => [poolKey(row), row] as const)),
    ...(status.traffic ?? []).map((traffic) => [traffic.balancer, traffic] as const),
  ]);
  const rates = meter.next(counts, now);
  const { desired, failedZones, evacuations = [], problems, activities } = status;
  const faults = [
    ...failedZones.map((zone) => `zone ${zone} is taken away`),
    ...evacuations.map(({ zone }) => `zone ${zone} is evacuated`),
    ...nodeFaults(status),
    ...problems,
  ];
  return {
    ...{ stack, platform: "aws", at: now, failedZones, faults },
    healthy: new Set(rows.filter(({ health }) => health === "healthy").map(({ node }) => node)).size,
    wanted: desired.scalingGroups.reduce((sum, { desiredCapacity }) => sum + desiredCapacity, 0),
    ...withRate(rates.get(whole)),
    entries: desired.balancers.map((balancer) => entryOf(balancer, status, rates)),
    pools: desired.targetGroups.map(({ name }) => poolOf(name, rows, rates)),
    nodes: rows.map((row) => ({
      ...{ id: rowKey(row), name: row.node, group: row.group, pool: row.targetGroup, zone: row.zone },
      ...{ address: row.address, state: row.lifecycle, health: row.health, why: row.why },
      ...withRate(rates.get(rowKey(row))),
    })),
    events: activities.slice(-50).map(({ at, subject, message }) => ({ at, subject, message: headOf(message) })),
  };
}

const poolKey = ({ targetGroup }: Pick<StatusRow, "targetGroup">): string => `pool ${targetGroup}`;

function poolOf(name: string, rows: readonly StatusRow[], rates: Rates): PagePool {
  const own = rows.filter(({ targetGroup }) => targetGroup === name);
  const healthy = own.filter(({ health }) => health === "healthy").length;
  return { id: name, name, healthy, total: own.length, ...withRate(rates.get(poolKey({ targetGroup: name }))) };
}

function entryOf(balancer: Balancer, { desired }: ClusterStatus, rates: Rates): PageEntry {
  const names = new Map(desired.targetGroups.map(({ arn, name }) => [arn, name]));
  return {
    id: balancer.arn,
    name: balancer.name,
    kind: `${balancer.type} load balancer`,
    zones: balancer.addresses.map(({ zone }) => zone),
    ...withRate(rates.get(balancer.arn)),
    listeners: balancer.listeners.map((listener) => listenerOf(listener, balancer, names)),
  };
}

const listenerOf = (listener: Listener, { dnsName }: Balancer, names: ReadonlyMap<string, string>): PageListener => ({
  name: `${listener.protocol} ${listener.port}`,
  url: `${listener.protocol.toLowerCase()}://${dnsName}:${listener.port}`,
  routes: [
    ...listener.rules.flatMap(({ conditions, action }) =>
      routesOf(action, conditions.map(conditionText).join(" and "), names),
    ),
    ...routesOf(listener.defaultAction, listener.rules.length === 0 ? "" : "else", names),
  ],
});

function routesOf(action: Action, when: string, names: ReadonlyMap<string, string>): readonly PageRoute[] {
  if (action.type === "redirect")
    return [{ when, answer: `redirects (${action.statusCode}) to ${action.protocol} ${action.port}` }];
  if (action.type === "fixed-response") return [{ when, answer: `answers ${action.statusCode}` }];
  const total = action.targetGroups.reduce((sum, { weight }) => sum + weight, 0);
  const isOnly = action.targetGroups.length === 1;
  return action.targetGroups.map(({ arn, weight }) => ({
    when,
    pool: names.get(arn) ?? arn,
    share: isOnly ? 1 : total === 0 ? 0 : weight / total,
  }));
}

function conditionText(condition: Condition): string {
  if (condition.field === "query")
    return `query ${condition.values.map(({ key, value }) => `${key ?? ""}=${value}`).join(" or ")}`;
  const field = condition.field === "header" ? `header ${condition.name}` : condition.field;
  return `${field} ${condition.values.join(" or ")}`;
}
