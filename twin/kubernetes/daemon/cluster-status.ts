import { loopbackOf } from "../control-plane/addresses";
import type { KubernetesTwin } from "../kubernetes-twin";

/** One pod as it runs on this machine. */
export interface PodRow {
  readonly name: string;
  readonly namespace: string;
  readonly node: string;
  readonly zone: string;
  /** On this machine. */
  readonly address: string;
  readonly isReady: boolean;
  readonly restarts: number;
  /** What its containers wait for; empty when they run. */
  readonly why: string;
}

export interface KubernetesStatus {
  /** A kubeconfig with every right. */
  readonly kubeconfig: string;
  readonly pods: readonly PodRow[];
  /** Gateways that are served, by `namespace/name`, and the address of each. */
  readonly gateways: readonly { readonly name: string; readonly address: string }[];
}

export function clusterStatus(twin: KubernetesTwin): KubernetesStatus {
  const pods = twin.nodes.nodes.flatMap((node) =>
    [...node.pods.values()].map((pod) => ({
      name: pod.name,
      namespace: pod.namespace,
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
  return { kubeconfig: twin.kubeconfig, pods, gateways: twin.gateway.served };
}
