import { CloudError } from "../../contract/resources";
import type { KubernetesTwin } from "../kubernetes-twin";
import type { PodWorker } from "../nodes/pod-worker";

/** What can be done to a pod: its processes get a signal. */
const signals: Readonly<Record<string, NodeJS.Signals>> = {
  "kill-pod": "SIGKILL",
  "hang-pod": "SIGSTOP",
  "release-pod": "SIGCONT",
};

/** Causes a fault. @throws CloudError for a target or a kind that there is not */
export async function causeFault(twin: KubernetesTwin, kind: string, target: string): Promise<void> {
  const signal = signals[kind];
  if (signal !== undefined) {
    for (const process of podOf(twin, target).processes) process.signal(signal);
    return;
  }
  if (kind !== "crash-node" && kind !== "restart-node")
    throw new CloudError(
      "InvalidFault",
      `kind: no such fault, got "${kind}"; one of ${[...Object.keys(signals), "crash-node", "restart-node"].join(", ")}`,
    );
  const node = twin.nodes.nodes.find(({ name }) => name === target);
  if (node === undefined)
    throw new CloudError(
      "InvalidFault",
      `target: no such node, got "${target}"; one of ${twin.nodes.nodes.map(({ name }) => name).join(", ")}`,
    );
  if (kind === "crash-node") node.crash();
  else await twin.nodes.restartNode(target);
}

function podOf(twin: KubernetesTwin, target: string): PodWorker {
  const pods = twin.nodes.nodes.flatMap((node) => [...node.pods.values()]);
  const found = pods.find((pod) => pod.name === target || `${pod.namespace}/${pod.name}` === target);
  if (found !== undefined) return found;
  const names = pods.map(({ name }) => name).join(", ");
  throw new CloudError(
    "InvalidFault",
    `target: no such pod, got "${target}"; ${names === "" ? "there is none" : `one of ${names}`}`,
  );
}
