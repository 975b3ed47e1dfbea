import { type Props, toProps } from "../../../model/graph/json";
import { listOf, numberOf, propsOf, textOf } from "../api/objects";

/** How an Envoy sees one address behind it, over all routes that lead there. */
export interface EndpointHealth {
  /** `127.x.y.z`. */
  readonly address: string;
  /** `initial` until its first check is over; `unhealthy` as soon as one route holds it for that. */
  readonly health: "healthy" | "unhealthy" | "initial";
  /** What Envoy has against it; empty while healthy. */
  readonly why: string;
  /** Since the Envoy's start. */
  readonly requests: number;
  /** Those of them that were answered 5xx, or not at all. */
  readonly errors: number;
}

/** Source: envoy.admin.v3.HostHealthStatus. */
const failures: Readonly<Record<string, string>> = {
  failed_active_health_check: "its health check fails",
  failed_outlier_check: "ejected after failed requests",
  failed_active_degraded_check: "its health check says degraded",
  active_hc_timeout: "its health check is not answered in time",
};

/** Reads Envoy's answer to `/clusters?format=json`. */
export function endpointHealth(answer: string): EndpointHealth[] {
  const { cluster_statuses: clusters } = toProps(JSON.parse(answer));
  const found = new Map<string, EndpointHealth>();
  for (const host of listOf(clusters).flatMap(({ host_statuses }) => listOf(host_statuses))) {
    const one = hostHealth(host);
    if (one.address !== "") found.set(one.address, merged(found.get(one.address), one));
  }
  return [...found.values()];
}

function hostHealth({ address, health_status, stats }: Props): EndpointHealth {
  const status = propsOf(health_status);
  const why = Object.entries(failures).flatMap(([flag, words]) => (status[flag] === true ? [words] : []));
  const leaving = status.eds_health_status !== "HEALTHY" && status.eds_health_status !== undefined;
  if (leaving) why.push("the cluster says it is not ready");
  const count = (counter: string): number => {
    const value = listOf(stats).find(({ name }) => name === counter)?.value;
    return typeof value === "string" ? Number(value) : numberOf(value);
  };
  return {
    address: textOf(propsOf(propsOf(address).socket_address).address),
    health: why.length > 0 ? "unhealthy" : status.pending_active_hc === true ? "initial" : "healthy",
    why: why.join("; "),
    requests: count("rq_total"),
    errors: count("rq_error"),
  };
}

/** Requests sent again to a backend, of Envoy's answer to `/stats?filter=upstream_rq_retry$`: a line for each cluster, `<name>: <count>`. */
export const retriesIn = (answer: string): number =>
  [...answer.matchAll(/\.upstream_rq_retry: (\d+)$/gm)].reduce((sum, [, count]) => sum + Number(count), 0);

const gravity = ["healthy", "initial", "unhealthy"] as const;

function merged(before: EndpointHealth | undefined, one: EndpointHealth): EndpointHealth {
  if (before === undefined) return one;
  const worse = gravity.indexOf(one.health) > gravity.indexOf(before.health) ? one : before;
  return { ...worse, requests: before.requests + one.requests, errors: before.errors + one.errors };
}
