import { isList, isProps, toJson } from "../../../model/graph/json";
import { loopbackOf } from "../control-plane/addresses";
import type { EndpointHealth } from "../gateway/endpoint-health";
import type { KubernetesTwin } from "../kubernetes-twin";

/** One pod as it runs on this machine. */
export interface PodRow {
  readonly name: string;
  readonly namespace: string;
  /** What its label `app.kubernetes.io/component` says; empty without one. */
  readonly group: string;
  readonly node: string;
  readonly zone: string;
  /** On this machine. */
  readonly address: string;
  readonly isReady: boolean;
  readonly restarts: number;
  /** What its containers wait for; empty when they run. */
  readonly why: string;
}

/** A Gateway that is served. */
export interface GatewayRow {
  /** `namespace/name`. */
  readonly name: string;
  readonly address: string;
  /** Where its listeners answer on this machine, such as `https://127.100.192.1:8443`; the encrypted ones first. */
  readonly urls: readonly string[];
  /** Empty while its Envoy does not answer. */
  readonly endpoints: readonly EndpointHealth[];
}

export interface KubernetesStatus {
  /** A kubeconfig with every right. */
  readonly kubeconfig: string;
  /** What clients trust for the certificates that are issued here. */
  readonly authority: string;
  readonly pods: readonly PodRow[];
  readonly gateways: readonly GatewayRow[];
}

export async function clusterStatus(twin: KubernetesTwin): Promise<KubernetesStatus> {
  const pods = twin.nodes.nodes.flatMap((node) =>
    [...node.pods.values()].map((pod) => ({
      name: pod.name,
      namespace: pod.namespace,
      group: pod.labels["app.kubernetes.io/component"] ?? "",
      node: node.name,
      zone: node.zone,
      address: loopbackOf(pod.address),
      isReady: pod.processes.every(({ isReady, state }) => isReady || state.kind === "terminated"),
      restarts: pod.processes.reduce((sum, { restartCount }) => sum + restartCount, 0),
      why: pod.processes
        .flatMap(({ state }) => (state.kind === "waiting" ? [`${state.reason} ${state.message}`.trim()] : []))
        .join("; "),
    })),
  );
  const { kubeconfig, authority } = twin;
  return { kubeconfig, authority, pods, gateways: await twin.gateway.served() };
}

/** Whether an answer of a daemon's is one of a cluster's. */
export function isKubernetesStatus(value: unknown): value is KubernetesStatus {
  const status = toJson(value);
  return isProps(status) && isList(status.pods) && isList(status.gateways) && typeof status.authority === "string";
}
