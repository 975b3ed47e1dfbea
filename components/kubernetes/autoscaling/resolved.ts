// What the settings are when every default is resolved. Generated from the schemas by `npm run docs`: edit them, not this.
/** When and how the number of nodes of one group changes. */
export interface KubernetesAutoscalingSettings {
  /** Keeps the group's CPU at a target. Absent: no such policy. */
  readonly cpu?: KubernetesAutoscalingCpuSettings | undefined;
  /** Keeps the requests per node at a target. Absent: no such policy. */
  readonly requestsPerTarget?: KubernetesAutoscalingRequestsPerTargetSettings | undefined;
  /** What else decides, by name: times, a query, a queue. With one of them KEDA makes the autoscaler, and has to be in the cluster. */
  readonly triggers: Record<string, KubernetesAutoscalingCronTriggerSettings | KubernetesAutoscalingPrometheusTriggerSettings | KubernetesAutoscalingSourceTriggerSettings>;
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

export interface KubernetesAutoscalingCronTriggerSettings {
  /** Nodes by the clock: at least as many between two times. */
  readonly type: "cron";
  /** When it begins, as five cron fields. Allowed: a schedule such as "0 8 * * 1-5". */
  readonly start: string;
  /** When it ends, as five cron fields. Allowed: a schedule such as "0 8 * * 1-5". */
  readonly end: string;
  /** Time zone of both. Allowed: a time zone such as Europe/Berlin. */
  readonly timeZone: string;
  /** Nodes that there are at least in between. Allowed: 1 to 5000. */
  readonly nodes: number;
}

export interface KubernetesAutoscalingPrometheusTriggerSettings {
  /** Nodes by the answer to a query of Prometheus. */
  readonly type: "prometheus";
  /** Address of Prometheus' API. Allowed: an address such as http://prometheus.monitoring:9090. */
  readonly server: string;
  /** PromQL that answers with one number, over all nodes. Allowed: a query of 1 to 4096 characters. */
  readonly query: string;
  /** What of it each node is to have: the nodes are the answer, divided by this. Allowed: a number above 0. */
  readonly targetValue: number;
  /** TriggerAuthentication in the namespace, with the credentials. Absent: none are needed. Allowed: a TriggerAuthentication's name: letters, digits, hyphens and dots, lower case, up to 253 characters. */
  readonly authentication?: string | undefined;
}

export interface KubernetesAutoscalingSourceTriggerSettings {
  /** Nodes by what waits in a source of events, such as a queue. */
  readonly type: "source";
  /** KEDA's name for the source. Allowed: a scaler's name such as kafka, aws-sqs-queue or rabbitmq. */
  readonly scaler: string;
  /** Settings of that scaler, as its own page in KEDA's documentation has them; all of them are texts. */
  readonly metadata: Record<string, string>;
  /** TriggerAuthentication in the namespace, with the credentials. Absent: none are needed. Allowed: a TriggerAuthentication's name: letters, digits, hyphens and dots, lower case, up to 253 characters. */
  readonly authentication?: string | undefined;
}
