import type { apps, core, policy } from "@pulumi/kubernetes/types/input";
import { planNodeTimers } from "../../../platforms/kubernetes/node-timers";
import { labelsOf, metadataOf, nameOf, nodeGroupSelector, type Placement, servesLabel } from "../objects";
import type { KubernetesTargetGroupSettings } from "../target-group/resolved";
import { planProbes } from "./probes";
import type { KubernetesNodeGroupSettings } from "./resolved";

/** What a node group is made of beside its own settings. */
export interface WorkloadContext extends Placement {
  /** The user's name of the node group. */
  readonly key: string;
  /** Target groups that it serves, by name, in the order of `targetGroups`. */
  readonly served: Readonly<Record<string, KubernetesTargetGroupSettings>>;
  /** Zones over which the cluster's machines are spread. */
  readonly zones: number;
  /** Seconds until every proxy knows that a node is leaving. */
  readonly endpointPropagation: number;
}

const byName = <T>(map: Readonly<Record<string, T>>): readonly [string, T][] =>
  Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));

const field = (name: string, fieldPath: string): core.v1.EnvVar => ({ name, valueFrom: { fieldRef: { fieldPath } } });

function environmentOf({ workload }: KubernetesNodeGroupSettings, port: number, key: string): core.v1.EnvVar[] {
  const { environment, secrets, keepAliveTimeout } = workload;
  return [
    field("HOST", "status.podIP"),
    { name: "PORT", value: `${port}` },
    field("NODE_ID", "metadata.name"),
    // On every pod since Kubernetes 1.35, once it has its machine.
    field("NODE_ZONE", "metadata.labels['topology.kubernetes.io/zone']"),
    { name: "NODE_GROUP", value: key },
    ...(keepAliveTimeout === undefined ? [] : [{ name: "KEEP_ALIVE_TIMEOUT", value: `${keepAliveTimeout}` }]),
    ...byName(environment).map(([name, value]) => ({ name, value })),
    ...byName(secrets).map(([name, { secret, key: item }]) => ({
      name,
      valueFrom: { secretKeyRef: { name: secret, key: item } },
    })),
  ];
}

/** Each port once, whatever number of target groups has it. */
function portsOf(served: WorkloadContext["served"]): core.v1.ContainerPort[] {
  const ports = new Map<string, core.v1.ContainerPort>();
  for (const { port, protocol } of Object.values(served)) {
    const transport = protocol === "UDP" ? "UDP" : "TCP";
    const name = `${transport.toLowerCase()}-${port}`;
    ports.set(name, { name, containerPort: port, protocol: transport });
  }
  return [...ports.values()];
}

/**
 * Zones come first: a node that finds none of its own waits. Machines that do not answer count for no zone, so that the loss of one does not
 * keep the others from taking its nodes. Each version is spread by itself, so that a rollout ends as it began.
 */
function spreadOf(context: WorkloadContext): core.v1.TopologySpreadConstraint[] {
  const common = {
    maxSkew: 1,
    labelSelector: { matchLabels: nodeGroupSelector(context, context.key) },
    matchLabelKeys: ["pod-template-hash"],
    nodeTaintsPolicy: "Honor",
  };
  const hosts = { ...common, topologyKey: "kubernetes.io/hostname", whenUnsatisfiable: "ScheduleAnyway" };
  if (context.zones < 2) return [hosts];
  // A zone whose machines are not there yet is waited for, and all but one must have some: so many are left when a zone is lost.
  const minDomains = context.zones < 3 ? {} : { minDomains: context.zones - 1 };
  const zones = { ...common, ...minDomains, topologyKey: "topology.kubernetes.io/zone" };
  return [{ ...zones, whenUnsatisfiable: "DoNotSchedule" }, hosts];
}

const tolerations = (seconds: number): core.v1.Toleration[] =>
  ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"].map((key) => ({
    key,
    operator: "Exists",
    effect: "NoExecute",
    tolerationSeconds: seconds,
  }));

function containerOf(settings: KubernetesNodeGroupSettings, context: WorkloadContext): core.v1.Container {
  const { workload, pod } = settings;
  const [first] = Object.values(context.served);
  const { grace, preStop } = timersOf(settings, context);
  const memory = `${pod.memoryMiB}Mi`;
  return {
    name: "node",
    image: workload.image,
    ...(workload.command.length > 0 ? { args: workload.command } : {}),
    env: environmentOf(settings, first?.port ?? 8080, context.key),
    ports: portsOf(context.served),
    // A processor that is there may be used; memory that is not there ends the node, so that what it asks for is what it gets.
    resources: { requests: { cpu: `${pod.cpuMillis}m`, memory }, limits: { memory } },
    ...(first === undefined ? {} : planProbes(settings, first, grace)),
    // The image needs no shell for it.
    lifecycle: { preStop: { sleep: { seconds: preStop } } },
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"] },
      readOnlyRootFilesystem: pod.readOnlyRootFilesystem,
    },
    volumeMounts: [{ name: "tmp", mountPath: "/tmp" }],
  };
}

const timersOf = (settings: KubernetesNodeGroupSettings, { served, endpointPropagation }: WorkloadContext) =>
  planNodeTimers(settings, Object.values(served), endpointPropagation);

function podOf(settings: KubernetesNodeGroupSettings, context: WorkloadContext): core.v1.PodSpec {
  const { pod } = settings;
  const { preStop, stop } = timersOf(settings, context);
  return {
    serviceAccountName: nameOf(context, context.key),
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    terminationGracePeriodSeconds: preStop + stop,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: pod.user,
      runAsGroup: pod.user,
      fsGroup: pod.user,
      seccompProfile: { type: "RuntimeDefault" },
    },
    ...(pod.imagePullSecret === undefined ? {} : { imagePullSecrets: [{ name: pod.imagePullSecret }] }),
    topologySpreadConstraints: spreadOf(context),
    tolerations: tolerations(pod.tolerationSeconds),
    containers: [containerOf(settings, context)],
    volumes: [{ name: "tmp", emptyDir: {} }],
  };
}

/** A rollout that has not come forward for so long has failed: the time of the slowest node, and as much again. */
const slowestRollout = 600;

/** Nodes that share a template: new ones come first, and old ones go when they serve. */
export function planDeployment(settings: KubernetesNodeGroupSettings, context: WorkloadContext) {
  const { minHealthyPercentage, maxHealthyPercentage } = settings.instanceRefresh;
  const selector = nodeGroupSelector(context, context.key);
  const serves = Object.fromEntries(Object.keys(context.served).map((name) => [servesLabel(name), "true"]));
  const { grace } = timersOf(settings, context);
  return {
    metadata: metadataOf(context, nameOf(context, context.key)),
    spec: {
      // Also where an autoscaler sets it: what a program says no more goes back to its default, one node, until the autoscaler sees it.
      replicas: settings.desiredCapacity.initial ?? settings.minSize,
      revisionHistoryLimit: 5,
      progressDeadlineSeconds: Math.max(slowestRollout, 2 * grace),
      strategy: {
        type: "RollingUpdate",
        rollingUpdate: { maxSurge: `${maxHealthyPercentage - 100}%`, maxUnavailable: `${100 - minHealthyPercentage}%` },
      },
      selector: { matchLabels: selector },
      template: {
        metadata: { labels: { ...labelsOf(context), ...selector, ...serves } },
        spec: podOf(settings, context),
      },
    },
  } satisfies apps.v1.Deployment;
}

/** One node at a time may be moved; one that works not at all never holds a machine back. */
export const planDisruptionBudget = (context: WorkloadContext) =>
  ({
    metadata: metadataOf(context, nameOf(context, context.key)),
    spec: {
      maxUnavailable: 1,
      unhealthyPodEvictionPolicy: "AlwaysAllow",
      selector: { matchLabels: nodeGroupSelector(context, context.key) },
    },
  }) satisfies policy.v1.PodDisruptionBudget;

/** The identity of the nodes, without a token: a node asks the API server nothing. */
export const planServiceAccount = (context: WorkloadContext) =>
  ({
    metadata: metadataOf(context, nameOf(context, context.key)),
    automountServiceAccountToken: false,
  }) satisfies core.v1.ServiceAccount;

/** What of a Deployment another one than the program sets once it exists. */
export const ownedByOthers = ({ desiredCapacity }: KubernetesNodeGroupSettings): readonly string[] =>
  desiredCapacity.owner === "controller" ? ["spec.replicas"] : [];
