import { setTimeout as sleep } from "node:timers/promises";
import type { Props } from "../../../model/graph/json";
import { CloudError } from "../../contract/resources";
import { ApiError, isNotFound } from "../api/api-error";
import { type ClusterClient, contentTypes } from "../api/cluster-client";
import { type ApiObject, keyOf, listOf, propsOf, toApiObject } from "../api/objects";

/** Seconds that pods have to be gone: their grace periods and what a disruption budget holds up. */
const drainTimeout = 300;
/** Milliseconds between two attempts at what a disruption budget forbids. */
const pause = 1000;

/** Whether the scheduler may give a node pods. */
export async function setSchedulable(client: ClusterClient, node: string, isSchedulable: boolean): Promise<void> {
  await client.call("PATCH", `/api/v1/nodes/${node}`, {
    contentType: contentTypes.merge,
    body: { spec: { unschedulable: isSchedulable ? null : true } },
  });
}

/**
 * Empties a node as `kubectl drain` does: no new pods, and an eviction of each that a controller makes again elsewhere, as often as it takes
 * where a disruption budget allows none. Resolves when they are gone.
 * @throws CloudError with what is left and why when the time is up
 */
export async function drain(client: ClusterClient, node: string, seconds = drainTimeout): Promise<void> {
  await setSchedulable(client, node, false);
  const refusals = new Map<string, string>();
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const left = await evictable(client, node);
    if (left.length === 0) return;
    if (Date.now() > deadline) throw new CloudError("DrainNotOver", notOver(node, seconds, left, refusals));
    for (const pod of left) {
      if (propsOf(pod.raw.metadata).deletionTimestamp !== undefined) continue;
      const refusal = await evict(client, pod);
      if (refusal === undefined) refusals.delete(keyOf(pod));
      else refusals.set(keyOf(pod), refusal);
    }
    await sleep(pause);
  }
}

async function evictable(client: ClusterClient, node: string): Promise<ApiObject[]> {
  const { items } = await client.call("GET", "/api/v1/pods", { query: { fieldSelector: `spec.nodeName=${node}` } });
  return listOf(items)
    .map(toApiObject)
    .filter(({ raw }) => !isOfDaemonSet(propsOf(raw.metadata)));
}

/** It would be there again at once. */
const isOfDaemonSet = ({ ownerReferences }: Props): boolean =>
  listOf(ownerReferences).some(({ kind, controller }) => kind === "DaemonSet" && controller === true);

/** Undefined when it was taken. */
async function evict(client: ClusterClient, { name, namespace }: ApiObject): Promise<string | undefined> {
  try {
    await client.call("POST", `/api/v1/namespaces/${namespace}/pods/${name}/eviction`, {
      body: { apiVersion: "policy/v1", kind: "Eviction", metadata: { name, namespace } },
    });
    return undefined;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    if (error instanceof ApiError && error.code === 429)
      return [error.message, ...error.causes.map(({ message }) => message)].join(" ");
    throw error;
  }
}

const notOver = (
  node: string,
  seconds: number,
  left: readonly ApiObject[],
  refusals: ReadonlyMap<string, string>,
): string =>
  `${node} is cordoned, and still has after ${seconds} s: ${left
    .map((pod) => `${keyOf(pod)} (${refusals.get(keyOf(pod)) ?? "its grace period is not over"})`)
    .join("; ")}`;
