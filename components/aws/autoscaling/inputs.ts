// What a user may write. Generated from the schemas by `npm run docs`: edit them, not this.
/** When and how the number of nodes of one group changes. */
export interface AutoscalingInput {
  /** Keeps the group's CPU at a target. Absent: no such policy. */
  cpu?: AutoscalingCpuInput | undefined;
  /** Keeps the requests per node at a target; application load balancers only. Absent: no such policy. */
  requestsPerTarget?: AutoscalingRequestsPerTargetInput | undefined;
  /** Adds nodes ahead of a load that comes back by the day or week; it never removes any. It needs a day of metrics, better two weeks. Absent: none. */
  predictive?: AutoscalingPredictiveInput | undefined;
  /** Sizes that change by the clock, by name. */
  schedules?: Record<string, AutoscalingScheduleInput> | undefined;
}

export interface AutoscalingCpuInput {
  /** Percent of CPU, averaged over the group's nodes. Allowed: 1 to 100 percent (limit autoscaling.cpu.target, read 2026-11-30). */
  targetValue: number;
  /** Whether nodes are only ever added for it. Default: `false`. */
  disableScaleIn?: boolean | undefined;
}

export interface AutoscalingRequestsPerTargetInput {
  /** Requests per node and minute. Allowed: 1 to 100000000 requests per minute. */
  targetValue: number;
  /** Which target group counts, when the node group serves more than one. Allowed: a letter, then letters, digits and hyphens, lower case, 1 to 24 characters. */
  targetGroup?: string | undefined;
  /** Whether nodes are only ever added for it. Default: `false`. */
  disableScaleIn?: boolean | undefined;
}

export interface AutoscalingPredictiveInput {
  /** What is forecast: the group's CPU, or the requests of its target group (application load balancers). Default: `"cpu"`. */
  metric?: "cpu" | "requests" | undefined;
  /** Percent of CPU per node, or requests per node and minute: as that of target tracking on the same metric. Allowed: 1 to 100000000 requests per minute. */
  targetValue: number;
  /** `ForecastOnly` shows what it would do and does nothing. Default: `"ForecastAndScale"`. */
  mode?: "ForecastAndScale" | "ForecastOnly" | undefined;
  /** Seconds by which nodes are launched before the forecast says that they are needed; bootTime at least. Allowed: 0 to 3599 seconds (limit autoscaling.predictive.buffer, read 2026-11-30). Default: `300`. */
  schedulingBufferTime?: number | undefined;
}

export interface AutoscalingScheduleInput {
  /** When, as five cron fields: minute, hour, day, month, weekday. Allowed: a schedule such as "0 8 * * MON-FRI". */
  recurrence: string;
  /** IANA time zone that the schedule is in. Allowed: a time zone such as Europe/Berlin. Default: `"UTC"`. */
  timeZone?: string | undefined;
  /** Fewest nodes from then on. Allowed: 0 to 10000 (limit autoscaling.size, read 2026-11-30). */
  minSize?: number | undefined;
  /** Most nodes from then on. Allowed: 0 to 10000 (limit autoscaling.size, read 2026-11-30). */
  maxSize?: number | undefined;
  /** Nodes from then on, until something else scales. Allowed: 0 to 10000 (limit autoscaling.size, read 2026-11-30). */
  desiredCapacity?: number | undefined;
}
