import { setTimeout as sleep } from "node:timers/promises";
import type { Props } from "../../../model/graph/json";
import { type ApiObject, listOf, propsOf, textMapOf, textOf } from "../api/objects";
import { Reflector } from "../api/reflector";
import type { ObjectStore } from "./object-store";
import { needsEndpoints, type Readiness, readinessOf, ready, waiting } from "./readiness";

/** Seconds, where the program sets no `customTimeouts`. Source: the official provider. */
const usualTimeout = 600;

interface Outcome {
  readonly object: Props;
  /** Why it is there, but not ready; undefined when it is. */
  readonly problem: string | undefined;
}

interface Patience {
  /** Seconds; 0 is the usual. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

/** Watches an object until it is ready, has failed, or the time is up. */
export async function awaitReady(store: ObjectStore, object: Props, patience: Patience): Promise<Outcome> {
  if (readinessOf(object).state === "ready" && !needsEndpoints(object)) return { object, problem: undefined };
  let last: Readiness = waiting("the API server has not shown it");
  let latest = object;
  const problem = await watching(store, object, patience, (found) => {
    latest = found.raw;
    last = readinessOf(found.raw);
    return last.state === "waiting" ? undefined : last;
  });
  const state = problem ?? last;
  if (state.state === "ready" && needsEndpoints(object)) {
    const missing = await awaitEndpoints(store, object, patience);
    return { object: latest, problem: missing };
  }
  if (state.state === "ready") return { object: latest, problem: undefined };
  return { object: latest, problem: [state.message, ...(await podProblems(store, latest))].join("; ") };
}

/** Undefined when it is gone in time; else what keeps it. */
export async function awaitGone(
  store: ObjectStore,
  object: Props,
  { timeout, signal }: Patience,
): Promise<string | undefined> {
  const { uid } = propsOf(object.metadata);
  let latest = object;
  const gone = await watching(
    store,
    object,
    { timeout, signal },
    (found) => {
      latest = found.raw;
      return typeof uid === "string" && found.uid !== uid ? ready : undefined;
    },
    () => ready,
  );
  if (gone !== undefined) return undefined;
  const finalizers = propsOf(latest.metadata).finalizers;
  return `it is still there; finalizers: ${JSON.stringify(finalizers ?? [])}`;
}

/** A Service is of use once something answers behind it. */
async function awaitEndpoints(store: ObjectStore, object: Props, patience: Patience): Promise<string | undefined> {
  const { namespace, name } = propsOf(object.metadata);
  const collection = {
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: { namespace: namespace ?? "" },
  };
  const path = await store.pathOf(collection, true);
  const query = { labelSelector: `kubernetes.io/service-name=${textOf(name)}` };
  const hasReady = ({ raw }: ApiObject) =>
    listOf(raw.endpoints).some(({ conditions }) => propsOf(conditions).ready !== false);
  const found = await watch(store, { path, query }, patience, (slice) => (hasReady(slice) ? ready : undefined));
  return found === undefined
    ? 'no pod that its selector matches is ready; correct spec.selector, or set the annotation pulumi.com/skipAwait: "true"'
    : undefined;
}

/** What the pods of a workload say that keeps them. */
async function podProblems(store: ObjectStore, object: Props): Promise<string[]> {
  const labels = textMapOf(propsOf(propsOf(object.spec).selector).matchLabels);
  if (Object.keys(labels).length === 0) return [];
  const { namespace } = propsOf(object.metadata);
  const path = await store.pathOf({ apiVersion: "v1", kind: "Pod", metadata: { namespace: namespace ?? "" } }, true);
  const labelSelector = Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(",");
  const { items } = await store.client.call("GET", path, { query: { labelSelector } }).catch(() => ({ items: [] }));
  return [...new Set(listOf(items).flatMap(problemsOf))].slice(0, 5);
}

function problemsOf(pod: Props): string[] {
  const { conditions, containerStatuses } = propsOf(pod.status);
  const name = textOf(propsOf(pod.metadata).name);
  const unscheduled = listOf(conditions).find(({ type, status }) => type === "PodScheduled" && status === "False");
  if (unscheduled !== undefined) return [`pod ${name}: ${textOf(unscheduled.message)}`];
  return listOf(containerStatuses).flatMap((status) => {
    const { reason, message } = propsOf(propsOf(status.state).waiting);
    return reason === undefined
      ? []
      : [`pod ${name}, container ${textOf(status.name)}: ${textOf(reason)} ${textOf(message)}`.trim()];
  });
}

async function watching(
  store: ObjectStore,
  object: Props,
  patience: Patience,
  ...judges: readonly [Judge, (() => Readiness)?]
): Promise<Readiness | undefined> {
  const path = await store.pathOf(object, true);
  const query = { fieldSelector: `metadata.name=${textOf(propsOf(object.metadata).name)}` };
  return watch(store, { path, query }, patience, ...judges);
}

type Judge = (object: ApiObject) => Readiness | undefined;

/** The first verdict of a judge; undefined when the time is up. @throws Error when the engine was told to stop */
async function watch(
  store: ObjectStore,
  options: { readonly path: string; readonly query: Readonly<Record<string, string>> },
  { timeout, signal }: Patience,
  ...[judge, onGone]: readonly [Judge, (() => Readiness)?]
): Promise<Readiness | undefined> {
  const end = new AbortController();
  let settle: (verdict: Readiness | undefined) => void = () => undefined;
  const verdict = new Promise<Readiness | undefined>((resolve) => (settle = resolve));
  const take = (found: Readiness | undefined) => found !== undefined && settle(found);
  const reflector: Reflector = new Reflector(store.client, options, {
    onChange: (object) => take(judge(object)),
    onDelete: () => take(onGone?.()),
    onListed: () => reflector.objects.size === 0 && take(onGone?.()),
  });
  const late = sleep((timeout || usualTimeout) * 1000, undefined, { signal: AbortSignal.any([signal, end.signal]) });
  try {
    void reflector.start();
    return await Promise.race([
      verdict,
      late.then(
        () => undefined,
        () => undefined,
      ),
    ]);
  } finally {
    end.abort();
    void reflector.stop();
    if (signal.aborted)
      throw new Error("the engine was told to stop; the object is as it was left, run the command again");
  }
}
