import { healthCheckProtocol, isHttp } from "../../../platforms/aws/fault-model/detection";
import { isFunction } from "./function-targets";
import type { TargetGroupSettings } from "./resolved";

/** A TCP check has neither path nor matcher; the provider refuses both. */
export function planHealthCheck(settings: TargetGroupSettings) {
  const { path, matcher, port, enabled: _, ...timers } = settings.healthCheck;
  const protocol = healthCheckProtocol(settings);
  const common = { ...timers, enabled: true, port: `${port}`, protocol };
  return protocol === "TCP" ? common : { ...common, path, matcher };
}

/** Always explicit: the provider keeps what it once set, so leaving the block out would not switch affinity off. */
function planStickiness(settings: TargetGroupSettings) {
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

/**
 * The same of a function: it has neither port, protocol nor VPC, and no attribute but one. The check's timers are said even where nothing is
 * checked: AWS compares its own defaults with what a program leaves out.
 */
export function planFunctionGroup(settings: TargetGroupSettings) {
  const {
    path,
    matcher,
    enabled = false,
    interval,
    timeout,
    healthyThreshold,
    unhealthyThreshold,
  } = settings.healthCheck;
  return {
    targetType: settings.targetType,
    lambdaMultiValueHeadersEnabled: settings.function?.multiValueHeaders ?? false,
    healthCheck: { enabled, path, matcher, interval, timeout, healthyThreshold, unhealthyThreshold },
  };
}

/** The settings whose change makes AWS replace the group. Source: terraform-provider-aws, resource lb_target_group, read 2026-11-23. */
export function replacementIdentity(settings: TargetGroupSettings) {
  const { protocol, protocolVersion, port, targetType } = settings;
  if (isFunction(settings)) return { targetType };
  return { protocol, protocolVersion, port, targetType };
}

/** Source: Application Load Balancers user guide, Lambda functions as targets. */
const balancers = "elasticloadbalancing.amazonaws.com";

/** By which the balancer may invoke a function; a version or alias has permissions of its own. */
export function planPermission(functionArn: string) {
  const parts = functionArn.split(":");
  const qualifier = parts[7];
  return {
    action: "lambda:InvokeFunction",
    function: parts.slice(0, 7).join(":"),
    principal: balancers,
    ...(qualifier === undefined ? {} : { qualifier }),
  };
}
