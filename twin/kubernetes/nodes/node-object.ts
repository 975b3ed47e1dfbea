import type { Props } from "../../../model/graph/json";
import { timestamp } from "./pod-status";

export interface NodeDescription {
  readonly name: string;
  readonly zone: string;
  readonly region: string;
  /** As the API knows them. */
  readonly address: string;
  readonly podRange: string;
  /** What it offers, as Kubernetes writes quantities. */
  readonly capacity: { readonly cpu: string; readonly memory: string };
}

/** How many pods a node takes. Source: kubelet, maxPods. */
const maxPods = "110";
/** Seconds. Source: kubelet, nodeLeaseDurationSeconds; renewed four times as often. */
const leaseSeconds = 40;
export const leasePeriod = leaseSeconds / 4;
/** Seconds between two reports of a node that is as it was. Source: kubelet, nodeStatusReportFrequency. */
export const reportPeriod = 300;

const architecture = process.arch === "x64" ? "amd64" : process.arch;

export function nodeObject({ name, zone, region, podRange }: NodeDescription): Props {
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: {
      name,
      labels: {
        "kubernetes.io/hostname": name,
        "kubernetes.io/os": "linux",
        "kubernetes.io/arch": architecture,
        "topology.kubernetes.io/zone": zone,
        "topology.kubernetes.io/region": region,
      },
    },
    spec: { podCIDR: podRange, podCIDRs: [podRange] },
  };
}

const healthy = [
  ["MemoryPressure", "False", "KubeletHasSufficientMemory"],
  ["DiskPressure", "False", "KubeletHasNoDiskPressure"],
  ["PIDPressure", "False", "KubeletHasSufficientPID"],
  ["Ready", "True", "KubeletReady"],
] as const;

/** @param since milliseconds: when the node became ready */
export function nodeStatus(node: NodeDescription, since: number, now: number): Props {
  const resources = { ...node.capacity, pods: maxPods, "ephemeral-storage": "100Gi" };
  return {
    capacity: resources,
    allocatable: resources,
    addresses: [
      { type: "InternalIP", address: node.address },
      { type: "Hostname", address: node.name },
    ],
    conditions: healthy.map(([type, status, reason]) => ({
      type,
      status,
      reason,
      message: "",
      lastHeartbeatTime: timestamp(now),
      lastTransitionTime: timestamp(since),
    })),
    nodeInfo: {
      machineID: node.name,
      systemUUID: node.name,
      bootID: node.name,
      kernelVersion: "",
      osImage: "vipkit twin",
      containerRuntimeVersion: "vipkit://1",
      kubeletVersion: "v1.36.3",
      kubeProxyVersion: "",
      operatingSystem: "linux",
      architecture,
    },
  };
}

export function leaseObject(name: string, uid: string, now: number): Props {
  return {
    apiVersion: "coordination.k8s.io/v1",
    kind: "Lease",
    metadata: { name, namespace: "kube-node-lease", ownerReferences: [{ apiVersion: "v1", kind: "Node", name, uid }] },
    spec: {
      holderIdentity: name,
      leaseDurationSeconds: leaseSeconds,
      renewTime: `${new Date(now).toISOString().slice(0, -1)}000Z`,
    },
  };
}
