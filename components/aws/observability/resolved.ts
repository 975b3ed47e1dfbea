// What the settings are when every default is resolved. Generated from the schemas by `npm run docs`: edit them, not this.
/** What is watched of a cluster, and who is told. */
export interface ObservabilitySettings {
  /** Who is told of alarms, by your names. */
  readonly recipients: Record<string, ObservabilityEmailRecipientSettings | ObservabilityHttpsRecipientSettings | ObservabilityTopicRecipientSettings | ObservabilitySlackRecipientSettings>;
  /** What is alarmed on. */
  readonly alarms: ObservabilityAlarmsSettings;
  /** Service level objective: alarms by how fast its error budget is spent, over a long and a short window each. Absent: none. Application load balancers only. */
  readonly slo?: ObservabilitySloSettings | undefined;
  /** Whether there is a dashboard of the cluster in CloudWatch. Default: `true`. */
  readonly dashboard: boolean;
  /** Where runbooks are: an alarm links to <runbooks>/<page>.md. Absent: vipkit's own, by their path. */
  readonly runbooks?: string | undefined;
}

export interface ObservabilityEmailRecipientSettings {
  /** Mail address; it gets a mail that must be confirmed first. Allowed: a mail address such as oncall@example.com. */
  readonly email: string;
  /** What is sent: `page` is what clients notice now, `ticket` what can wait for the morning. Default: `"all"`. */
  readonly urgency: "all" | "page" | "ticket";
}

export interface ObservabilityHttpsRecipientSettings {
  /** Where an incident service takes messages of SNS; the service confirms the subscription. */
  readonly https: string;
  /** What is sent: `page` is what clients notice now, `ticket` what can wait for the morning. Default: `"all"`. */
  readonly urgency: "all" | "page" | "ticket";
}

export interface ObservabilityTopicRecipientSettings {
  /** A topic that exists, in the same region. Its policy must let cloudwatch.amazonaws.com publish; for failedRefresh and patchState events.amazonaws.com too. Allowed: the ARN of a topic such as arn:aws:sns:eu-west-1:123456789012:on-call. */
  readonly topic: string;
  /** What is sent: `page` is what clients notice now, `ticket` what can wait for the morning. Default: `"all"`. */
  readonly urgency: "all" | "page" | "ticket";
}

export interface ObservabilitySlackRecipientSettings {
  /** A channel of Slack, by Amazon Q Developer in chat applications (AWS Chatbot). */
  readonly slack: ObservabilitySlackSettings;
  /** What is sent: `page` is what clients notice now, `ticket` what can wait for the morning. Default: `"all"`. */
  readonly urgency: "all" | "page" | "ticket";
}

export interface ObservabilitySlackSettings {
  /** Id of the workspace, which must be authorised once in Amazon Q Developer's console. Allowed: the id of a workspace such as T07EA123LEP. */
  readonly team: string;
  /** Id of the channel. Allowed: the id of a channel such as C07EZ1ABC23. */
  readonly channel: string;
}

export interface ObservabilityAlarmsSettings {
  /** Pages when a target group has no healthy target: the balancer sends to all of them, or answers 503. Default: `true`. */
  readonly noHealthyNode: boolean;
  /** Unhealthy targets that stay so: replacement should be quicker. Allowed: false, or { minutes: 5 }. */
  readonly unhealthyNodes: ObservabilityUnhealthyNodesSettings | false;
  /** Answers 5xx of a target group's nodes; application load balancers only. Allowed: false, or { percent: 5 }. */
  readonly targetErrors: ObservabilityTargetErrorsSettings | false;
  /** Answers 5xx that the balancer itself made: no node took the request, or none answered in time. Application load balancers only. Allowed: false, or { percent: 1 }. */
  readonly balancerErrors: ObservabilityBalancerErrorsSettings | false;
  /** How long nodes may take for an answer. Absent: no such alarm. Application load balancers only. */
  readonly latency?: ObservabilityLatencySettings | undefined;
  /** Connections that the balancer had no room for: ports of a network load balancer that ran out. Default: `true`. */
  readonly rejectedConnections: boolean;
  /** A node group that may not grow any more: the next node's load finds none. Allowed: false, or { minutes: 15 }. */
  readonly capacityAtMaximum: ObservabilityCapacityAtMaximumSettings | false;
  /** A certificate that ends soon: its renewal failed. Allowed: false, or { days: 30 }. */
  readonly certificateAge: ObservabilityCertificateAgeSettings | false;
  /** A refresh of nodes that failed or is rolled back, and nodes that could not be launched. Default: `true`. */
  readonly failedRefresh: boolean;
  /** Health check logs that no longer come, while checks never pause. Where the balancer writes them; costs request metrics of that bucket. Default: `true`. */
  readonly logDelivery: boolean;
  /** Backups that are missing. Where there is a vault. Allowed: false, or { hours: 26 }. */
  readonly backupAge: ObservabilityBackupAgeSettings | false;
  /** Nodes of the account whose patches Systems Manager calls non-compliant. Default: `false`. */
  readonly patchState: boolean;
}

export interface ObservabilityUnhealthyNodesSettings {
  /** Minutes that are looked at. Allowed: 1 to 1440 minutes (limit cloudwatch.alarm.minutes, read 2026-11-30). Default: `5`. */
  readonly minutes: number;
}

export interface ObservabilityTargetErrorsSettings {
  /** Percent of the requests. Allowed: 0.01 to 100 percent. Default: `5`. */
  readonly percent: number;
  /** Minutes that are looked at. Allowed: 1 to 1440 minutes (limit cloudwatch.alarm.minutes, read 2026-11-30). Default: `5`. */
  readonly minutes: number;
  /** Fewer requests in that time say nothing: one error of three is no fault. Allowed: 1 to 1000000000. Default: `100`. */
  readonly minimumRequests: number;
}

export interface ObservabilityBalancerErrorsSettings {
  /** Percent of the requests. Allowed: 0.01 to 100 percent. Default: `1`. */
  readonly percent: number;
  /** Minutes that are looked at. Allowed: 1 to 1440 minutes (limit cloudwatch.alarm.minutes, read 2026-11-30). Default: `5`. */
  readonly minutes: number;
  /** Fewer requests in that time say nothing: one error of three is no fault. Allowed: 1 to 1000000000. Default: `100`. */
  readonly minimumRequests: number;
}

export interface ObservabilityLatencySettings {
  /** Seconds that 95 % must stay below. Allowed: 0.001 to 4000 seconds. */
  readonly p95?: number | undefined;
  /** Seconds that 99 % must stay below. Allowed: 0.001 to 4000 seconds. */
  readonly p99?: number | undefined;
  /** Minutes that are looked at. Allowed: 1 to 1440 minutes (limit cloudwatch.alarm.minutes, read 2026-11-30). Default: `5`. */
  readonly minutes: number;
}

export interface ObservabilityCapacityAtMaximumSettings {
  /** Minutes that are looked at. Allowed: 1 to 1440 minutes (limit cloudwatch.alarm.minutes, read 2026-11-30). Default: `15`. */
  readonly minutes: number;
}

export interface ObservabilityCertificateAgeSettings {
  /** Days before the end. ACM renews 60 days before it: less than that means that it could not. Allowed: 1 to 398 days. Default: `30`. */
  readonly days: number;
}

export interface ObservabilityBackupAgeSettings {
  /** Name of the vault that backups go to. Absent: the one of `operations.backup`, where there is one. Allowed: the name of a backup vault. */
  readonly vault?: string | undefined;
  /** Hours without a completed backup; a daily one needs 24 and what it takes. Allowed: 1 to 168 hours (limit cloudwatch.alarm.hours, read 2026-11-30). Default: `26`. */
  readonly hours: number;
}

export interface ObservabilitySloSettings {
  /** Percent of the requests that must not be answered 5xx. Allowed: 50 to 99.999 percent. */
  readonly availability: number;
  /** Days over which that is counted. Allowed: 1 to 90 days. Default: `30`. */
  readonly days: number;
}
