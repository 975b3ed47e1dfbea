// What the settings are when every default is resolved. Generated from the schemas by `npm run docs`: edit them, not this.
/** When and how the number of nodes of one group changes. */
export interface KubernetesAutoscalingSettings {
  /** Keeps the group's CPU at a target. Absent: no such policy. */
  readonly cpu?: KubernetesAutoscalingCpuSettings | undefined;
  /** Keeps the requests per node at a target. Absent: no such policy. */
  readonly requestsPerTarget?: KubernetesAutoscalingRequestsPerTargetSettings | undefined;
  /** Seconds whose highest need counts before nodes are taken away, so that a short lull takes none. Allowed: 0 to 3600 seconds. Default: `300`. */
  readonly scaleInWindow: number;
}

export interface KubernetesAutoscalingCpuSettings {
  /** Percent of the CPU that nodes ask for, averaged over the group. Allowed: 1 to 1000 percent. */
  readonly targetValue: number;
  /** Whether nodes are only ever added for it. Default: `false`. */
  readonly disableScaleIn: boolean;
}

export interface KubernetesAutoscalingRequestsPerTargetSettings {
  /** Requests per node and minute. Allowed: 1 to 100000000 requests per minute. */
  readonly targetValue: number;
  /** Which target group counts, when the node group serves more than one. Allowed: a letter, then letters, digits and hyphens, lower case, 1 to 24 characters. */
  readonly targetGroup?: string | undefined;
  /** Metric of each pod, in requests per second, that an adapter in the cluster serves: without one a cluster counts no requests. Allowed: a metric's name such as http_requests_per_second. */
  readonly metric: string;
  /** Whether nodes are only ever added for it. Default: `false`. */
  readonly disableScaleIn: boolean;
}
