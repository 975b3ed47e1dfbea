import { defaultLimits } from "../../../model/limits";
import { CloudError, type Props } from "../types";
import { count, flag, record, text } from "./support/read";

export const isHttp = (inputs: Props) => ["HTTP", "HTTPS"].includes(text(inputs, "protocol") ?? "");

const invalid = (message: string) => new CloudError("InvalidConfigurationRequest", message);

/** @throws CloudError where CreateTargetGroup or ModifyTargetGroupAttributes refuse a combination. */
export function admitAttributes(inputs: Props): void {
  admitHealthCheck(inputs);
  admitStickiness(inputs);
  admitAlgorithm(inputs);
  admitNetworkAttributes(inputs);
}

function admitHealthCheck(inputs: Props): void {
  const check = record(inputs, "healthCheck") ?? {};
  const [interval, timeout] = [count(check, "interval"), count(check, "timeout")];
  if (isHttp(inputs) && interval !== undefined && timeout !== undefined && timeout >= interval) {
    throw new CloudError(
      "ValidationError",
      `Health check timeout '${timeout}' must be smaller than the interval '${interval}'`,
    );
  }
  if (flag(check, "enabled") === false && text(inputs, "targetType") !== "lambda") {
    throw invalid("Health check enabled must be true for target groups with target type 'instance', 'ip' and 'alb'");
  }
  const { min, max } = defaultLimits[isHttp(inputs) ? "elbv2.matcher.alb" : "elbv2.matcher.nlb"];
  const matcher = text(check, "matcher") ?? "";
  if (matcher === "" || text(inputs, "protocolVersion") === "GRPC") return;
  const codes = matcher.split(/[,-]/).map(Number);
  if (/^\d{3}([,-]\d{3})*$/.test(matcher) && codes.every((code) => code >= min && code <= max)) return;
  throw new CloudError(
    "ValidationError",
    `Health check matcher HTTP code '${matcher}' must be within '${min}-${max}' inclusive`,
  );
}

function admitStickiness(inputs: Props): void {
  const stickiness = record(inputs, "stickiness");
  if (stickiness === undefined) return;
  const [kind, protocol] = [text(stickiness, "type") ?? "", text(inputs, "protocol") ?? ""];
  const isOfBalancer = kind.endsWith("_cookie") === isHttp(inputs);
  const isEnabled = flag(stickiness, "enabled") !== false;
  if (!isOfBalancer)
    throw invalid(`Stickiness type '${kind}' is not supported for target groups with the ${protocol} protocol`);
  if (isEnabled && protocol === "TLS")
    throw invalid("You cannot enable stickiness on target groups with the TLS protocol");
  if (!isEnabled || kind !== "app_cookie") return;
  const name = text(stickiness, "cookieName") ?? "";
  if (name === "") throw invalid("You must set an application cookie name to enable stickiness of type 'app_cookie'");
  if (/^AWSALB(APP|TG)?/.test(name))
    throw invalid(`The cookie name '${name}' begins with a reserved prefix: AWSALB, AWSALBAPP, AWSALBTG`);
}

function admitAlgorithm(inputs: Props): void {
  const algorithm = text(inputs, "loadBalancingAlgorithmType") ?? "round_robin";
  const slowStart = count(inputs, "slowStart") ?? 0;
  if (slowStart > 0 && !isHttp(inputs)) throw unsupported("slow_start.duration_seconds", inputs);
  if (slowStart > 0 && algorithm !== "round_robin") {
    throw invalid(
      `Slow start is not supported with the '${algorithm}' algorithm: set slow_start.duration_seconds to 0`,
    );
  }
  if (text(inputs, "loadBalancingAnomalyMitigation") === "on" && algorithm !== "weighted_random") {
    throw invalid("Anomaly mitigation can be enabled only with the 'weighted_random' algorithm");
  }
}

function admitNetworkAttributes(inputs: Props): void {
  if (!isHttp(inputs)) {
    const isUdp = ["UDP", "TCP_UDP"].includes(text(inputs, "protocol") ?? "");
    if (isUdp && text(inputs, "preserveClientIp") === "false") {
      throw invalid("Client IP preservation can't be disabled for target groups with the UDP and TCP_UDP protocols");
    }
    return;
  }
  if (flag(inputs, "proxyProtocolV2") === true) throw unsupported("proxy_protocol_v2.enabled", inputs);
  if (flag(inputs, "connectionTermination") === true)
    throw unsupported("deregistration_delay.connection_termination.enabled", inputs);
  if (text(inputs, "targetType") === "alb")
    throw invalid("Target groups with target type 'alb' support only the TCP protocol");
}

function unsupported(attribute: string, inputs: Props): CloudError {
  return invalid(
    `Target group attribute key '${attribute}' is not supported for target groups with the ${text(inputs, "protocol") ?? ""} protocol`,
  );
}
