/** What AWS says of a metric, and what follows from it for an alarm. */
export interface MetricFact {
  /** `counter`: how often something happened in a period. `level`: how much there is at a moment. */
  readonly kind: "counter" | "level";
  /** The unit in CloudWatch. */
  readonly unit: "Count" | "Seconds" | "Percent" | "Bytes" | "Days" | "None";
  /** The statistic that says most. */
  readonly statistic: "Sum" | "Average" | "Minimum" | "Maximum";
  /** On which side of a threshold something is wrong. */
  readonly worse: "above" | "below";
  /** When AWS reports it: only then does silence mean what it says here. */
  readonly reported: "nonzero" | "always" | "registered" | "enabled" | "until-expiry";
  /** Seconds from one datapoint to the next. */
  readonly period: number;
  readonly meaning: string;
}

const counter = { kind: "counter", unit: "Count", statistic: "Sum", worse: "above", period: 60 } as const;
const rare = { ...counter, reported: "nonzero" } as const;
const steady = { ...counter, reported: "always" } as const;
const hosts = { kind: "level", unit: "Count", reported: "registered", period: 60 } as const;
/** Zero too, as long as there is a target that could be asked. */
const asked = { ...counter, reported: "registered" } as const;
const answers = (who: string, codes: string) => ({ ...rare, meaning: `Answers ${codes} that ${who} made.` }) as const;
const targetAnswers = (codes: string) => ({ ...answers("targets", codes), ...asked }) as const;

/** Source: Application Load Balancers user guide, CloudWatch metrics, read 2026-11-30. */
export const applicationMetrics = {
  RequestCount: { ...asked, meaning: "Requests for which a target was chosen." },
  ActiveConnectionCount: { ...rare, meaning: "Connections from clients and to targets." },
  NewConnectionCount: { ...rare, meaning: "New connections from clients and to targets." },
  RejectedConnectionCount: { ...rare, meaning: "Connections refused since the balancer had as many as it takes." },
  ProcessedBytes: { ...rare, unit: "Bytes", meaning: "Bytes that went through, both ways." },
  ClientTLSNegotiationErrorCount: { ...rare, meaning: "Connections of clients that ended in a TLS error." },
  HTTPCode_ELB_3XX_Count: answers("the balancer", "3xx"),
  HTTPCode_ELB_4XX_Count: answers("the balancer", "4xx"),
  HTTPCode_ELB_5XX_Count: answers("the balancer", "5xx"),
  HTTPCode_ELB_500_Count: answers("the balancer", "500"),
  HTTPCode_ELB_502_Count: answers("the balancer", "502"),
  HTTPCode_ELB_503_Count: answers("the balancer", "503"),
  HTTPCode_ELB_504_Count: answers("the balancer", "504"),
  HTTPCode_Target_2XX_Count: targetAnswers("2xx"),
  HTTPCode_Target_3XX_Count: targetAnswers("3xx"),
  HTTPCode_Target_4XX_Count: targetAnswers("4xx"),
  HTTPCode_Target_5XX_Count: targetAnswers("5xx"),
  TargetConnectionErrorCount: { ...rare, meaning: "Connections to targets that could not be made." },
  TargetTLSNegotiationErrorCount: { ...rare, meaning: "Connections to targets that ended in a TLS error." },
  TargetResponseTime: {
    ...{ kind: "level", unit: "Seconds", statistic: "Average", worse: "above", reported: "nonzero", period: 60 },
    meaning: "Seconds from a request's leaving the balancer to its answer's beginning; p99 and the like are known too.",
  },
} as const satisfies Readonly<Record<string, MetricFact>>;

const unhealthy = {
  ...hosts,
  statistic: "Minimum",
  worse: "above",
  meaning: "Targets that are not healthy: Minimum as every node of the balancer sees it, Maximum as one of them does.",
} as const;

/**
 * Of one target group of an application balancer. Source: the same. Each node of the balancer reports what it finds; AWS says to be woken by
 * unhealthy targets that all of them find (`Minimum`).
 */
export const applicationTargetMetrics = {
  HealthyHostCount: { ...hosts, statistic: "Minimum", worse: "below", meaning: "Targets that are healthy." },
  UnHealthyHostCount: unhealthy,
  RequestCount: applicationMetrics.RequestCount,
  RequestCountPerTarget: { ...steady, meaning: "Requests of one healthy target on average: what its Sum is." },
  HTTPCode_Target_2XX_Count: applicationMetrics.HTTPCode_Target_2XX_Count,
  HTTPCode_Target_3XX_Count: applicationMetrics.HTTPCode_Target_3XX_Count,
  HTTPCode_Target_4XX_Count: applicationMetrics.HTTPCode_Target_4XX_Count,
  HTTPCode_Target_5XX_Count: applicationMetrics.HTTPCode_Target_5XX_Count,
  TargetConnectionErrorCount: applicationMetrics.TargetConnectionErrorCount,
  TargetTLSNegotiationErrorCount: applicationMetrics.TargetTLSNegotiationErrorCount,
  TargetResponseTime: applicationMetrics.TargetResponseTime,
} as const satisfies Readonly<Record<string, MetricFact>>;

/** Source: Network Load Balancers user guide, CloudWatch metrics, read 2026-11-30. */
export const networkMetrics = {
  ActiveFlowCount: {
    ...{ kind: "level", unit: "Count", statistic: "Average", worse: "above", reported: "always", period: 60 },
    meaning: "Flows (connections) from clients to targets.",
  },
  NewFlowCount: { ...steady, meaning: "New flows from clients to targets." },
  ProcessedBytes: { ...steady, unit: "Bytes", meaning: "Bytes that went through, headers among them." },
  PortAllocationErrorCount: { ...steady, meaning: "Ports that could not be had: connections are dropped." },
  TCP_Client_Reset_Count: { ...steady, meaning: "Resets (RST) that clients sent." },
  TCP_ELB_Reset_Count: { ...steady, meaning: "Resets (RST) that the balancer made." },
  TCP_Target_Reset_Count: { ...steady, meaning: "Resets (RST) that targets sent." },
  ClientTLSNegotiationErrorCount: { ...rare, meaning: "TLS handshakes with clients that failed." },
  TargetTLSNegotiationErrorCount: { ...rare, meaning: "TLS handshakes with targets that failed." },
} as const satisfies Readonly<Record<string, MetricFact>>;

/**
 * Of one target group of a network balancer. Source: the same, which says to compare the `Maximum` of the healthy with what is needed.
 */
export const networkTargetMetrics = {
  HealthyHostCount: { ...applicationTargetMetrics.HealthyHostCount, statistic: "Maximum" },
  UnHealthyHostCount: unhealthy,
} as const satisfies Readonly<Record<string, MetricFact>>;

const nodes = { kind: "level", unit: "Count", statistic: "Average", reported: "enabled", period: 60 } as const;

/** Source: Amazon EC2 Auto Scaling user guide, metrics of groups, read 2026-11-30; `metricsGranularity` 1Minute. */
export const groupMetrics = {
  GroupDesiredCapacity: { ...nodes, worse: "below", meaning: "Nodes that the group tries to have." },
  GroupInServiceInstances: { ...nodes, statistic: "Minimum", worse: "below", meaning: "Nodes in service." },
  GroupMaxSize: { ...nodes, worse: "below", meaning: "Most nodes that the group may have." },
  GroupMinSize: { ...nodes, worse: "below", meaning: "Fewest nodes that the group may have." },
  GroupPendingInstances: {
    ...nodes,
    statistic: "Maximum",
    worse: "above",
    meaning: "Nodes that are not in service yet.",
  },
  GroupTerminatingInstances: { ...nodes, statistic: "Maximum", worse: "above", meaning: "Nodes on their way out." },
  GroupTotalInstances: { ...nodes, worse: "above", meaning: "Nodes in service, pending and on their way out." },
} as const satisfies Readonly<Record<string, MetricFact>>;

/** Of a group's nodes together. Source: Amazon EC2 user guide, CloudWatch metrics of instances, read 2026-11-30; a minute with detailed monitoring. */
export const nodeMetrics = {
  CPUUtilization: {
    ...{ kind: "level", unit: "Percent", statistic: "Average", worse: "above", reported: "always", period: 60 },
    meaning: "Processor time that is used.",
  },
  StatusCheckFailed: {
    ...{ kind: "level", unit: "Count", statistic: "Maximum", worse: "above", reported: "always", period: 60 },
    meaning: "1 while a node fails one of EC2's own checks.",
  },
} as const satisfies Readonly<Record<string, MetricFact>>;

/** Source: AWS Certificate Manager user guide, supported CloudWatch metrics, read 2026-11-30: twice a day, and no more once it has expired. */
export const certificateMetrics = {
  DaysToExpiry: {
    ...{ kind: "level", unit: "Days", statistic: "Minimum", worse: "below", reported: "until-expiry" },
    period: 86_400,
    meaning: "Days until the certificate expires.",
  },
} as const satisfies Readonly<Record<string, MetricFact>>;

const requests = (what: string) => ({ ...rare, meaning: `Requests that ${what}.` }) as const;

/** Of a web ACL as a whole, or of one rule. Source: AWS WAF developer guide, Monitoring with CloudWatch, read 2026-11-30. */
export const webAclMetrics = {
  AllowedRequests: requests("were let through"),
  BlockedRequests: requests("were blocked"),
  CountedRequests: requests("a rule counted"),
  CaptchaRequests: requests("were asked a puzzle"),
  ChallengeRequests: requests("were asked to prove that a browser sends them"),
} as const satisfies Readonly<Record<string, MetricFact>>;

/** Of one vault. Source: AWS Backup developer guide, CloudWatch metrics, read 2026-11-30. */
export const vaultMetrics = {
  NumberOfBackupJobsCompleted: { ...rare, worse: "below", meaning: "Backups that were completed." },
  NumberOfBackupJobsFailed: { ...rare, meaning: "Backups that failed." },
} as const satisfies Readonly<Record<string, MetricFact>>;

/** Of a bucket's objects below a prefix, where a request metric is set up. Source: Amazon S3 user guide, CloudWatch metrics, read 2026-11-30. */
export const requestMetrics = {
  PutRequests: { ...rare, worse: "below", meaning: "Objects that were put." },
  "4xxErrors": { ...rare, meaning: "Requests that were refused." },
} as const satisfies Readonly<Record<string, MetricFact>>;
