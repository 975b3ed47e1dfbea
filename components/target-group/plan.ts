import type { TargetGroupSettings } from "../../model";

export type TargetProtocol = TargetGroupSettings["protocol"];

/** Groups that an application load balancer serves; the others belong to a network load balancer. */
export const isHttp = (protocol: TargetProtocol): boolean => protocol === "HTTP" || protocol === "HTTPS";

/** The protocol of the health check when none is set: the group's own if checks speak it, else a TCP connection. */
export function healthCheckProtocol(
  settings: Pick<TargetGroupSettings, "protocol" | "healthCheck">,
): "HTTP" | "HTTPS" | "TCP" {
  const { protocol, healthCheck } = settings;
  if (healthCheck.protocol !== undefined) return healthCheck.protocol;
  return protocol === "HTTP" || protocol === "HTTPS" ? protocol : "TCP";
}

/**
 * Seconds until a silent target no longer gets requests, worst case: every check that must fail, and the last one's time-out.
 * The vendor's floor is 5 x 2 + 2 = 12.
 */
export function planFailoverSeconds({ healthCheck }: Pick<TargetGroupSettings, "healthCheck">): number {
  return healthCheck.interval * healthCheck.unhealthyThreshold + healthCheck.timeout;
}

/** A TCP check has neither path nor matcher; the provider refuses both. */
export function planHealthCheck(settings: TargetGroupSettings) {
  const { path, matcher, port, ...timers } = settings.healthCheck;
  const protocol = healthCheckProtocol(settings);
  const common = { ...timers, enabled: true, port: `${port}`, protocol };
  return protocol === "TCP" ? common : { ...common, path, matcher };
}

/** Always explicit: the provider keeps what it once set, so leaving the block out would not switch affinity off. */
export function planStickiness(settings: TargetGroupSettings) {
  const { stickiness, protocol } = settings;
  if (stickiness === undefined) return { enabled: false, type: isHttp(protocol) ? "lb_cookie" : "source_ip" };
  return { enabled: true, ...stickiness };
}

/** What only groups of an application load balancer have; the API refuses these attributes elsewhere. */
function applicationAttributes(settings: TargetGroupSettings) {
  const algorithm = settings.loadBalancingAlgorithmType;
  return {
    protocolVersion: settings.protocolVersion,
    loadBalancingAlgorithmType: algorithm,
    slowStart: settings.slowStart,
    ...(algorithm === "weighted_random"
      ? { loadBalancingAnomalyMitigation: settings.anomalyMitigation ? "on" : "off" }
      : {}),
  };
}

/** What only groups of a network load balancer have. */
function networkAttributes(settings: TargetGroupSettings) {
  const { preserveClientIp } = settings;
  return {
    connectionTermination: settings.connectionTermination,
    proxyProtocolV2: settings.proxyProtocolV2,
    ...(preserveClientIp === undefined ? {} : { preserveClientIp: `${preserveClientIp}` }),
  };
}

/** The settings in the provider's words; wiring (name, VPC, tags) is not here. */
export function planTargetGroup(settings: TargetGroupSettings) {
  const { dnsFailover, unhealthyStateRouting } = settings.targetGroupHealth;
  return {
    protocol: settings.protocol,
    port: settings.port,
    targetType: settings.targetType,
    deregistrationDelay: settings.deregistrationDelay,
    healthCheck: planHealthCheck(settings),
    stickiness: planStickiness(settings),
    loadBalancingCrossZoneEnabled: settings.crossZone,
    targetGroupHealth: {
      // A string, since the vendor also knows "off"; the routing count is a number.
      dnsFailover: { minimumHealthyTargetsCount: `${dnsFailover.minimumHealthyTargetsCount}` },
      unhealthyStateRouting,
    },
    ...(isHttp(settings.protocol) ? applicationAttributes(settings) : networkAttributes(settings)),
  };
}

/** The settings whose change makes AWS replace the group. Source: terraform-provider-aws, resource lb_target_group, read 2026-11-23. */
export function replacementIdentity(settings: TargetGroupSettings) {
  const { protocol, protocolVersion, port, targetType } = settings;
  return { protocol, protocolVersion, port, targetType };
}
