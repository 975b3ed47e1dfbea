import type { ResourceReader } from "../../../model/graph";
import type { HealthCheckTimings } from "../../../model/topology/traffic-path";
import { vendorCheck } from "../defaults";

/**
 * What the checks of a target group speak. A block that does not say checks by HTTP, whatever the group speaks; without a block the
 * group's kind decides. Sources: @pulumi/aws 7.48.0, TargetGroupHealthCheck; elasticloadbalancingv2 API, CreateTargetGroup: HTTP for an
 * Application Load Balancer, TCP for the others. Throws UnknownValueError.
 */
export function checkProtocolOf(group: ResourceReader): string {
  const own = group.text("healthCheck.protocol");
  if (own !== undefined) return own.toUpperCase();
  const isOfApplication = ["HTTP", "HTTPS"].includes(group.text("protocol") ?? "HTTP");
  return group.has("healthCheck") || isOfApplication ? "HTTP" : "TCP";
}

/** How often a target group's nodes are checked, and how many checks decide. Throws UnknownValueError. */
export function readCheckCounts(
  group: ResourceReader,
): Pick<HealthCheckTimings, "interval" | "healthyThreshold" | "unhealthyThreshold"> {
  const usual = group.has("healthCheck") ? vendorCheck.inBlock : vendorCheck.withoutBlock;
  return {
    interval: group.number("healthCheck.interval") ?? usual.interval,
    healthyThreshold: group.number("healthCheck.healthyThreshold") ?? usual.healthyThreshold,
    unhealthyThreshold: group.number("healthCheck.unhealthyThreshold") ?? usual.unhealthyThreshold,
  };
}
