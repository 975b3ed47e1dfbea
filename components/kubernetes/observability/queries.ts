import type { Placement } from "../objects";

/** Pools of this cluster's routes, as the proxies call them. */
export const pools = ({ namespace, cluster }: Placement): string =>
  `envoy_cluster_name=~"(http|tcp|tls|udp)route/${namespace}/${cluster}-.+"`;

const perPool = "sum by (envoy_cluster_name)";

/** Nodes that the proxies hold for healthy, each proxy's own count. */
export const healthyNodes = (placement: Placement): string =>
  `${perPool} (envoy_cluster_membership_healthy{${pools(placement)}})`;

export const totalNodes = (placement: Placement): string =>
  `${perPool} (envoy_cluster_membership_total{${pools(placement)}})`;

/** Requests a second, of one class of answers or of all. */
export const requestRate = (placement: Placement, more = ""): string =>
  `${perPool} (rate(envoy_cluster_upstream_rq_xx{${pools(placement)}${more}}[5m]))`;

/** Part of the requests that is answered 5xx; nothing where there are no requests. */
export const errorShare = (placement: Placement): string =>
  `${requestRate(placement, ',envoy_response_code_class="5"')} / (${requestRate(placement)} > 0)`;

/** Milliseconds within which so large a part of the answers came. */
export const percentileOf = (placement: Placement, part: number): string =>
  `histogram_quantile(${part}, sum by (le) (rate(envoy_cluster_upstream_rq_time_bucket{${pools(placement)}}[5m])))`;
