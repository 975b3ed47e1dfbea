import type { KubernetesStatus, PodRow } from "../../twin/kubernetes/daemon/cluster-status";
import type { EndpointHealth } from "../../twin/kubernetes/gateway/endpoint-health";
import { colors as pc } from "../screen";
import { tableLines } from "../table";

/** One line of the table of a cluster on Kubernetes: a pod, as its kubelet and the gateway see it. */
export interface PodStatus extends PodRow {
  readonly health: EndpointHealth["health"] | "-";
  /** That the gateway has sent there since its start. */
  readonly requests: number;
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
        share: total === 0 || seen === undefined ? undefined : requests / total,
        why: why === "" && !pod.isReady ? "not ready" : why,
      } satisfies PodStatus;
    })
    .sort((a, b) => a.group.localeCompare(b.group) || a.zone.localeCompare(b.zone) || a.name.localeCompare(b.name));
}

/** Whether every pod is ready, and every gateway has an endpoint and holds all of them for healthy: only then do weights hold. */
export function isSettled(status: KubernetesStatus): boolean {
  const { gateways, pods } = status;
  return (
    pods.length > 0 &&
    pods.every(({ isReady }) => isReady) &&
    gateways.every(({ endpoints }) => endpoints.length > 0 && endpoints.every(({ health }) => health === "healthy"))
  );
}

const colour: Readonly<Record<PodStatus["health"], (text: string) => string>> = {
  healthy: pc.green,
  unhealthy: pc.red,
  initial: pc.yellow,
  "-": pc.dim,
};

const columns = ["GROUP", "POD", "ZONE", "ADDRESS", "HEALTH", "REQUESTS", "SHARE", "RESTARTS", "WHY"];

/** The whole answer of `vipkit status` for a cluster on Kubernetes. */
export function renderPods(stack: string, status: KubernetesStatus): string {
  const rows = podRows(status);
  const healthy = rows.filter(({ health }) => health === "healthy").length;
  const tally = `${healthy} of ${rows.length} pods healthy`;
  const urls = status.gateways.flatMap((gateway) => gateway.urls);
  const headline = [pc.bold(stack), healthy < rows.length ? pc.yellow(tally) : pc.green(tally), ...urls].join("  ");
  const table = tableLines(columns, rows.map(cells), {
    right: ["REQUESTS", "SHARE", "RESTARTS"],
    wrap: { WHY: 60 },
    heading: "GROUP",
    drop: ["ADDRESS", "RESTARTS", "REQUESTS"],
  });
  return [headline, "", ...(rows.length === 0 ? ["no pods"] : table)].join("\n");
}

const cells = (row: PodStatus): string[] => [
  row.group === "" ? "-" : row.group,
  row.name,
  row.zone,
  row.address,
  colour[row.health](row.health),
  row.requests.toLocaleString("en"),
  row.share === undefined ? "-" : `${(row.share * 100).toFixed(0)} %`,
  `${row.restarts}`,
  row.why,
];
