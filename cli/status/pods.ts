import type { GatewayRow, KubernetesStatus, PodRow } from "../../twin/kubernetes/daemon/cluster-status";
import type { EndpointHealth } from "../../twin/kubernetes/gateway/endpoint-health";
import { colors as pc } from "../screen";
import { tableLines } from "../table";
import { ratesText, rateText, sumByKey, type Traffic, whole } from "./rates";

/** One line of the table of a cluster on Kubernetes: a pod, as its kubelet and the gateway see it. */
interface PodStatus extends PodRow {
  readonly health: EndpointHealth["health"] | "-";
  /** That the gateway has sent there since its start. */
  readonly requests: number;
  /** Of them, answered 5xx or not at all. */
  readonly errors: number;
  /** Of the requests of all pods, 0 to 1; undefined before the first. */
  readonly share: number | undefined;
}

/** The pods by group, zone and name. What no gateway leads to has no health. */
export function podRows({ pods, gateways }: KubernetesStatus): PodStatus[] {
  const endpoints = gateways.flatMap((gateway) => gateway.endpoints);
  const total = endpoints.reduce((sum, { requests }) => sum + requests, 0);
  return pods
    .map((pod) => {
      const seen = endpoints.find(({ address }) => address === pod.address);
      const requests = seen?.requests ?? 0;
      const why = [pod.why, seen?.why ?? ""].filter((each) => each !== "").join("; ");
      return {
        ...pod,
        health: pod.isReady ? (seen?.health ?? "-") : seen === undefined ? "initial" : "unhealthy",
        requests,
        errors: seen?.errors ?? 0,
        share: total === 0 || seen === undefined ? undefined : requests / total,
        why: why === "" && !pod.isReady ? "not ready" : why,
      } satisfies PodStatus;
    })
    .sort((a, b) => a.group.localeCompare(b.group) || a.zone.localeCompare(b.zone) || a.name.localeCompare(b.name));
}

/**
 * What keeps weights from holding, a line each: every pod has to be ready, and every gateway to have endpoints and hold all of them for
 * healthy. What is on its way out takes no part.
 */
export function unsettled({ gateways, pods }: KubernetesStatus): string[] {
  const staying = pods.filter((pod) => !pod.isEnding);
  const leaving = new Set(pods.filter((pod) => pod.isEnding).map(({ address }) => address));
  const because = (why: string) => (why === "" ? "" : `: ${why}`);
  return [
    ...(staying.length === 0 && gateways.some(({ routes }) => leads(routes)) ? ["there is no pod"] : []),
    ...staying.filter(({ isReady }) => !isReady).map(({ name, why }) => `pod ${name} is not ready${because(why)}`),
    ...gateways.flatMap(({ name, endpoints, routes }) => [
      ...(endpoints.length === 0 && leads(routes) ? [`gateway ${name} has no endpoint`] : []),
      ...endpoints
        .filter(({ address, health }) => health !== "healthy" && !leaving.has(address))
        .map(
          ({ address, health, why }) => `gateway ${name} holds ${podAt(pods, address)} for ${health}${because(why)}`,
        ),
    ]),
  ];
}

/** Whether requests are to lead somewhere: a program of one's own may have a Gateway without a route. */
const leads = (routes: GatewayRow["routes"]): boolean => routes === undefined || routes.length > 0;

const podAt = (pods: readonly PodRow[], address: string): string =>
  pods.find((pod) => pod.address === address)?.name ?? address;

const colour: Readonly<Record<PodStatus["health"], (text: string) => string>> = {
  healthy: pc.green,
  unhealthy: pc.red,
  initial: pc.yellow,
  "-": pc.dim,
};

/** What has been counted so far: each pod's, and all together. */
export const podCounts = (rows: readonly PodStatus[]): Rates =>
  sumByKey(rows.flatMap((row) => [[podKey(row), row] as const, [whole, row] as const]));

/** Tells a pod from the others, and names its counters. */
export const podKey = ({ namespace, name }: PodRow): string => `${namespace}/${name}`;

type Rates = ReadonlyMap<string, Traffic>;

/** So far, or in a second. */
const counted = ["REQUESTS"];
const rated = ["REQ/S", "ERR/S"];

/**
 * The whole answer of `vipkit status` for a cluster on Kubernetes.
 * @param rates what went by in the last second, by pod and as a whole; absent: what was counted so far is shown
 */
export function renderPods(stack: string, status: KubernetesStatus, rates?: Rates): string {
  const rows = podRows(status);
  const staying = rows.filter(({ isEnding }) => !isEnding);
  const healthy = staying.filter(({ health }) => health === "healthy").length;
  const tally = `${healthy} of ${staying.length} pods healthy`;
  const urls = status.gateways.flatMap((gateway) => gateway.urls);
  const shown = [pc.bold(stack), healthy < staying.length ? pc.yellow(tally) : pc.green(tally), ...urls];
  const headline = [...shown, ratesText(rates ?? new Map())].filter((part) => part !== "").join("  ");
  const numbers = rates === undefined ? counted : rated;
  const columns = ["GROUP", "POD", "ZONE", "ADDRESS", "HEALTH", ...numbers, "SHARE", "RESTARTS", "WHY"];
  const table = tableLines(
    columns,
    rows.map((row) => cells(row, rates)),
    {
      right: [...numbers, "SHARE", "RESTARTS"],
      wrap: { WHY: 60 },
      heading: "GROUP",
      drop: ["ADDRESS", "RESTARTS", ...(rates === undefined ? counted : [])],
    },
  );
  const lines = nodeLines(status);
  const below = lines.length === 0 ? [] : ["", ...lines.map((line) => pc.red(line))];
  return [headline, "", ...(rows.length === 0 ? ["no pods"] : table), ...below].join("\n");
}

/** The nodes that are not as they should be, a line each. */
export const nodeLines = ({ nodes }: Pick<KubernetesStatus, "nodes">): readonly string[] =>
  nodes.flatMap(({ name, zone, isDown, isReady, isCordoned }) => {
    const said = [
      ...(isDown ? [`has crashed${isReady ? ", which the API server does not know yet" : ""}`] : []),
      ...(!isDown && !isReady ? ["is not ready"] : []),
      ...(isCordoned ? ["takes no new pods"] : []),
    ];
    return said.length === 0 ? [] : [`${name} in zone ${zone} ${said.join(", and ")}`];
  });

const cells = (row: PodStatus, rates: Rates | undefined): string[] => {
  const rate = rates?.get(podKey(row));
  return [
    row.group === "" ? "-" : row.group,
    row.name,
    row.zone === "" ? "-" : row.zone,
    row.address === "" ? "-" : row.address,
    colour[row.health](row.health),
    ...(rates === undefined ? [row.requests.toLocaleString("en")] : [rateText(rate?.requests), rateText(rate?.errors)]),
    row.share === undefined ? "-" : `${(row.share * 100).toFixed(0)} %`,
    `${row.restarts}`,
    row.why,
  ];
};
