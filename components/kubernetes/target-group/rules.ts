import type { Report, SettingsRules, ValidPart } from "../../../model/settings/rule";
import { parseStatuses } from "../../../platforms/kubernetes/matcher";
import type { TargetGroupShape } from "./schema";

type Group = ValidPart<TargetGroupShape>;

const isHttp = (protocol: Group["protocol"]): boolean => protocol === "HTTP" || protocol === "HTTPS";

function checkTiming({ healthCheck }: Group, say: Report): void {
  const { interval, timeout } = healthCheck ?? {};
  if (interval === undefined || timeout === undefined || timeout < interval) return;
  // Checks that overlap would count one silence twice.
  if (interval === 1 && timeout === 1) return;
  say(["healthCheck", "timeout"], {
    problem: `not below the interval of ${interval} seconds`,
    fix: `lower it, or raise healthCheck.interval above ${timeout}`,
  });
}

function checkKind({ protocol, healthCheck }: Group, say: Report): void {
  if (protocol === undefined || healthCheck === undefined) return;
  const check = healthCheck.protocol ?? (isHttp(protocol) ? "HTTP" : "TCP");
  if (healthCheck.protocol === "TCP" && isHttp(protocol)) {
    const problem = "a TCP check calls a process healthy that answers nothing";
    say(["healthCheck", "protocol"], { problem, fix: "use HTTP, or leave it out" });
  }
  if (check === "HTTP") {
    if (healthCheck.matcher === undefined || parseStatuses(healthCheck.matcher) !== undefined) return;
    say(["healthCheck", "matcher"], { problem: "not status codes", allowed: "such as 200, 200-299 or 200,204" });
    return;
  }
  const fix = "leave it out, or set healthCheck.protocol to HTTP";
  if (healthCheck.path !== undefined && healthCheck.path !== "/healthz")
    say(["healthCheck", "path"], { problem: "a TCP check asks for no path", fix });
  if (healthCheck.matcher !== undefined && healthCheck.matcher !== "200-299")
    say(["healthCheck", "matcher"], { problem: "a TCP check reads no status code", fix });
}

function udpChecks({ protocol, healthCheck }: Group, say: Report): void {
  if (protocol !== "UDP" || healthCheck === undefined || healthCheck.port !== "traffic-port") return;
  const problem = "nothing answers a TCP check on a UDP port";
  say(["healthCheck", "port"], { problem, fix: "name a port on which the node answers HTTP or TCP" });
}

function affinity({ protocol, stickiness, slowStart }: Group, say: Report): void {
  if (stickiness?.type === undefined) return;
  if (protocol !== undefined && !isHttp(protocol) && stickiness.type !== "source_ip") {
    const problem = `a ${protocol} group carries connections, and reads no cookie`;
    say(["stickiness", "type"], { problem, fix: "use source_ip, or an HTTP group" });
  }
  if (slowStart !== undefined && slowStart !== 0) {
    const problem = "a client that is bound to its target cannot be sent there slowly";
    say(["slowStart"], { problem, fix: "leave it out, or drop stickiness" });
  }
}

function algorithm({ protocol, stickiness, loadBalancingAlgorithmType, slowStart }: Group, say: Report): void {
  if (stickiness?.type !== undefined && loadBalancingAlgorithmType !== undefined) {
    if (loadBalancingAlgorithmType === "round_robin") return;
    const problem = "stickiness hashes clients to targets, so that no algorithm chooses";
    say(["loadBalancingAlgorithmType"], { problem, fix: "leave it out, or drop stickiness" });
  }
  if (loadBalancingAlgorithmType === "weighted_random" && slowStart !== undefined && slowStart !== 0) {
    const problem = "random choice knows no slow start";
    say(["slowStart"], { problem, fix: "use round_robin or least_outstanding_requests, or leave it out" });
  }
  if (protocol === "UDP" && slowStart !== undefined && slowStart !== 0)
    say(["slowStart"], { problem: "a UDP group has no requests to ramp up", fix: "leave it out" });
}

function versions({ protocol, protocolVersion, proxyProtocolV2 }: Group, say: Report): void {
  if (protocol === undefined) return;
  if (protocolVersion !== undefined && !isHttp(protocol))
    say(["protocolVersion"], { problem: `a ${protocol} group has no HTTP version`, fix: "leave it out" });
  if (proxyProtocolV2 === true && protocol === "UDP")
    say(["proxyProtocolV2"], { problem: "UDP has no connections that could start with a header", fix: "leave it out" });
}

function encryption({ protocol, backendTls }: Group, say: Report): void {
  if (protocol === "HTTPS" && backendTls === undefined) {
    const problem = "missing: nothing says which certificate the nodes must show";
    say(["backendTls"], { problem, fix: "add backendTls: { hostname: shop.internal }, or use HTTP" });
  }
  if (backendTls !== undefined && protocol !== undefined && protocol !== "HTTPS")
    say(["backendTls"], {
      problem: `a ${protocol} group is not encrypted`,
      fix: "set protocol to HTTPS, or leave it out",
    });
}

export const targetGroupRules: SettingsRules<TargetGroupShape> = {
  "timeout-below-interval": checkTiming,
  "check-protocol-legal": checkKind,
  "udp-check-port": udpChecks,
  "affinity-legal": affinity,
  "algorithm-legal": algorithm,
  "protocol-version-legal": versions,
  "backend-tls-legal": encryption,
};
