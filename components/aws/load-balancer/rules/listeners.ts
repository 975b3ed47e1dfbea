import { entriesOf } from "../../../../model/settings/entries";
import { limitText } from "../../../../model/settings/primitives";
import { entryRepeats } from "../../../../model/settings/repeats";
import type { Report } from "../../../../model/settings/rule";
import type { LimitKey, Limits } from "../../../../platforms/aws/limits";
import { aProtocol, isEncryptedProtocol, isUdp, protocolsOf } from "../../../../platforms/aws/protocols";
import { defaultTlsPolicy } from "../../../../platforms/aws/tls";
import { takenPriorities } from "../../../balancer-options";
import { type Balancer, type Listener, listenersOf } from "../placed-actions";

const kindOf = { application: "an application load balancer", network: "a network load balancer" } as const;

export function listenerProtocols(balancer: Balancer, say: Report): void {
  const { type } = balancer;
  if (type === undefined) return;
  for (const { listener, path } of listenersOf(balancer)) {
    if (listener.protocol === undefined || protocolsOf[type].includes(listener.protocol)) continue;
    const other = type === "application" ? "network" : "application";
    say([...path, "protocol"], {
      problem: `not a protocol of ${kindOf[type]}`,
      allowed: `one of ${protocolsOf[type].join(", ")}`,
      fix: `or set loadBalancer.type to ${other}`,
    });
  }
}

/** What belongs to encrypted listeners only. */
function encryption(listener: Listener, path: readonly (string | number)[], say: Report): void {
  const { protocol, certificateArn, additionalCertificates, sslPolicy, alpnPolicy } = listener;
  if (protocol === undefined) return;
  if (alpnPolicy !== undefined && protocol !== "TLS") {
    const fix =
      protocol === "HTTPS" ? "leave it out: an HTTPS listener negotiates by itself" : "leave it out, or use TLS";
    say([...path, "alpnPolicy"], { problem: `${aProtocol(protocol)} listener negotiates no protocol`, fix });
  }
  if (isEncryptedProtocol(protocol)) return;
  const problem = `${aProtocol(protocol)} listener does not encrypt`;
  const fix = `leave it out, or use ${protocol === "HTTP" ? "HTTPS" : "TLS"}`;
  if (certificateArn !== undefined) say([...path, "certificateArn"], { problem, fix });
  if (Object.keys(additionalCertificates ?? {}).length > 0) say([...path, "additionalCertificates"], { problem, fix });
  if (sslPolicy !== undefined && sslPolicy !== defaultTlsPolicy) say([...path, "sslPolicy"], { problem, fix });
}

export function listenerEncryption(balancer: Balancer, say: Report): void {
  for (const { listener, path } of listenersOf(balancer)) encryption(listener, path, say);
}

/** Two listeners never share a port, whatever their protocols. */
export function listenerPorts(balancer: Balancer, say: Report): void {
  const first = new Map<number, { name: string; listener: Listener }>();
  for (const { name, listener, path } of listenersOf(balancer)) {
    if (listener.port === undefined) continue;
    const other = first.get(listener.port);
    if (other === undefined) {
      first.set(listener.port, { name, listener });
      continue;
    }
    const mixed =
      listener.protocol !== undefined &&
      other.listener.protocol !== undefined &&
      isUdp(listener.protocol) !== isUdp(other.listener.protocol);
    const fix = mixed
      ? "use one listener with protocol TCP_UDP"
      : "choose another port, or make one a rule of the other";
    say([...path, "port"], { problem: `listener ${other.name} has this port already`, fix });
  }
}

/** A network balancer's rules tell clients apart by family, so it must have both; that is their only condition. */
export function rulesAllowed(balancer: Balancer, say: Report): void {
  const isNetwork = balancer.type === "network";
  for (const { listener, path } of listenersOf(balancer)) {
    const rules = entriesOf(listener.rules);
    if (isNetwork && rules.length > 0 && balancer.ipAddressType === "ipv4") {
      const problem = "a network load balancer has rules only when it is dualstack";
      say([...path, "rules"], { problem, fix: "set loadBalancer.ipAddressType to dualstack, or drop the rules" });
    }
    for (const [name, { conditions }] of rules) {
      const own = [...path, "rules", name, "conditions"];
      if (!isNetwork && conditions !== undefined && "sourceIpAddressType" in conditions) {
        const problem = "only a network load balancer has this condition";
        say([...own, "sourceIpAddressType"], { problem, fix: 'use sourceIp: ["0.0.0.0/0"] or ["::/0"]' });
      }
      for (const key of isNetwork ? Object.keys(conditions ?? {}) : []) {
        if (key === "sourceIpAddressType") continue;
        const problem = "a network load balancer tells clients apart by the family of their address only";
        say([...own, key], { problem, fix: "use sourceIpAddressType, or an application load balancer" });
      }
    }
  }
}

export function rulePriorities(balancer: Balancer, say: Report): void {
  for (const placed of listenersOf(balancer))
    for (const { path, problem } of takenPriorities(placed)) say(path, { problem, fix: freePriority(placed.listener) });
}

function freePriority(listener: Listener): string {
  const taken = new Set(entriesOf(listener.rules).map(([, { priority }]) => priority));
  let free = 10;
  while (taken.has(free)) free += 10;
  return `use a free one such as ${free}`;
}

/** Options that only one kind of balancer has; their defaults say nothing. */
export function typedOptions(balancer: Balancer, say: Report, limits: Limits): void {
  const { type, idleTimeout } = balancer;
  if (type === undefined) return;
  const key: LimitKey = type === "application" ? "elbv2.alb.idleTimeout" : "elbv2.nlb.tcpIdleTimeout";
  const { min, max, severity } = limits[key];
  if (idleTimeout !== undefined && severity === "error" && (idleTimeout < min || idleTimeout > max)) {
    say(["idleTimeout"], { problem: `outside what ${kindOf[type]} takes`, allowed: limitText(limits, key) });
  }
  if (type === "application") {
    if (balancer.enableCrossZoneLoadBalancing !== false) return;
    const fix = 'leave it out, and set crossZone: "false" on single target groups';
    say(["enableCrossZoneLoadBalancing"], { problem: "always on for an application load balancer", fix });
    return;
  }
  const speaksTcp = listenersOf(balancer).some(
    ({ listener }) => listener.protocol === undefined || listener.protocol === "TCP",
  );
  if (idleTimeout !== undefined && !speaksTcp) {
    const problem = "only TCP listeners of a network load balancer take it, and there is none";
    say(["idleTimeout"], { problem, fix: "leave it out: TLS listeners always close after 350 idle seconds" });
  }
  const problem = "a network load balancer does not read HTTP";
  const fix = "leave it out";
  for (const kind of ["connectionLogs", "healthCheckLogs"] as const) {
    const given = balancer[kind];
    if (given !== undefined && given !== false) say([kind], { problem: "a network load balancer writes none", fix });
  }
  if (balancer.clientKeepAlive !== undefined) say(["clientKeepAlive"], { problem, fix });
  if (balancer.dropInvalidHeaderFields === false) say(["dropInvalidHeaderFields"], { problem, fix });
  if (balancer.enableHttp2 === false) say(["enableHttp2"], { problem, fix });
  const tlsHeaders = balancer.enableTlsVersionAndCipherSuiteHeaders;
  if (tlsHeaders === true) say(["enableTlsVersionAndCipherSuiteHeaders"], { problem, fix });
  const mode = balancer.desyncMitigationMode;
  if (mode !== undefined && mode !== "defensive") say(["desyncMitigationMode"], { problem, fix });
}

/** Public addresses in IPv6 alone: application balancers on the internet. Source: AWS service model elbv2, IpAddressType. */
export function addressTypes(balancer: Balancer, say: Report): void {
  if (balancer.ipAddressType !== "dualstack-without-public-ipv4") return;
  const fix = "use dualstack";
  if (balancer.type === "network") {
    say(["ipAddressType"], { problem: "a network load balancer has ipv4 and dualstack only", fix });
  } else if (balancer.scheme === "internal") {
    say(["ipAddressType"], { problem: "an internal load balancer has no public address to leave out", fix });
  }
}

/** Ranges that stand twice would become the same firewall rule twice, which AWS refuses. */
export function allowedOnce(balancer: Balancer, say: Report): void {
  for (const { listener, path } of listenersOf(balancer)) entryRepeats(listener.allow ?? [], [...path, "allow"], say);
}

export function someListener(balancer: Balancer, say: Report): void {
  if (balancer.listeners === undefined || Object.keys(balancer.listeners).length > 0) return;
  say(["listeners"], {
    problem: "no listener: no client could connect",
    fix: "add one, with port, protocol and defaultAction",
  });
}
