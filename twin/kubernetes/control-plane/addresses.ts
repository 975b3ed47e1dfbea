/**
 * One fixed mapping: what the API knows as `10.<slot>.y.z` is `127.<slot>.y.z` on this machine. The API refuses loopback addresses in
 * EndpointSlices, and with them the whole slice.
 */
export const loopbackOf = (address: string): string => address.replace(/^10\./, "127.");
export const apiAddressOf = (loopback: string): string => loopback.replace(/^127\./, "10.");

/** Everything of a cluster that has an address, below `10.<slot>.0.0/16`. */
export interface ClusterAddresses {
  /** On this machine. */
  readonly etcd: string;
  readonly apiServer: string;
  /** On this machine: the proxy that the API server goes through to whatever it connects to in the cluster. */
  readonly egress: string;
  /** As the API knows it: an endpoint of the service `kubernetes`. */
  readonly advertised: string;
  /** Of services' cluster addresses. Nothing forwards them on this machine. */
  readonly serviceRange: string;
  /** The first of {@link serviceRange}: the service `kubernetes`. */
  readonly firstService: string;
  /** Of the Service of the metrics. */
  readonly metricsService: string;
}

export function clusterAddresses(slot: number): ClusterAddresses {
  return {
    etcd: `127.${slot}.0.2`,
    apiServer: `127.${slot}.0.3`,
    egress: `127.${slot}.0.6`,
    advertised: `10.${slot}.0.3`,
    serviceRange: `10.${slot}.128.0/18`,
    firstService: `10.${slot}.128.1`,
    metricsService: `10.${slot}.128.10`,
  };
}

/** Nodes are counted from 1: their own address, and the range of their pods. */
export const nodeAddress = (slot: number, index: number): string => `10.${slot}.0.${10 + index}`;
export const podRange = (slot: number, index: number): string => `10.${slot}.${index}.0/24`;
/** The n-th pod of a node, from 1 to 253. */
export const podAddress = (slot: number, index: number, pod: number): string => `10.${slot}.${index}.${pod + 1}`;
/** The n-th gateway of a cluster, from 1. */
export const gatewayAddress = (slot: number, index: number): string => `10.${slot}.192.${index}`;

export const egressPort = 8131;
