import { healthCheckProtocol, isHttp, type TargetGroupSettings } from "../../model";

export type TargetProtocol = TargetGroupSettings["protocol"];

export { planFailoverSeconds } from "../../model";

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
    // The provider keeps no stickiness of a group whose target is a balancer, and would see a difference for ever.
    ...(settings.targetType === "alb" ? {} : { stickiness: planStickiness(settings) }),
    loadBalancingCrossZoneEnabled: settings.crossZone,
    targetGroupHealth: {
      // Text where the vendor also knows "off"; the routing count is a number.
      dnsFailover: {
        minimumHealthyTargetsCount: `${dnsFailover.minimumHealthyTargetsCount}`,
        minimumHealthyTargetsPercentage: `${dnsFailover.minimumHealthyTargetsPercentage}`,
      },
      unhealthyStateRouting: {
        minimumHealthyTargetsCount: unhealthyStateRouting.minimumHealthyTargetsCount,
        minimumHealthyTargetsPercentage: `${unhealthyStateRouting.minimumHealthyTargetsPercentage}`,
      },
    },
    ...(isHttp(settings.protocol) ? applicationAttributes(settings) : networkAttributes(settings)),
  };
}

/** The settings whose change makes AWS replace the group. Source: terraform-provider-aws, resource lb_target_group, read 2026-11-23. */
export function replacementIdentity(settings: TargetGroupSettings) {
  const { protocol, protocolVersion, port, targetType } = settings;
  return { protocol, protocolVersion, port, targetType };
}
