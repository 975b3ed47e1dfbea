import { isList, isProps, toJson } from "../../../model/graph/json";
import type { ClusterClient } from "../api/cluster-client";
import { type ApiObject, conditionOf, listOf, propsOf, textOf, toApiObject } from "../api/objects";
import { loopbackOf } from "../control-plane/addresses";
import type { EndpointHealth } from "../gateway/endpoint-health";
import type { RouteRow } from "../gateway/gateway-routes";
import type { KubernetesTwin } from "../kubernetes-twin";
import { groupIn } from "../nodes/environment";
import type { BoundPod } from "../nodes/pod-runner";
import { clusterEvents, type EventRow } from "./cluster-events";

/** One pod as it runs on this machine. */
export interface PodRow {
  readonly name: string;
  readonly namespace: string;
  /** What its label `app.kubernetes.io/component` says, else `app.kubernetes.io/name`, else `app`; empty without one. */
  readonly group: string;
  /** Empty, as its zone is, while it is on none. */
  readonly node: string;
  readonly zone: string;
  /** On this machine; empty while it has none. */
  readonly address: string;
  readonly isReady: boolean;
  /** Whether it has been told to end. */
  readonly isEnding: boolean;
  readonly restarts: number;
  /** What its containers wait for, or what was done to it; empty when they run. */
  readonly why: string;
}

/** One node of the cluster. */
export interface NodeRow {
  readonly name: string;
  readonly zone: string;
  /** Whether the API server holds it for ready: a crashed one until its Lease has run out. */
  readonly isReady: boolean;
  /** Whether it has crashed, and was not started again. */
  readonly isDown: boolean;
  readonly isCordoned: boolean;
}

/** A Gateway that is served. */
export interface GatewayRow {
  /** `namespace/name`. */
  readonly name: string;
  readonly address: string;
  /** Where its listeners answer on this machine, such as `https://127.100.192.1:8443`; the encrypted ones first. */
  readonly urls: readonly string[];
  /** Which listener leads where; absent from the daemon of an older vipkit. */
  readonly routes?: readonly RouteRow[];
  /** Requests that its Envoy has sent again since its start; absent while that does not answer. */
  readonly retries?: number;
  /** Empty while its Envoy does not answer. */
  readonly endpoints: readonly EndpointHealth[];
}

export interface KubernetesStatus {
  /** A kubeconfig with every right. */
  readonly kubeconfig: string;
  /** What clients trust for the certificates that are issued here. */
  readonly authority: string;
  readonly nodes: readonly NodeRow[];
  readonly pods: readonly PodRow[];
  readonly gateways: readonly GatewayRow[];
  /** Newest last; absent from the daemon of an older vipkit. */
  readonly events?: readonly EventRow[];
}

export async function clusterStatus(twin: KubernetesTwin): Promise<KubernetesStatus> {
  const { client } = twin;
  const [gateways, known, unbound, events] = await Promise.all([
    twin.gateway.served(),
    knownNodes(client),
    unboundPods(client),
    clusterEvents(client),
  ]);
  const nodes = twin.nodes.nodes.map(({ name, zone, isDown }) => ({
    name,
    zone,
    isDown,
    ...(known.get(name) ?? { isReady: false, isCordoned: false }),
  }));
  const { kubeconfig, authority } = twin;
  return {
    kubeconfig,
    authority,
    nodes,
    pods: [...twin.nodes.bound.filter(isOfInterest).map(podRow), ...unbound],
    gateways,
    events,
  };
}

/** What ended before this process began is the API's memory, and runs nowhere. */
const isOfInterest = ({ pod, worker }: BoundPod): boolean => worker !== undefined || !hasEnded(pod);
const hasEnded = ({ raw }: ApiObject): boolean => ["Succeeded", "Failed"].includes(textOf(propsOf(raw.status).phase));
const isEnding = ({ raw }: ApiObject): boolean => propsOf(raw.metadata).deletionTimestamp !== undefined;

/** What the scheduler has found no node for. */
async function unboundPods(client: ClusterClient): Promise<PodRow[]> {
  const { items } = await client.call("GET", "/api/v1/pods", { query: { fieldSelector: "spec.nodeName=" } });
  return listOf(items)
    .map(toApiObject)
    .filter((pod) => !hasEnded(pod))
    .map((pod) => ({
      name: pod.name,
      namespace: pod.namespace,
      group: groupIn(pod.labels),
      ...{ node: "", zone: "", address: "", isReady: false, restarts: 0 },
      isEnding: isEnding(pod),
      why: textOf(conditionOf(propsOf(pod.raw.status).conditions, "PodScheduled")?.message) || "waits for a node",
    }));
}

function podRow({ pod, node, worker }: BoundPod): PodRow {
  const processes = worker?.processes ?? [];
  const { podIP, containerStatuses } = propsOf(pod.raw.status);
  const known = listOf(containerStatuses).reduce((sum, { restartCount }) => sum + Number(restartCount ?? 0), 0);
  return {
    name: pod.name,
    namespace: pod.namespace,
    group: groupIn(pod.labels),
    node: node.name,
    zone: node.zone,
    address: loopbackOf(worker?.address ?? textOf(podIP)),
    isReady: worker !== undefined && processes.every(({ isReady, state }) => isReady || state.kind === "terminated"),
    isEnding: isEnding(pod),
    restarts: worker === undefined ? known : processes.reduce((sum, { restartCount }) => sum + restartCount, 0),
    why: whyOf({ pod, node, worker }),
  };
}

function whyOf({ pod, node, worker }: BoundPod): string {
  const said = (worker?.processes ?? []).flatMap(({ state, isHung }) => [
    ...(isHung ? ["hangs"] : []),
    ...(state.kind === "waiting" ? [`${state.reason} ${state.message}`.trim()] : []),
  ]);
  return [...(node.isDown ? [`${node.name} has crashed`] : []), ...(isEnding(pod) ? ["ending"] : []), ...said].join(
    "; ",
  );
}

async function knownNodes(
  client: ClusterClient,
): Promise<ReadonlyMap<string, Pick<NodeRow, "isReady" | "isCordoned">>> {
  const { items } = await client.call("GET", "/api/v1/nodes");
  return new Map(
    listOf(items)
      .map(toApiObject)
      .map(({ name, raw }) => [
        name,
        {
          isReady: conditionOf(propsOf(raw.status).conditions, "Ready")?.status === "True",
          isCordoned: propsOf(raw.spec).unschedulable === true,
        },
      ]),
  );
}

/** Whether an answer of a daemon's is one of a cluster's. */
export function isKubernetesStatus(value: unknown): value is KubernetesStatus {
  const status = toJson(value);
  return (
    isProps(status) &&
    isList(status.nodes) &&
    isList(status.pods) &&
    isList(status.gateways) &&
    typeof status.authority === "string"
  );
}
