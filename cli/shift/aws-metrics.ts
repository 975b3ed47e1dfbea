import type { Condition, GroupReading, Reading } from "../../operate/shift/gate";
import { parseBalancerArn, parseTargetGroupArn } from "../../platforms/aws/balancer-arn";
import type { CloudWatch, MetricQuery } from "./aws-clients";

const minute = 60_000;
/** Milliseconds after which a minute's metrics are there. Balancers report every 60 seconds; the rest is for what comes late. */
const late = 2 * minute;

/** Milliseconds since the epoch up to which metrics are complete: whole minutes. */
export const completeUntil = (now: number): number => Math.floor((now - late) / minute) * minute;

const sums = {
  requests: "RequestCount",
  answered: "HTTPCode_Target_5XX_Count",
  refused: "TargetConnectionErrorCount",
} as const;
const quantiles = ["p50", "p90", "p95", "p99"] as const;

interface Window {
  readonly since: number;
  readonly until: number;
}

type Requests = Omit<GroupReading, "unhealthy" | "healthy">;

/** Minutes that began before the step are another step's. */
const fullMinutes = ({ since, until }: Window) => ({
  StartTime: new Date(Math.ceil(since / minute) * minute),
  EndTime: new Date(until),
});

/**
 * What CloudWatch has of a target group in a window: sums of its minutes, and of quantiles the worst minute.
 * @param gate only its quantiles are asked for: each is a metric that is paid for
 */
export async function readMetrics(
  cloudWatch: CloudWatch,
  arns: { readonly balancer: string; readonly group: string },
  gate: readonly Condition[],
  window: Window,
): Promise<Requests> {
  const times = fullMinutes(window);
  if (times.EndTime.getTime() <= times.StartTime.getTime()) return { requests: 0, failures: 0, latency: {} };
  const asked = quantiles.filter((quantile) => gate.some(({ measure }) => measure === quantile));
  const Dimensions = [
    { Name: "LoadBalancer", Value: parseBalancerArn(arns.balancer)?.suffix ?? "" },
    { Name: "TargetGroup", Value: parseTargetGroupArn(arns.group)?.suffix ?? "" },
  ];
  const query = (Id: string, MetricName: string, Stat: string): MetricQuery => ({
    Id,
    MetricStat: { Metric: { Namespace: "AWS/ApplicationELB", MetricName, Dimensions }, Period: 60, Stat },
  });
  const queries = [
    ...Object.entries(sums).map(([id, name]) => query(id, name, "Sum")),
    ...asked.map((quantile) => query(quantile, "TargetResponseTime", quantile)),
  ];
  const values = new Map<string, readonly number[]>();
  let NextToken: string | undefined;
  do {
    const page = await cloudWatch.getMetricData({ MetricDataQueries: queries, ...times, NextToken });
    for (const { Id = "", Values = [] } of page.MetricDataResults ?? [])
      values.set(Id, [...(values.get(Id) ?? []), ...Values]);
    NextToken = page.NextToken;
  } while (NextToken !== undefined && NextToken !== "");
  const sum = (id: string) => (values.get(id) ?? []).reduce((all, value) => all + value, 0);
  const worst = asked.flatMap((quantile) => {
    const minutes = values.get(quantile) ?? [];
    return minutes.length === 0 ? [] : [[quantile, Math.max(...minutes)] as const];
  });
  return {
    // A connection that was refused is no request to the group in AWS's count.
    requests: sum("requests") + sum("refused"),
    failures: sum("answered") + sum("refused"),
    latency: Object.fromEntries(worst),
  };
}

/** States of the alarms that a gate names. */
export async function readAlarms(cloudWatch: CloudWatch, gate: readonly Condition[]): Promise<Reading["alarms"]> {
  const names = gate.flatMap((condition) => (condition.measure === "alarm" ? [condition.name] : []));
  if (names.length === 0) return {};
  const { MetricAlarms = [], CompositeAlarms = [] } = await cloudWatch.describeAlarms({
    AlarmNames: names,
    AlarmTypes: ["MetricAlarm", "CompositeAlarm"],
  });
  return Object.fromEntries(
    [...MetricAlarms, ...CompositeAlarms].flatMap(({ AlarmName, StateValue }) =>
      AlarmName !== undefined && (StateValue === "OK" || StateValue === "ALARM" || StateValue === "INSUFFICIENT_DATA")
        ? [[AlarmName, StateValue] as const]
        : [],
    ),
  );
}
