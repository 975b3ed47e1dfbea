import type { ResourceReader } from "../../../model/graph";

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
