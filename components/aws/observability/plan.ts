import type {
  BalancerMetric,
  CertificateMetric,
  NodeGroupMetric,
  RequestMetric,
  TargetGroupMetric,
  VaultMetric,
} from "../../../platforms/aws/metrics";
import type { Comparison, MissingData, Statistic } from "../../../platforms/aws/metrics/alarm";
import type { ObservabilitySettings } from "./resolved";
import type { Runbook } from "./runbooks";
import { burnFactor, burnRates, burnThreshold } from "./slo";

type AlarmSettings = ObservabilitySettings["alarms"];
export type Urgency = "page" | "ticket";

/** What there is to be watched. */
export interface Watched {
  readonly balancerType: "application" | "network";
  /** Keys of the target groups that nodes are registered in; those of functions have no health. */
  readonly targetGroups: readonly string[];
  /** Those that may grow, with the target groups they serve. */
  readonly nodeGroups: Readonly<Record<string, readonly string[]>>;
  readonly isCertified: boolean;
  /** Whether there is a vault that backups go to. */
  readonly isBackedUp: boolean;
  /** Whether the balancer writes health check logs. */
  readonly isCheckLogged: boolean;
}

/** Which metric of what. */
export type Reading =
  | { readonly kind: "balancer"; readonly name: BalancerMetric }
  | { readonly kind: "certificate"; readonly name: CertificateMetric }
  | { readonly kind: "targetGroup"; readonly key: string; readonly name: TargetGroupMetric }
  | { readonly kind: "nodeGroup"; readonly key: string; readonly name: NodeGroupMetric }
  | { readonly kind: "vault"; readonly key: string | undefined; readonly name: VaultMetric }
  | { readonly kind: "checkLogs"; readonly name: RequestMetric };

const balancer = (name: BalancerMetric): Reading => ({ kind: "balancer", name });
const targets = (key: string, name: TargetGroupMetric): Reading => ({ kind: "targetGroup", key, name });
const nodes = (key: string, name: NodeGroupMetric): Reading => ({ kind: "nodeGroup", key, name });

/** One metric against a threshold. */
interface Single {
  readonly reading: Reading;
  readonly statistic?: Statistic;
}

/** Several, by the ids that the expression names. */
interface Computed {
  readonly readings: Readonly<Record<string, Reading>>;
  readonly expression: string;
  readonly label: string;
}

export interface PlannedAlarm {
  /** The child's name, and what composite alarms call it. */
  readonly key: string;
  readonly runbook: Runbook;
  /** Who is told; undefined where a composite alarm tells. */
  readonly urgency: Urgency | undefined;
  readonly measure: Single | Computed;
  /** Seconds. */
  readonly period: number;
  readonly evaluationPeriods: number;
  readonly threshold: number;
  readonly comparisonOperator: Comparison;
  /** Absent: as the metric's own silence is understood. */
  readonly treatMissingData?: MissingData;
  readonly text: string;
}

const minute = 60;
const hour = 3600;
const above = "GreaterThanThreshold";

const times = (count: number, unit: string) => `${count} ${unit}${count === 1 ? "" : "s"}`;

function nodeAlarms({ noHealthyNode, unhealthyNodes }: AlarmSettings, groups: readonly string[]): PlannedAlarm[] {
  const none = (group: string): PlannedAlarm => ({
    ...{ key: `no-healthy-node-${group}`, runbook: "no-healthy-node", urgency: undefined },
    ...{ measure: { reading: targets(group, "HealthyHostCount") }, period: minute, evaluationPeriods: 1, threshold: 1 },
    comparisonOperator: "LessThanThreshold",
    text: `Target group ${group} has no healthy node.`,
  });
  const some = (group: string, minutes: number): PlannedAlarm => ({
    ...{ key: `unhealthy-nodes-${group}`, runbook: "unhealthy-nodes", urgency: "ticket" },
    ...{
      measure: { reading: targets(group, "UnHealthyHostCount") },
      period: minute,
      evaluationPeriods: minutes,
      threshold: 0,
    },
    comparisonOperator: above,
    text: `Target group ${group} has had unhealthy nodes for ${times(minutes, "minute")}.`,
  });
  return groups.flatMap((group) => [
    ...(noHealthyNode ? [none(group)] : []),
    ...(unhealthyNodes === false ? [] : [some(group, unhealthyNodes.minutes)]),
  ]);
}

/**
 * A share of requests, in percent, of a period in which there were enough of them. A counter that is silent is at zero, so each is filled: without
 * it one silent metric would make the whole share silent.
 */
const share = (errors: string, requests: string, least: number): string =>
  `IF(${requests} >= ${least}, 100 * FILL(${errors}, 0) / (${requests}), 0)`;

/** Requests for which a target was chosen, and those for which there was none: RequestCount leaves out the latter. */
const everyRequest = "FILL(requests, 0) + FILL(unrouted, 0)";
const balancerRequests = { requests: balancer("RequestCount"), unrouted: balancer("HTTPCode_ELB_503_Count") };

function errorAlarms({ targetErrors, balancerErrors }: AlarmSettings, groups: readonly string[]): PlannedAlarm[] {
  const shared = { evaluationPeriods: 1, comparisonOperator: above, treatMissingData: "notBreaching" } as const;
  const ofGroups = (errors: Exclude<typeof targetErrors, false>) =>
    groups.map(
      (key): PlannedAlarm => ({
        ...{ key: `target-errors-${key}`, runbook: "target-errors", urgency: "ticket" },
        measure: {
          readings: { errors: targets(key, "HTTPCode_Target_5XX_Count"), requests: targets(key, "RequestCount") },
          expression: share("errors", "FILL(requests, 0)", errors.minimumRequests),
          label: `answers 5xx of ${key}, percent`,
        },
        ...{ ...shared, period: errors.minutes * minute, threshold: errors.percent },
        text: `More than ${errors.percent} % of the requests to target group ${key} are answered 5xx by its nodes.`,
      }),
    );
  const ofBalancer = (errors: Exclude<typeof balancerErrors, false>): PlannedAlarm => ({
    ...{ key: "balancer-errors", runbook: "balancer-errors", urgency: undefined },
    measure: {
      readings: { errors: balancer("HTTPCode_ELB_5XX_Count"), ...balancerRequests },
      expression: share("errors", everyRequest, errors.minimumRequests),
      label: "answers 5xx of the balancer, percent",
    },
    ...{ ...shared, period: errors.minutes * minute, threshold: errors.percent },
    text: `More than ${errors.percent} % of all requests are answered 5xx by the balancer itself.`,
  });
  return [
    ...(targetErrors === false ? [] : ofGroups(targetErrors)),
    ...(balancerErrors === false ? [] : [ofBalancer(balancerErrors)]),
  ];
}

function latencyAlarms({ latency }: AlarmSettings, groups: readonly string[]): PlannedAlarm[] {
  if (latency === undefined) return [];
  const percentiles = ["p95", "p99"] as const;
  return groups.flatMap((key) =>
    percentiles.flatMap((statistic): PlannedAlarm[] => {
      const threshold = latency[statistic];
      if (threshold === undefined) return [];
      return [
        {
          ...{ key: `slow-answers-${statistic}-${key}`, runbook: "slow-answers", urgency: "ticket" },
          measure: { reading: targets(key, "TargetResponseTime"), statistic },
          ...{ period: minute, evaluationPeriods: latency.minutes, threshold, comparisonOperator: above },
          text: `${statistic} of target group ${key}'s answers has been above ${times(threshold, "second")} for ${times(latency.minutes, "minute")}.`,
        },
      ];
    }),
  );
}

/** Ports that a network balancer has none of any more are what refused connections are on an application balancer. */
const refusals = { application: "RejectedConnectionCount", network: "PortAllocationErrorCount" } as const;

function roomAlarms(settings: AlarmSettings, { balancerType, nodeGroups }: Watched): PlannedAlarm[] {
  const { rejectedConnections, capacityAtMaximum } = settings;
  const rejected: PlannedAlarm = {
    ...{ key: "rejected-connections", runbook: "rejected-connections", urgency: undefined },
    measure: { reading: balancer(refusals[balancerType]) },
    ...{ period: minute, evaluationPeriods: 1, threshold: 0, comparisonOperator: above },
    text: "The balancer refused connections: it had no room for them.",
  };
  const full = (key: string, minutes: number): PlannedAlarm => ({
    ...{ key: `at-maximum-${key}`, runbook: "capacity-at-maximum", urgency: "ticket" },
    measure: {
      readings: { desired: nodes(key, "GroupDesiredCapacity"), most: nodes(key, "GroupMaxSize") },
      expression: "most - desired",
      label: `nodes that ${key} may still add`,
    },
    ...{ period: minute, evaluationPeriods: minutes, threshold: 0, comparisonOperator: "LessThanOrEqualToThreshold" },
    // A group that reports nothing is judged by the alarms on its targets.
    treatMissingData: "missing",
    text: `Node group ${key} has been at its maxSize for ${times(minutes, "minute")}.`,
  });
  return [
    ...(rejectedConnections ? [rejected] : []),
    ...(capacityAtMaximum === false ? [] : Object.keys(nodeGroups).map((key) => full(key, capacityAtMaximum.minutes))),
  ];
}

function dateAlarms({ certificateAge, backupAge, logDelivery }: AlarmSettings, watched: Watched): PlannedAlarm[] {
  const certificate = (days: number): PlannedAlarm => ({
    ...{ key: "certificate-age", runbook: "certificate-expires", urgency: "ticket" },
    ...{
      measure: { reading: { kind: "certificate", name: "DaysToExpiry" } },
      period: 24 * hour,
      evaluationPeriods: 1,
      threshold: days,
    },
    comparisonOperator: "LessThanThreshold",
    text: `The certificate ends in less than ${times(days, "day")}, and was not renewed.`,
  });
  const backup = ({ vault, hours }: Exclude<typeof backupAge, false>): PlannedAlarm => ({
    ...{ key: "backup-age", runbook: "backup-age", urgency: "ticket" },
    measure: { reading: { kind: "vault", key: vault, name: "NumberOfBackupJobsCompleted" } },
    ...{ period: hour, evaluationPeriods: hours },
    ...{ threshold: 1, comparisonOperator: "LessThanThreshold", treatMissingData: "breaching" },
    text: `No backup into ${vault === undefined ? "the cluster's vault" : `vault ${vault}`} was completed for ${times(hours, "hour")}.`,
  });
  const logs: PlannedAlarm = {
    ...{ key: "log-delivery", runbook: "log-delivery", urgency: "ticket" },
    ...{
      measure: { reading: { kind: "checkLogs", name: "PutRequests" } },
      period: 15 * minute,
      evaluationPeriods: 2,
      threshold: 1,
    },
    ...{ comparisonOperator: "LessThanThreshold", treatMissingData: "breaching" },
    text: "No health check log has come for half an hour, while the balancer writes one every five minutes.",
  };
  return [
    ...(certificateAge === false || !watched.isCertified ? [] : [certificate(certificateAge.days)]),
    ...(backupAge === false || (backupAge.vault === undefined && !watched.isBackedUp) ? [] : [backup(backupAge)]),
    ...(logDelivery && watched.isCheckLogged ? [logs] : []),
  ];
}

/** Two windows for each burn rate; a composite alarm takes them together. */
function burnAlarms({ slo }: ObservabilitySettings): PlannedAlarm[] {
  if (slo === undefined) return [];
  return burnRates.flatMap((rate) =>
    (["long", "short"] as const).map((window): PlannedAlarm => {
      const threshold = burnThreshold(rate, slo);
      return {
        ...{ key: `budget-${rate.key}-${window}`, runbook: "error-budget", urgency: undefined },
        measure: {
          readings: {
            ...{ failed: balancer("HTTPCode_Target_5XX_Count"), errors: balancer("HTTPCode_ELB_5XX_Count") },
            ...balancerRequests,
          },
          expression: `IF(${everyRequest} > 0, 100 * (FILL(failed, 0) + FILL(errors, 0)) / (${everyRequest}), 0)`,
          label: "answers 5xx, percent",
        },
        ...{ period: rate[window], evaluationPeriods: 1, threshold, comparisonOperator: above },
        treatMissingData: "notBreaching",
        text: `More than ${threshold} % of the requests failed within ${rate[window] / minute} minutes: ${burnFactor(rate, slo)} times what ${slo.availability} % allows.`,
      };
    }),
  );
}

/** Every alarm on a metric, in the order of the settings. */
export function planAlarms(settings: ObservabilitySettings, watched: Watched): readonly PlannedAlarm[] {
  const { alarms } = settings;
  const counted = watched.balancerType === "application";
  return [
    ...nodeAlarms(alarms, watched.targetGroups),
    ...(counted ? errorAlarms(alarms, watched.targetGroups) : []),
    ...(counted ? latencyAlarms(alarms, watched.targetGroups) : []),
    ...roomAlarms(alarms, watched),
    ...dateAlarms(alarms, watched),
    ...(counted ? burnAlarms(settings) : []),
  ];
}
