import type { GroupBefore } from "../../operate/evacuate/judge";
import type { EvacuationDriver, GroupStanding, Standing } from "../../operate/evacuate/run";
import type { ClosedZone } from "../../operate/evacuate/zones-left";
import type { KubernetesStatus, NodeRow, PodRow } from "../../twin/kubernetes/daemon/cluster-status";
import { causeClusterFault } from "../../twin/kubernetes/daemon/launch";
import { askDaemon } from "../daemon";
import type { StackFiles } from "../project";
import { readPods } from "../status/kubernetes";

const groupName = ({ namespace, group }: PodRow): string => (group === "" ? namespace : group);

const canTake = ({ isReady, isDown, isCordoned }: NodeRow): boolean => isReady && !isDown && !isCordoned;

/** By what they are called, those in a namespace without one together. */
function byGroup({ pods }: KubernetesStatus): ReadonlyMap<string, readonly PodRow[]> {
  const groups = new Map<string, PodRow[]>();
  for (const pod of pods) groups.set(groupName(pod), [...(groups.get(groupName(pod)) ?? []), pod]);
  return groups;
}

/** Zones of the cluster's nodes. */
export const clusterZones = ({ nodes }: KubernetesStatus): readonly string[] =>
  [...new Set(nodes.map(({ zone }) => zone))].sort();

/** Zones of which no node takes a pod. Pure. */
export const closedClusterZones = (status: KubernetesStatus): readonly ClosedZone[] =>
  clusterZones(status)
    .filter((zone) => !status.nodes.some((node) => node.zone === zone && canTake(node)))
    .map((zone) => ({ zone, why: podStanding(status, zone).isEvacuated ? "evacuated" : "broken" }));

/** What the cluster says before a zone is left. An eviction waits for its group's disruption budget, so that only room is asked for. Pure. */
export function podsBefore(status: KubernetesStatus, zone: string): readonly GroupBefore[] {
  const openZones = [...new Set(status.nodes.filter((node) => node.zone !== zone && canTake(node)).map((n) => n.zone))];
  return [...byGroup(status)].map(([name, pods]) => {
    const staying = pods.filter(({ isEnding }) => !isEnding);
    return {
      name,
      inZone: staying.filter((pod) => pod.zone === zone).length,
      elsewhere: staying.filter((pod) => pod.zone !== zone && pod.isReady).length,
      openZones,
      needed: staying.length,
      source: "its pods now",
      cpuTarget: undefined,
      hasTraffic: true,
    };
  });
}

/** How the groups stand. Pods do not come back to a zone by themselves: it is only open to them. Pure. */
export function podStanding(status: KubernetesStatus, zone: string): Standing {
  const own = status.nodes.filter((node) => node.zone === zone);
  const groups = [...byGroup(status)].map(([group, pods]): GroupStanding => {
    const staying = pods.filter(({ isEnding }) => !isEnding);
    const ready = staying.filter(({ isReady }) => isReady);
    return {
      group,
      inZone: pods.filter((pod) => pod.zone === zone).length,
      elsewhere: ready.filter((pod) => pod.zone !== zone).length,
      healthyInZone: ready.filter((pod) => pod.zone === zone).length,
      wanted: staying.length,
      isEven: true,
    };
  });
  return { isEvacuated: own.length > 0 && own.every(({ isCordoned }) => isCordoned), groups };
}

/** Cordon and drain of every node of a zone of the twin for Kubernetes. */
export class KubernetesEvacuationDriver implements EvacuationDriver {
  readonly pace = 500;
  private failure: Error | undefined;

  constructor(
    private readonly files: StackFiles,
    private readonly of: { readonly zone: string; readonly isReturn: boolean },
  ) {}

  async begin(): Promise<void> {
    const { zone, isReturn } = this.of;
    const nodes = (await readPods(this.files)).nodes.filter((node) => node.zone === zone).map(({ name }) => name);
    const each = (kind: "cordon-node" | "uncordon-node" | "drain-node") =>
      Promise.all(nodes.map((name) => askDaemon(this.files, ({ folder }) => causeClusterFault(folder, kind, name))));
    if (isReturn) return void (await each("uncordon-node"));
    // None is given what another one has to let go of.
    await each("cordon-node");
    // It takes as long as disruption budgets hold it up, and is watched meanwhile.
    each("drain-node").catch((error: unknown) => {
      this.failure = error instanceof Error ? error : new Error(String(error));
    });
  }

  async look(): Promise<Standing> {
    const standing = podStanding(await readPods(this.files), this.of.zone);
    return this.failure === undefined ? standing : Promise.reject(this.failure);
  }
}
