import { setTimeout as sleep } from "node:timers/promises";
import type { ClusterView, DrillNode, NodeState } from "../../operate/drill/cluster-view";
import type { DrillName } from "../../operate/drill/definitions";
import type { DrillDriver, Fault, Victim } from "../../operate/drill/driver";
import { CloudError } from "../../twin/contract/resources";
import type { KubernetesStatus } from "../../twin/kubernetes/daemon/cluster-status";
import type { ClusterFault } from "../../twin/kubernetes/daemon/faults";
import { causeClusterFault, readKubernetesStatus } from "../../twin/kubernetes/daemon/launch";
import { podRows } from "../status/pods";
import { slowRuns, slowStops } from "./pace";

/** Pods that each group has when all is well. */
type Wanted = Readonly<Record<string, number>>;

const nothing = () => Promise.resolve();

/** Groups that a gateway leads to, with as many pods as are not on their way out. */
export function wantedPods(status: KubernetesStatus): Wanted {
  const staying = podRows(status).filter(({ isEnding }) => !isEnding);
  const served = new Set(staying.filter(({ health }) => health !== "-").map(({ group }) => group));
  return Object.fromEntries([...served].map((group) => [group, staying.filter((pod) => pod.group === group).length]));
}

/** What clients get of a cluster: an ending pod counts no more, whatever the gateway holds it for. */
export function podView(status: KubernetesStatus, wanted: Wanted): ClusterView {
  const nodes = podRows(status)
    .filter(({ group }) => Object.hasOwn(wanted, group))
    .map(({ name, group, zone, health, isEnding, node: host }): DrillNode => {
      const state: NodeState = isEnding ? "ending" : health === "-" ? "initial" : health;
      return { name, group, zone, state, share: state === "healthy" ? 1 : 0, host };
    });
  const standing = status.nodes
    .filter(({ isDown }) => isDown)
    .map(({ name, zone }) => ({ says: `node ${name} of ${zone} has crashed`, mend: `restart-node ${name}` }));
  return { nodes, wanted, standing };
}

/** Of all gateways; undefined where one does not say. */
export function retriesOf({ gateways }: KubernetesStatus): number | undefined {
  const known = gateways.flatMap(({ retries }) => (retries === undefined ? [] : [retries]));
  return known.length < gateways.length ? undefined : known.reduce((sum, each) => sum + each, 0);
}

/** A stack on the twin for Kubernetes. */
export class KubernetesDriver implements DrillDriver {
  readonly platform = "kubernetes";

  /** @param wanted of a cluster that is whole */
  constructor(
    private readonly folder: string,
    private readonly wanted: Wanted,
  ) {}

  async view(): Promise<ClusterView | undefined> {
    try {
      return podView(await readKubernetesStatus(this.folder), this.wanted);
    } catch (error) {
      if (error instanceof CloudError && error.code !== "DaemonSilent") throw error;
      return undefined;
    }
  }

  async retries(): Promise<number | undefined> {
    const status = await readKubernetesStatus(this.folder).catch(() => undefined);
    return status && retriesOf(status);
  }

  refusal(drill: DrillName, { nodes }: ClusterView): string | undefined {
    if (drill === "daemonCrash") return "the twin's daemon runs its pods and its gateway, which go with it";
    if (drill === "balancerLoss") return "one Envoy plays every proxy of its gateways, and their addresses never move";
    if (drill === "certificateExpiry")
      return "its certificates are cert-manager's or yours, and the gateway serves them as they are";
    if (drill === "keepAliveMismatch") return "its pods are not told to give connections up";
    if (drill === "dependencyOutage") return "its pods are not told of an outage of what they depend on";
    if (drill === "badDeploy") return "its rollouts are the Deployments' own, which the drill does not change";
    const zones = new Set(nodes.map(({ zone }) => zone));
    if (drill === "zoneLoss" && zones.size < 2) return "all of its pods are in one zone, so no other could take over";
    return undefined;
  }

  faultOf(drill: DrillName, { name, nodes }: Victim): Fault {
    const cause = async (kind: ClusterFault, target: string) =>
      void (await causeClusterFault(this.folder, kind, target));
    /** What is gone meanwhile needs no waking. */
    const release = () => cause("release-pod", name).catch(ignoreGone);
    if (drill === "nodeCrash") return { inject: () => cause("kill-pod", name), restore: nothing };
    if (drill === "nodeHang") return { inject: () => cause("hang-pod", name), restore: release };
    if (drill === "zoneLoss")
      return { inject: () => cause("fail-zone", name), restore: () => cause("restore-zone", name) };
    if (drill === "nodeDrain") {
      const [host = ""] = nodes.map((node) => node.host);
      // A pod is drained with the node that it is on.
      return { inject: () => cause("drain-node", host), restore: () => cause("uncordon-node", host) };
    }
    if (drill === "nodeSlow") return slow(() => cause("hang-pod", name), release);
    return { inject: nothing, restore: nothing };
  }
}

const ignoreGone = (error: unknown): void => {
  if (!(error instanceof CloudError && error.code === "InvalidFault")) throw error;
};

function slow(hang: () => Promise<void>, release: () => Promise<void>): Fault {
  let isOver = false;
  let work = nothing();
  const stutter = async () => {
    while (!isOver) {
      await hang();
      await sleep(slowStops);
      await release();
      await sleep(slowRuns);
    }
  };
  return {
    inject: () => (work = stutter()),
    restore: async () => {
      isOver = true;
      await work.catch(nothing);
      await release();
    },
  };
}
