import type * as pulumi from "@pulumi/pulumi";
import { metricSets } from "../../../platforms/aws/metrics";
import type { MeasuredBalancer, MetricSource } from "../../metric";

/** Whose metrics those of a balancer are. */
export const balancerMetrics = (
  balancer: MeasuredBalancer & pulumi.Resource,
  component: string,
  name: string,
): MetricSource => ({
  subject: { type: component, name },
  parent: balancer,
  set: metricSets[balancer.type],
  dimensions: { LoadBalancer: balancer.arnSuffix },
});
