import { CloudError } from "../../contract/resources";
import type { ClusterClient } from "../api/cluster-client";
import { keyOf } from "../api/objects";
import type { PodRunner } from "../nodes/pod-runner";
import { drain, setSchedulable } from "./drain";
import { meantName } from "./fault-target";

type What = "pod" | "node" | "zone";

interface FaultKind {
  readonly what: What;
  /** @param name of what is meant, as the cluster has it */
  carryOut(twin: FaultyCluster, name: string): void | Promise<void>;
}

/** What a fault needs of a cluster. */
interface FaultyCluster {
  readonly nodes: PodRunner;
  readonly client: ClusterClient;
}

const signalled = (signal: NodeJS.Signals): FaultKind => ({
  what: "pod",
  carryOut: ({ nodes }, name) => {
    for (const { processes } of nodes.workers.filter((pod) => keyOf(pod) === name))
      for (const each of processes) each.signal(signal);
  },
});

const ofNodes = (what: "node" | "zone", act: (nodes: PodRunner, node: string) => Promise<void>): FaultKind => ({
  what,
  carryOut: async ({ nodes }, name) => {
    const meant = nodes.nodes.filter((node) => (what === "node" ? node.name : node.zone) === name);
    await Promise.all(meant.map((node) => act(nodes, node.name)));
  },
});

const crash = (nodes: PodRunner, name: string) =>
  Promise.resolve(nodes.nodes.find((node) => node.name === name)?.crash());
const restart = (nodes: PodRunner, name: string) => nodes.restartNode(name);

/** Everything that can be done to a cluster, by its name. */
const faults = {
  "kill-pod": signalled("SIGKILL"),
  "hang-pod": signalled("SIGSTOP"),
  "release-pod": signalled("SIGCONT"),
  "crash-node": ofNodes("node", crash),
  "restart-node": ofNodes("node", restart),
  "cordon-node": { what: "node", carryOut: ({ client }, node) => setSchedulable(client, node, false) },
  "uncordon-node": { what: "node", carryOut: ({ client }, node) => setSchedulable(client, node, true) },
  "drain-node": { what: "node", carryOut: ({ client }, node) => drain(client, node) },
  "fail-zone": ofNodes("zone", crash),
  "restore-zone": ofNodes("zone", restart),
} as const satisfies Readonly<Record<string, FaultKind>>;

export type ClusterFault = keyof typeof faults;

const isFault = (kind: string): kind is ClusterFault => Object.hasOwn(faults, kind);

/**
 * Causes a fault. Returns the whole name of what it was done to.
 * @param said the name, or a part that only one has
 * @throws CloudError for a target or a kind that there is not
 */
export async function causeFault(
  twin: FaultyCluster,
  kind: string,
  said: string,
): Promise<{ readonly target: string }> {
  if (!isFault(kind))
    throw new CloudError(
      "InvalidFault",
      `kind: no such fault, got "${kind}"; one of ${Object.keys(faults).join(", ")}`,
    );
  const fault: FaultKind = faults[kind];
  const target = meantName(fault.what, said, namesOf(twin.nodes, fault.what));
  await fault.carryOut(twin, target);
  return { target };
}

function namesOf({ nodes, workers }: PodRunner, what: What): string[] {
  if (what === "pod") return workers.map(keyOf).sort();
  return [...new Set(nodes.map(({ name, zone }) => (what === "node" ? name : zone)))];
}
