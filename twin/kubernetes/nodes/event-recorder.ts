import type { ClusterClient } from "../api/cluster-client";
import type { ApiObject } from "../api/objects";
import { timestamp } from "./pod-status";
import type { PodEvent } from "./simulated-node";

/** Seconds in which the same event is not written again. */
const quiet = 10;
const remembered = 1000;

/** Writes what happens to pods as Events, which `kubectl describe` shows. */
export class EventRecorder {
  private readonly last = new Map<string, number>();

  constructor(
    private readonly client: ClusterClient,
    private readonly log: (message: string) => void,
  ) {}

  record(pod: ApiObject, node: string, { type, reason, message, container }: PodEvent): void {
    const now = Date.now();
    const key = [pod.uid, container, reason, message].join(" ");
    if (now - (this.last.get(key) ?? 0) < quiet * 1000) return;
    if (this.last.size > remembered) this.last.clear();
    this.last.set(key, now);
    const { apiVersion, kind, name, namespace, uid } = pod;
    const body = {
      apiVersion: "v1",
      kind: "Event",
      metadata: { generateName: `${name}.`, namespace },
      involvedObject: { apiVersion, kind, name, namespace, uid, fieldPath: `spec.containers{${container}}` },
      type,
      reason,
      message,
      count: 1,
      firstTimestamp: timestamp(now),
      lastTimestamp: timestamp(now),
      source: { component: "vipkit", host: node },
    };
    // An event is a note: its namespace may be going away, and nothing depends on it.
    this.client
      .call("POST", `/api/v1/namespaces/${namespace}/events`, { body })
      .catch((error: unknown) => this.log(`event ${reason} of ${namespace}/${name}: ${String(error)}`));
  }
}
