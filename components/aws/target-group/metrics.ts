import type * as pulumi from "@pulumi/pulumi";
import { metricSets } from "../../../platforms/aws/metrics";
import type { MeasuredBalancer, MetricSource } from "../../metric";

/** Whose metrics those of a target group are. */
export const targetGroupMetrics = (
  group: pulumi.Resource & { readonly arnSuffix: pulumi.Input<string> },
  balancer: MeasuredBalancer,
  subject: MetricSource["subject"],
): MetricSource => ({
  subject,
  parent: group,
  set: metricSets[balancer.type === "application" ? "applicationTargets" : "networkTargets"],
  dimensions: { TargetGroup: group.arnSuffix, LoadBalancer: balancer.arnSuffix },
});
