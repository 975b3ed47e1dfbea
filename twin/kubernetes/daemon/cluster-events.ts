import type { ClusterClient } from "../api/cluster-client";
import { type ApiObject, listOf, propsOf, textOf, toApiObject } from "../api/objects";

/** What a part of the cluster said of an object. */
export interface EventRow {
  /** ISO 8601; when it was last said. */
  readonly at: string;
  /** `Pod web-1`. */
  readonly subject: string;
  /** `FailedScheduling: 0/3 nodes are available`. */
  readonly message: string;
}

/** Events that are told: the API server keeps those of an hour. */
const told = 50;

/** The youngest events of all namespaces, newest last. */
export async function clusterEvents(client: ClusterClient): Promise<readonly EventRow[]> {
  const { items } = await client.call("GET", "/api/v1/events");
  return youngest(listOf(items).map(toApiObject));
}

/** One that repeats has the time of its last; which field that is in depends on what wrote it. */
export function youngest(events: readonly ApiObject[]): readonly EventRow[] {
  return events
    .map(({ raw }) => {
      const { kind, name } = propsOf(raw.involvedObject);
      const times = [propsOf(raw.series).lastObservedTime, raw.lastTimestamp, raw.eventTime];
      const at = [...times, propsOf(raw.metadata).creationTimestamp].map(textOf).find((time) => time !== "") ?? "";
      const message = [textOf(raw.reason), textOf(raw.message)].filter((part) => part !== "").join(": ");
      return { at, subject: `${textOf(kind)} ${textOf(name)}`.trim(), message };
    })
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .slice(-told);
}
