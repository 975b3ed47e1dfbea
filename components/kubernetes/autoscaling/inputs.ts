// What a user may write. Generated from the schemas by `npm run docs`: edit them, not this.
/** When and how the number of nodes of one group changes. */
export interface KubernetesAutoscalingInput {
  /** Keeps the group's CPU at a target. Absent: no such policy. */
  cpu?: KubernetesAutoscalingCpuInput | undefined;
  /** Keeps the requests per node at a target. Absent: no such policy. */
  requestsPerTarget?: KubernetesAutoscalingRequestsPerTargetInput | undefined;
  /** Seconds whose highest need counts before nodes are taken away, so that a short lull takes none. Allowed: 0 to 3600 seconds. Default: `300`. */
  scaleInWindow?: number | undefined;
}

export interface KubernetesAutoscalingCpuInput {
  /** Percent of the CPU that nodes ask for, averaged over the group. Allowed: 1 to 1000 percent. */
  targetValue: number;
  /** Whether nodes are only ever added for it. Default: `false`. */
  disableScaleIn?: boolean | undefined;
}

export interface KubernetesAutoscalingRequestsPerTargetInput {
  /** Requests per node and minute. Allowed: 1 to 100000000 requests per minute. */
  targetValue: number;
  /** Which target group counts, when the node group serves more than one. Allowed: a letter, then letters, digits and hyphens, lower case, 1 to 24 characters. */
  targetGroup?: string | undefined;
  /** Metric of each pod, in requests per second, that an adapter in the cluster serves: without one a cluster counts no requests. Allowed: a metric's name such as http_requests_per_second. */
  metric: string;
  /** Whether nodes are only ever added for it. Default: `false`. */
  disableScaleIn?: boolean | undefined;
}
