import type { ResourceReader } from "../../../model/graph";

/**
 * What opens connections, or takes them: clients outside, other pods of the cluster, a Gateway's proxies, pods of a workload, a load balancer
 * outside of the cluster, and an Ingress whose controller is not told.
 */
export type EndpointKind = "internet" | "cluster" | "gateway" | "pods" | "balancer" | "ingress";

export interface Endpoint {
  readonly kind: EndpointKind;
  readonly name: string;
  /** URN of its resource; empty for what is none. */
  readonly urn: string;
  /** Absent for what is no resource. */
  readonly view?: ResourceReader;
}

export type Effect = "admits" | "blocks" | "unknown";

/** One place that judged a connection. */
export interface Hop {
  readonly effect: Effect;
  /** The resource that decides: its logical name and URN; empty where none does. */
  readonly resource: string;
  readonly urn: string;
  readonly text: string;
}

/** Whether one endpoint may open connections to a port of another, and what shows it. */
export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly protocol: "tcp" | "udp";
  readonly port: number;
  readonly toPort: number;
  readonly verdict: "open" | "closed" | "unknown";
  readonly path: readonly Hop[];
  readonly blockedBy: readonly Hop[];
  /** Always empty: pods of one workload are treated alike. */
  readonly except: readonly Hop[];
}

export interface Reachability {
  readonly endpoints: readonly Endpoint[];
  readonly flows: readonly Flow[];
}

/** The first effect that decides: what blocks, then what is not known. */
export const verdictOf = (path: readonly Hop[]): Flow["verdict"] =>
  path.some(({ effect }) => effect === "blocks")
    ? "closed"
    : path.some(({ effect }) => effect === "unknown")
      ? "unknown"
      : "open";
