// What a user may write. Generated from the schemas by `npm run docs`: edit them, not this.
import type { KubernetesAutoscalingInput } from "../autoscaling/inputs";

/** Nodes that share a template and a size: pods of one Deployment. */
export interface KubernetesNodeGroupInput {
  /** Names of the target groups that its nodes serve. */
  targetGroups: string[];
  /** Fewest nodes; they are spread over the zones. Allowed: 0 to 5000. Default: `2`. */
  minSize?: number | undefined;
  /** Most nodes; leave room above minSize for scaling. Allowed: 0 to 5000. Default: `4`. */
  maxSize?: number | undefined;
  /** How many nodes there are, and who decides it. */
  desiredCapacity?: KubernetesNodeGroupDesiredCapacityInput | undefined;
  /** What each node runs: a container image. */
  workload?: KubernetesNodeGroupWorkloadInput | undefined;
  /** Seconds from the pod's start until the workload answers its health check. Allowed: 0 to 3600 seconds. Default: `30`. */
  bootTime?: number | undefined;
  /** Seconds a stopping service may use to finish its requests. Default: the longest drain of its target groups, plus 10. Allowed: 1 to 7200 seconds. */
  stopTimeout?: number | undefined;
  /** Who finds nodes that are to be restarted: `ELB` the health check, as a liveness probe; `EC2` nothing but the end of the process. Default: `"ELB"`. */
  healthCheckType?: "EC2" | "ELB" | undefined;
  /** Seconds after the start in which a failing check restarts nothing. Default: bootTime + healthyThreshold x interval of the slowest target group. Allowed: 0 to 3600 seconds. */
  healthCheckGracePeriod?: number | undefined;
  /** How nodes are replaced when their template changes: in waves, new ones first. */
  instanceRefresh?: KubernetesNodeGroupInstanceRefreshInput | undefined;
  /** When and how the number of nodes changes. */
  autoscaling?: KubernetesAutoscalingInput | undefined;
  /** What a node is as a pod. */
  pod?: KubernetesNodeGroupPodInput | undefined;
}

export interface KubernetesNodeGroupDesiredCapacityInput {
  /** Who owns the number of nodes once the group exists. `program`: every `up` sets `initial`, and nothing scales. `controller`: scaling does, and it is never reverted. Default: `"controller"`. */
  owner?: "program" | "controller" | undefined;
  /** Nodes to start with. Default: minSize. Allowed: 0 to 5000. */
  initial?: number | undefined;
}

export interface KubernetesNodeGroupWorkloadInput {
  /** A container image: a pod runs nothing else. */
  type: "container";
  /** Image to run; it listens on the port in PORT. Allowed: an image reference such as ghcr.io/shop/shop:1.2.3. */
  image: string;
  /** Arguments in place of the image's own. Default: `[]`. */
  command?: string[] | undefined;
  /** Environment variables. Never secrets, which go under `secrets`. HOST, PORT, NODE_ID, NODE_ZONE and NODE_GROUP are set already. */
  environment?: Record<string, string> | undefined;
  /** Environment variables whose values are keys of Secrets; state and plans have the references alone. */
  secrets?: Record<string, KubernetesNodeGroupSecretInput> | undefined;
  /** Seconds after which the workload closes an idle connection; it gets them as KEEP_ALIVE_TIMEOUT. More than the balancer's idleTimeout, or clients meet 503 now and then. Absent: it is not judged. Allowed: 1 to 86400 seconds. */
  keepAliveTimeout?: number | undefined;
}

export interface KubernetesNodeGroupSecretInput {
  /** Secret in the namespace. Allowed: a Secret's name: letters, digits, hyphens and dots, lower case, up to 253 characters. */
  secret: string;
  /** Key of the Secret that holds the value. Allowed: a key of a Secret: letters, digits, dots, hyphens and underscores. */
  key: string;
}

export interface KubernetesNodeGroupInstanceRefreshInput {
  /** Percent of the nodes that keep serving while others are replaced. Allowed: 0 to 100 percent. Default: `100`. */
  minHealthyPercentage?: number | undefined;
  /** Percent that the group may grow to while nodes are replaced. Allowed: 100 to 200 percent. Default: `150`. */
  maxHealthyPercentage?: number | undefined;
}

export interface KubernetesNodeGroupPodInput {
  /** Thousandths of a processor that a node asks for; CPU targets of scaling are percents of it. Allowed: 1 to 256000 thousandths of a processor. Default: `250`. */
  cpuMillis?: number | undefined;
  /** MiB of memory that a node asks for and may use at most: beyond it the node is killed. Allowed: 4 to 4194304 MiB. Default: `256`. */
  memoryMiB?: number | undefined;
  /** Number of the user that the image runs as; never root, whatever the image says. Allowed: 1 to 2147483647. Default: `65532`. */
  user?: number | undefined;
  /** Whether the image may write below /tmp only. Default: `true`. */
  readOnlyRootFilesystem?: boolean | undefined;
  /** Seconds that a pod stays on a machine which does not answer or is not ready, before another one replaces it. Kubernetes' own default is 300. Allowed: 0 to 86400 seconds. Default: `30`. */
  tolerationSeconds?: number | undefined;
  /** Secret in the namespace with the credentials of the image's registry. Allowed: a Secret's name. */
  imagePullSecret?: string | undefined;
}
