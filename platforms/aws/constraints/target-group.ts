import { isProps, type Props } from "../../../model/graph/json";
import {
  checks,
  conflicts,
  each,
  forbidden,
  length,
  limit,
  limitedLength,
  needed,
  oneOf,
  pattern,
  port,
  range,
  when,
  word,
} from "./constraint";
import { record, text } from "./read";

const isHttp = (inputs: Props) => ["HTTP", "HTTPS"].includes(text(inputs, "protocol") ?? "");
const isLambda = (inputs: Props) => text(inputs, "targetType") === "lambda";
const checkProtocol = (inputs: Props) => (text(record(inputs, "healthCheck") ?? {}, "protocol") ?? "").toUpperCase();

const isOffOrCount = (value: unknown) => value === "off" || (/^\d+$/.test(String(value)) && Number(value) >= 1);
const isOffOrPercentage = (value: unknown) =>
  value === "off" || (/^\d+$/.test(String(value)) && Number(value) >= 1 && Number(value) <= 100);

export const targetGroupConstraint = checks(
  conflicts("name", "namePrefix"),
  limitedLength("name", "elbv2.name.length"),
  length("namePrefix", 1, 6),
  pattern("name", /^(?!-)[A-Za-z0-9-]+(?<!-)$/, "letters, digits and hyphens, no hyphen at the ends"),
  oneOf("protocol", ["GENEVE", "HTTP", "HTTPS", "QUIC", "TCP", "TCP_QUIC", "TCP_UDP", "TLS", "UDP"]),
  word("protocolVersion", "elbv2.targetGroup.protocolVersion"),
  oneOf("targetType", ["alb", "instance", "ip", "lambda"]),
  oneOf("ipAddressType", ["ipv4", "ipv6"]),
  word("loadBalancingAlgorithmType", "elbv2.targetGroup.algorithm"),
  oneOf("loadBalancingAnomalyMitigation", ["on", "off"]),
  oneOf("loadBalancingCrossZoneEnabled", ["true", "false", "use_load_balancer_configuration"]),
  port("port"),
  limit("deregistrationDelay", "elbv2.targetGroup.deregistrationDelay"),
  limit("slowStart", "elbv2.targetGroup.slowStart", [0]),
  oneOf("healthCheck.protocol", ["HTTP", "HTTPS", "TCP"]),
  port("healthCheck.port", ["traffic-port"]),
  limit("healthCheck.healthyThreshold", "elbv2.healthCheck.healthyThreshold"),
  limit("healthCheck.unhealthyThreshold", "elbv2.healthCheck.unhealthyThreshold"),
  limit("healthCheck.interval", "elbv2.healthCheck.interval"),
  limit("healthCheck.timeout", "elbv2.healthCheck.timeout"),
  pattern("healthCheck.path", /^\//, "a path that begins with /"),
  limitedLength("healthCheck.path", "elbv2.healthCheck.path.length"),
  oneOf("stickiness.type", ["lb_cookie", "app_cookie", "source_ip", "source_ip_dest_ip", "source_ip_dest_ip_proto"]),
  range("stickiness.cookieDuration", 0, 604800),
  each("targetGroupHealth.dnsFailover.minimumHealthyTargetsCount", isOffOrCount, "off or a count of at least 1"),
  each("targetGroupHealth.dnsFailover.minimumHealthyTargetsPercentage", isOffOrPercentage, "off or 1-100"),
  each("targetGroupHealth.unhealthyStateRouting.minimumHealthyTargetsPercentage", isOffOrPercentage, "off or 1-100"),
  range("targetHealthStates[].unhealthyDrainingInterval", 0, 360000),
  when((inputs) => !isLambda(inputs), needed("port", "protocol", "vpcId")),
  when(
    (inputs) => checkProtocol(inputs) === "TCP",
    each("healthCheck.matcher", (value) => value === "", "no matcher with a TCP check"),
    each("healthCheck.path", (value) => value === "", "no path with a TCP check"),
  ),
  when(
    (inputs) => isHttp(inputs) && checkProtocol(inputs) === "TCP",
    each("healthCheck", (value) => !isProps(value), "an HTTP or HTTPS check for an HTTP or HTTPS group"),
  ),
  when(isLambda, forbidden("is not supported with targetType lambda", "port", "protocol", "protocolVersion", "vpcId")),
);

export const targetGroupAttachmentConstraint = checks(port("port"));
