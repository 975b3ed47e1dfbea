import type { core } from "@pulumi/kubernetes/types/input";
import type { KubernetesTargetGroupSettings } from "../target-group/resolved";
import type { KubernetesNodeGroupSettings } from "./resolved";

type Probe = core.v1.Probe;

/** A restart is for what does not come back by itself: later than the end of new requests. */
const restartFactor = 3;

const isHttp = ({ protocol }: KubernetesTargetGroupSettings) => protocol === "HTTP" || protocol === "HTTPS";

/** What asks a node whether it works, on the port that the health check means. */
function handlerOf(group: KubernetesTargetGroupSettings): Probe {
  const { healthCheck, protocolVersion } = group;
  const port = healthCheck.port === "traffic-port" ? group.port : healthCheck.port;
  const protocol = healthCheck.protocol ?? (isHttp(group) ? "HTTP" : "TCP");
  if (protocol === "TCP") return { tcpSocket: { port } };
  if (protocolVersion === "GRPC") return { grpc: { port } };
  const scheme = group.protocol === "HTTPS" ? "HTTPS" : "HTTP";
  return { httpGet: { path: healthCheck.path, port, scheme } };
}

/**
 * A node's probes, from the health check of the first target group that it serves: until the first success nothing else is asked, then readiness
 * decides on requests, and liveness on restarts.
 */
export function planProbes(
  { healthCheckType }: Pick<KubernetesNodeGroupSettings, "healthCheckType">,
  group: KubernetesTargetGroupSettings,
  grace: number,
) {
  const { interval, timeout, healthyThreshold, unhealthyThreshold } = group.healthCheck;
  const handler = handlerOf(group);
  const times = { periodSeconds: interval, timeoutSeconds: timeout };
  return {
    startupProbe: { ...handler, periodSeconds: 1, timeoutSeconds: timeout, failureThreshold: Math.max(1, grace) },
    readinessProbe: { ...handler, ...times, successThreshold: healthyThreshold, failureThreshold: unhealthyThreshold },
    ...(healthCheckType === "ELB"
      ? { livenessProbe: { ...handler, ...times, failureThreshold: unhealthyThreshold * restartFactor } }
      : {}),
  };
}
