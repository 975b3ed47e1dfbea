import { limitText } from "../../../model/settings/primitives";
import type { Report, SettingsRules, ValidPart } from "../../../model/settings/rule";
import type { Limits } from "../../../platforms/aws/limits";
import { parseMatcher } from "../../../platforms/aws/matcher";
import { aProtocol, balancerOf, defaultCheckProtocol, isUdp } from "../../../platforms/aws/protocols";
import { functionTargets, ofChecked, ofServers } from "./function-targets";
import type { TargetGroupShape } from "./schema";

type Group = ValidPart<TargetGroupShape>;

const useNetwork = "use a network load balancer and a TCP, TLS, UDP or TCP_UDP group";
const useApplication = "use an application load balancer and an HTTP or HTTPS group";

/** Protocol of the check in force, when the group's is sound. */
function checkProtocol({ protocol, healthCheck }: Group): "HTTP" | "HTTPS" | "TCP" | undefined {
  return healthCheck?.protocol ?? (protocol === undefined ? undefined : defaultCheckProtocol(protocol));
}

function checkTiming({ protocol, healthCheck }: Group, say: Report): void {
  const { interval, timeout } = healthCheck ?? {};
  if (interval === undefined || timeout === undefined || timeout < interval) return;
  if (protocol === undefined || balancerOf(protocol) === "network") return;
  say(["healthCheck", "timeout"], {
    problem: `not below the interval of ${interval} seconds`,
    fix: `lower it, or raise healthCheck.interval above ${timeout}`,
  });
}

function checkKind(group: Group, say: Report): void {
  const { protocol, healthCheck } = group;
  if (healthCheck?.protocol === "TCP" && protocol !== undefined && balancerOf(protocol) === "application") {
    const fix = "use HTTP or HTTPS, or leave it out";
    say(["healthCheck", "protocol"], { problem: `${aProtocol(protocol)} group has no TCP checks`, fix });
  }
  if (healthCheck === undefined || checkProtocol(group) !== "TCP") return;
  const fix = "leave it out, or set healthCheck.protocol to HTTP";
  if (healthCheck.path !== undefined && healthCheck.path !== "/healthz") {
    say(["healthCheck", "path"], { problem: "a TCP check asks for no path", fix });
  }
  if (healthCheck.matcher !== undefined && healthCheck.matcher !== "200-299") {
    say(["healthCheck", "matcher"], { problem: "a TCP check reads no status code", fix });
  }
}

function matcherRange(group: Group) {
  if (group.protocolVersion === "GRPC") return { key: "elbv2.matcher.grpc", what: "a GRPC group's check" } as const;
  return group.protocol !== undefined && balancerOf(group.protocol) === "network"
    ? ({ key: "elbv2.matcher.nlb", what: "a network load balancer's check" } as const)
    : ({ key: "elbv2.matcher.alb", what: "an application load balancer's check" } as const);
}

function checkMatcher(group: Group, say: Report, limits: Limits): void {
  const matcher = group.healthCheck?.matcher;
  if (matcher === undefined || group.protocol === undefined || checkProtocol(group) === "TCP") return;
  const ranges = parseMatcher(matcher);
  if (ranges === undefined) {
    say(["healthCheck", "matcher"], { problem: "not status codes", allowed: "such as 200, 200-299 or 200,204" });
    return;
  }
  const { key, what } = matcherRange(group);
  const { min, max } = limits[key];
  const backwards = ranges.find(({ from, to }) => from > to);
  if (backwards !== undefined) {
    const fix = `write ${backwards.to}-${backwards.from}`;
    say(["healthCheck", "matcher"], { problem: "a range that runs backwards", fix });
  } else if (ranges.some(({ from, to }) => from < min || to > max)) {
    const hint = key === "elbv2.matcher.grpc" ? { fix: 'gRPC codes are not HTTP codes: write "0" for OK' } : {};
    say(["healthCheck", "matcher"], {
      problem: `outside what ${what} knows`,
      allowed: limitText(limits, key),
      ...hint,
    });
  }
}

function affinity({ protocol, stickiness, crossZone, targetType }: Group, say: Report): void {
  if (stickiness === undefined || protocol === undefined) return;
  const { type } = stickiness;
  const isApplication = balancerOf(protocol) === "application";
  if (type === "source_ip" && isApplication) {
    const problem = "an application load balancer has no IP-hash affinity";
    say(["stickiness", "type"], { problem, fix: `use lb_cookie, or ${useNetwork}` });
  }
  if ((type === "lb_cookie" || type === "app_cookie") && !isApplication) {
    const problem = "a network load balancer reads no cookies";
    say(["stickiness", "type"], { problem, fix: `use source_ip, or ${useApplication}` });
  }
  if (isApplication && crossZone === "false") {
    const problem = "an application load balancer keeps no affinity without cross-zone balancing";
    say(["crossZone"], { problem, fix: "leave crossZone out, or drop the stickiness" });
  }
  if (targetType === "alb" && type === "source_ip") {
    const problem = "affinity to the only target means nothing";
    say(["stickiness", "type"], { problem, fix: "set stickiness on the groups of the balancer behind" });
  }
}

function cookieName({ stickiness }: Group, say: Report): void {
  if (stickiness?.type !== "app_cookie" || stickiness.cookieName === undefined) return;
  if (!stickiness.cookieName.toUpperCase().startsWith("AWSALB")) return;
  const problem = "names that start with AWSALB are the balancer's own";
  say(["stickiness", "cookieName"], { problem, fix: "name the cookie that your application sets, or use lb_cookie" });
}

function algorithm(group: Group, say: Report): void {
  const { protocol, loadBalancingAlgorithmType: type, slowStart, anomalyMitigation } = group;
  if (anomalyMitigation === true && type !== undefined && type !== "weighted_random") {
    const fix = "set loadBalancingAlgorithmType to weighted_random, or leave it out";
    say(["anomalyMitigation"], { problem: `not with ${type}`, fix });
  }
  if (slowStart !== undefined && slowStart > 0 && type !== undefined && type !== "round_robin") {
    say(["slowStart"], { problem: `not with ${type}`, fix: "use round_robin, or set slowStart to 0" });
  }
  if (protocol === undefined || balancerOf(protocol) === "application") return;
  if (type !== undefined && type !== "round_robin") {
    const problem = "a network load balancer hashes each flow and takes no algorithm";
    say(["loadBalancingAlgorithmType"], { problem, fix: `leave it out, or ${useApplication}` });
  }
  if (slowStart !== undefined && slowStart > 0) {
    const problem = "a network load balancer has no slow start";
    say(["slowStart"], { problem, fix: `set it to 0, or ${useApplication}` });
  }
}

function protocolVersion({ protocol, protocolVersion: version, healthCheck }: Group, say: Report): void {
  if (version === undefined || protocol === undefined) return;
  if (balancerOf(protocol) === "network") {
    say(["protocolVersion"], { problem: `${aProtocol(protocol)} group has no HTTP version`, fix: "leave it out" });
  }
  if (version === "GRPC" && healthCheck?.path !== undefined && !/^\/[\w.]+(?:\/\w+)?$/.test(healthCheck.path)) {
    say(["healthCheck", "path"], { problem: "not a gRPC method", allowed: "such as /package.service/method" });
  }
}

function networkOnly(group: Group, say: Report): void {
  const { protocol, connectionTermination, preserveClientIp, proxyProtocolV2 } = group;
  if (protocol === undefined) return;
  if (balancerOf(protocol) === "network") {
    if (preserveClientIp === false && isUdp(protocol)) {
      say(["preserveClientIp"], { problem: `cannot be turned off for ${protocol}`, fix: "leave it out" });
    }
    return;
  }
  const problem = "only groups of a network load balancer have it";
  if (connectionTermination !== undefined) say(["connectionTermination"], { problem, fix: "leave it out" });
  if (preserveClientIp !== undefined) {
    say(["preserveClientIp"], { problem, fix: "read the X-Forwarded-For header instead" });
  }
  if (proxyProtocolV2 === true) {
    say(["proxyProtocolV2"], { problem, fix: "read the X-Forwarded-For header instead" });
  }
}

function balancerTarget({ protocol, targetType, healthCheck, preserveClientIp }: Group, say: Report): void {
  if (targetType !== "alb") return;
  if (protocol !== undefined && protocol !== "TCP" && protocol !== "TLS") {
    const problem = "an application load balancer is reached over TCP or TLS";
    say(["protocol"], { problem, fix: "set protocol to TCP" });
  }
  const check = healthCheck?.protocol;
  if (check === "TCP" || (check === undefined && healthCheck !== undefined)) {
    const problem = "an application load balancer is checked over HTTP or HTTPS";
    say(["healthCheck", "protocol"], { problem, received: check, fix: "set healthCheck.protocol to HTTP" });
  }
  if (preserveClientIp === false) {
    const problem = "cannot be turned off for an application load balancer as target";
    say(["preserveClientIp"], { problem, fix: "leave it out" });
  }
}

const thresholds = ["minimumHealthyTargetsCount", "minimumHealthyTargetsPercentage"] as const;

/** Source: Application Load Balancers guide, target group health: the threshold for DNS is at least the one for routing. */
function healthThresholds({ targetGroupHealth }: Group, say: Report): void {
  for (const threshold of thresholds) {
    const dns = targetGroupHealth?.dnsFailover?.[threshold];
    const routing = targetGroupHealth?.unhealthyStateRouting?.[threshold];
    if (typeof dns !== "number" || typeof routing !== "number" || dns >= routing) continue;
    say(["targetGroupHealth", "dnsFailover", threshold], {
      problem: `below the routing threshold of ${routing}`,
      fix: `write ${routing} or more, or lower unhealthyStateRouting`,
    });
  }
}

export const targetGroupRules = (limits: Limits): SettingsRules<TargetGroupShape> => ({
  "timeout-below-interval": ofChecked(checkTiming),
  "check-protocol-legal": ofServers(checkKind),
  "matcher-legal": ofChecked((group, say) => checkMatcher(group, say, limits)),
  "affinity-legal": ofServers(affinity),
  "cookie-name-free": ofServers(cookieName),
  "algorithm-legal": ofServers(algorithm),
  "protocol-version-legal": ofServers(protocolVersion),
  "network-attributes-legal": ofServers(networkOnly),
  "balancer-as-target": ofServers(balancerTarget),
  "dns-threshold-above-routing": ofServers(healthThresholds),
  "function-target-legal": functionTargets,
});

function longDetection({ protocol, healthCheck }: Group, say: Report): void {
  const { interval, unhealthyThreshold, timeout } = healthCheck ?? {};
  if (interval === undefined || unhealthyThreshold === undefined || timeout === undefined || protocol === undefined)
    return;
  const seconds = interval * unhealthyThreshold + timeout;
  if (seconds <= 60) return;
  say(["healthCheck"], {
    problem: `a silent target gets requests for up to ${seconds} seconds`,
    received: `${interval} s x ${unhealthyThreshold} + ${timeout} s`,
    fix: "lower interval or unhealthyThreshold",
  });
}

export const targetGroupCautions: SettingsRules<TargetGroupShape> = { "slow-detection": ofServers(longDetection) };
