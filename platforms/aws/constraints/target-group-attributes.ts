import type { Props } from "../../../model/graph/json";
import {
  type Constraint,
  checks,
  limitedBy,
  refused as refusedWith,
  unlessRelaxed,
  type Violation,
} from "./constraint";
import { count, flag, record, text } from "./read";

const isHttp = (inputs: Props) => ["HTTP", "HTTPS"].includes(text(inputs, "protocol") ?? "");
const isLambda = (inputs: Props) => text(inputs, "targetType") === "lambda";
const isUdp = (inputs: Props) => ["UDP", "TCP_UDP"].includes(text(inputs, "protocol") ?? "");

const refused = (property: string, reason: string, code = "InvalidConfigurationRequest"): readonly Violation[] =>
  refusedWith(code, property, reason);

const checkOf = (inputs: Props) => record(inputs, "healthCheck") ?? {};

/** Only what is written is compared: what is left out follows the protocol, and fits. */
const timeoutBelowInterval: Constraint = (inputs) => {
  const check = checkOf(inputs);
  const [interval, timeout] = [count(check, "interval"), count(check, "timeout")];
  if (interval === undefined || timeout === undefined || timeout < interval) return [];
  if (!isHttp(inputs) && !isLambda(inputs)) return [];
  const reason = `Health check timeout '${timeout}' must be smaller than the interval '${interval}'`;
  return refused("healthCheck.timeout", reason, "ValidationError");
};

const checkEnabled: Constraint = (inputs) => {
  if (flag(checkOf(inputs), "enabled") !== false || isLambda(inputs)) return [];
  const reason = "Health check enabled must be true for target groups with target type 'instance', 'ip' and 'alb'";
  return refused("healthCheck.enabled", reason);
};

const matcher = limitedBy(["elbv2.matcher.alb", "elbv2.matcher.nlb", "elbv2.matcher.grpc"], (inputs, limits) => {
  const given = text(checkOf(inputs), "matcher") ?? "";
  const isGrpc = text(inputs, "protocolVersion") === "GRPC";
  const isOfHttp = isHttp(inputs) || isLambda(inputs);
  const { min, max } = limits[isGrpc ? "elbv2.matcher.grpc" : isOfHttp ? "elbv2.matcher.alb" : "elbv2.matcher.nlb"];
  const codes = given.split(/[,-]/).map(Number);
  const isList = /^\d{1,3}([,-]\d{1,3})*$/.test(given);
  if (given === "" || (isList && codes.every((code) => code >= min && code <= max))) return [];
  const kind = isGrpc ? "gRPC" : "HTTP";
  const reason = `Health check matcher ${kind} code '${given}' must be within '${min}-${max}' inclusive`;
  return refused("healthCheck.matcher", reason, "ValidationError");
});

const stickiness: Constraint = (inputs) => {
  const given = record(inputs, "stickiness");
  if (given === undefined || isLambda(inputs)) return [];
  const [kind, protocol] = [text(given, "type") ?? "", text(inputs, "protocol") ?? ""];
  const isEnabled = flag(given, "enabled") !== false;
  if (kind.endsWith("_cookie") !== isHttp(inputs)) {
    const reason = `Stickiness type '${kind}' is not supported for target groups with the ${protocol} protocol`;
    return refused("stickiness.type", reason);
  }
  if (isEnabled && protocol === "TLS") {
    return refused("stickiness", "You cannot enable stickiness on target groups with the TLS protocol");
  }
  return isEnabled && kind === "app_cookie" ? cookieName(text(given, "cookieName") ?? "") : [];
};

function cookieName(name: string): readonly Violation[] {
  if (name === "") {
    const reason = "You must set an application cookie name to enable stickiness of type 'app_cookie'";
    return refused("stickiness.cookieName", reason);
  }
  if (!/^AWSALB(APP|TG)?/.test(name)) return [];
  const reason = `The cookie name '${name}' begins with a reserved prefix: AWSALB, AWSALBAPP, AWSALBTG`;
  return refused("stickiness.cookieName", reason);
}

/** A function has no protocol, and most attributes are not of its group. */
const kindOf = (inputs: Props) =>
  isLambda(inputs) ? "target type 'lambda'" : `the ${text(inputs, "protocol") ?? ""} protocol`;

function unsupported(property: string, attribute: string, inputs: Props): readonly Violation[] {
  const reason = `Target group attribute key '${attribute}' is not supported for target groups with ${kindOf(inputs)}`;
  return refused(property, reason);
}

/** Where the program only repeats what the provider has as its default, nothing is sent. */
const ofFunction: Constraint = (inputs) =>
  isLambda(inputs) && flag(record(inputs, "stickiness") ?? {}, "enabled") !== false && record(inputs, "stickiness")
    ? unsupported("stickiness", "stickiness.enabled", inputs)
    : [];

const slowStart: Constraint = (inputs) => {
  if ((count(inputs, "slowStart") ?? 0) === 0) return [];
  if (!isHttp(inputs)) return unsupported("slowStart", "slow_start.duration_seconds", inputs);
  const algorithm = text(inputs, "loadBalancingAlgorithmType") ?? "round_robin";
  if (algorithm === "round_robin") return [];
  const reason = `Slow start is not supported with the '${algorithm}' algorithm: set slow_start.duration_seconds to 0`;
  return refused("slowStart", reason);
};

const anomalyMitigation: Constraint = (inputs) => {
  if (text(inputs, "loadBalancingAnomalyMitigation") !== "on") return [];
  if ((text(inputs, "loadBalancingAlgorithmType") ?? "round_robin") === "weighted_random") return [];
  const reason = "Anomaly mitigation can be enabled only with the 'weighted_random' algorithm";
  return refused("loadBalancingAnomalyMitigation", reason);
};

const clientAddress: Constraint = (inputs) => {
  if (!isUdp(inputs) || text(inputs, "preserveClientIp") !== "false") return [];
  const reason = "Client IP preservation can't be disabled for target groups with the UDP and TCP_UDP protocols";
  return refused("preserveClientIp", reason);
};

/** What only a network balancer's groups can do. */
const networkOnly: Constraint = (inputs) => {
  if (!isHttp(inputs)) return [];
  return [
    ...(flag(inputs, "proxyProtocolV2") === true
      ? unsupported("proxyProtocolV2", "proxy_protocol_v2.enabled", inputs)
      : []),
    ...(flag(inputs, "connectionTermination") === true
      ? unsupported("connectionTermination", "deregistration_delay.connection_termination.enabled", inputs)
      : []),
    ...(text(inputs, "targetType") === "alb"
      ? refused("targetType", "Target groups with target type 'alb' support only the TCP protocol")
      : []),
  ];
};

/** Where CreateTargetGroup or ModifyTargetGroupAttributes refuse a combination. */
export const targetGroupRefusals = checks(
  unlessRelaxed("timeout-below-interval", timeoutBelowInterval),
  checkEnabled,
  unlessRelaxed("matcher-legal", matcher),
  unlessRelaxed("affinity-legal", stickiness),
  unlessRelaxed("algorithm-legal", slowStart),
  unlessRelaxed("algorithm-legal", anomalyMitigation),
  unlessRelaxed("network-attributes-legal", clientAddress),
  unlessRelaxed("network-attributes-legal", networkOnly),
  unlessRelaxed("function-target-legal", ofFunction),
);
