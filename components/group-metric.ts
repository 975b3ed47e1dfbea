import type * as pulumi from "@pulumi/pulumi";
import { metricSets, type NodeGroupMetric } from "../platforms/aws/metrics";
import { type Metric, type MetricSource, metricOf } from "./metric";

/** What CloudWatch has of an autoscaling group, or of its nodes together. */
export function groupMetric(
  owner: Pick<MetricSource, "subject" | "parent">,
  groupName: pulumi.Input<string>,
  name: NodeGroupMetric,
): Metric {
  const set = name in metricSets.nodes.metrics ? metricSets.nodes : metricSets.group;
  return metricOf({ ...owner, set, dimensions: { AutoScalingGroupName: groupName } }, name);
}
