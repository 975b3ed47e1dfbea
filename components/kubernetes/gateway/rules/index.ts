import { entryRepeats } from "../../../../model/settings/repeats";
import type { Report, SettingsRules } from "../../../../model/settings/rule";
import { takenPriorities } from "../../../balancer-options";
import { actionsOf, type Balancer, forwardsOf, listenersOf } from "../placed-actions";
import type { LoadBalancerShape } from "../schema";
import * as clients from "./clients";
import * as conditions from "./conditions";
import { rewrites } from "./rewrites";

const protocolsOf = { application: ["HTTP", "HTTPS"], network: ["TCP", "TLS", "UDP"] } as const;

function protocols(balancer: Balancer, say: Report): void {
  const { type } = balancer;
  if (type === undefined) return;
  for (const { listener, path } of listenersOf(balancer)) {
    const known: readonly string[] = protocolsOf[type];
    if (listener.protocol === undefined || known.includes(listener.protocol)) continue;
    say([...path, "protocol"], {
      problem: `not a protocol of ${type === "application" ? "an application" : "a network"} load balancer`,
      allowed: `one of ${known.join(", ")}`,
      fix: `or set loadBalancer.type to ${type === "application" ? "network" : "application"}`,
    });
  }
}

/** Ports below this one are moved up by ten thousand in the proxy's pod. Source: Envoy Gateway 1.9.1, measured. */
const firstUnprivileged = 1024;
const shift = 10000;
const socketOf = (port: number): number => (port < firstUnprivileged ? port + shift : port);

function ports(balancer: Balancer, say: Report): void {
  const first = new Map<string, { name: string; port: number }>();
  for (const { name, listener, path } of listenersOf(balancer)) {
    const { port, protocol } = listener;
    if (port === undefined) continue;
    const key = `${protocol === "UDP" ? "udp" : "tcp"} ${socketOf(port)}`;
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, { name, port });
    } else if (other.port === port) {
      const fix = "choose another port, or make one a rule of the other";
      say([...path, "port"], { problem: `listener ${other.name} has this port already`, fix });
    } else {
      const problem = `shares a socket with listener ${other.name}: the proxy opens port ${Math.min(port, other.port)} as ${socketOf(port)}`;
      say([...path, "port"], { problem, fix: "choose another port" });
    }
  }
}

function encryption(balancer: Balancer, say: Report): void {
  for (const { listener, path } of listenersOf(balancer)) {
    const { protocol, certificateName, responseHeaders } = listener;
    if (protocol === undefined) continue;
    if (certificateName !== undefined && protocol !== "HTTPS" && protocol !== "TLS") {
      const fix = `leave it out, or use ${protocol === "HTTP" ? "HTTPS" : "TLS"}`;
      say([...path, "certificateName"], { problem: `protocol ${protocol} does not encrypt`, fix });
    }
    const hsts = responseHeaders?.strictTransportSecurity;
    if (hsts !== undefined && hsts !== false && protocol !== "HTTPS") {
      const problem = "browsers take this header of HTTPS answers only (RFC 6797, 8.1)";
      say([...path, "responseHeaders", "strictTransportSecurity"], { problem, fix: "set it on the HTTPS listener" });
    }
    if (typeof hsts === "object" && hsts.preload === true && hsts.includeSubdomains !== true) {
      const problem = "browsers' lists take whole domains only";
      say([...path, "responseHeaders", "strictTransportSecurity", "preload"], {
        problem,
        fix: "set includeSubdomains too, or leave it out",
      });
    }
  }
}

/** Most backends that a route takes. */
const mostBackends = 16;

function forwardGroups(balancer: Balancer, say: Report): void {
  for (const { groups, actionPath } of forwardsOf(balancer)) {
    const path = [...actionPath, "targetGroups"];
    if (groups.length === 0) say(path, { problem: "names no target group", fix: "name one or more: { web: 1 }" });
    if (groups.length > mostBackends) {
      const problem = `names ${groups.length} target groups`;
      say(path, { problem, allowed: `1 to ${mostBackends}`, fix: "spread them over several rules" });
    }
    if (groups.length > 0 && groups.every(([, weight]) => weight === 0))
      say(path, {
        problem: "all weights are 0: every request would be answered 500",
        fix: "give one group a weight above 0",
      });
  }
}

function networkActions(balancer: Balancer, say: Report): void {
  if (balancer.type !== "network") return;
  for (const { action, actionPath } of actionsOf(balancer)) {
    if (action.type === "redirect" || action.type === "fixed-response") {
      const problem = `a network load balancer cannot ${action.type === "redirect" ? "redirect" : "answer by itself"}`;
      say([...actionPath, "type"], { problem, fix: "forward, or use an application load balancer" });
    } else if (action.type === "forward" && action.stickiness !== undefined) {
      const problem = "a network load balancer reads no cookie that could keep a client on its group";
      say([...actionPath, "stickiness"], { problem, fix: "leave it out, and use stickiness source_ip on the group" });
    }
  }
  for (const { listener, path } of listenersOf(balancer)) {
    if (Object.keys(listener.rules ?? {}).length === 0) continue;
    const problem = "a network load balancer tells no requests apart";
    say([...path, "rules"], { problem, fix: "use an application load balancer, or a listener of its own for each" });
  }
}

function redirects(balancer: Balancer, say: Report): void {
  for (const { action, actionPath, listener } of actionsOf(balancer)) {
    if (action.type !== "redirect") continue;
    const { protocol, port, host, path } = action;
    if (listener.protocol === "HTTPS" && protocol === "HTTP")
      say([...actionPath, "protocol"], { problem: "redirects from HTTPS to HTTP", fix: 'use HTTPS or "#{protocol}"' });
    const sameProtocol = protocol === "#{protocol}" || protocol === listener.protocol;
    const samePort = port === "#{port}" || port === `${listener.port}`;
    if (sameProtocol && samePort && host === "#{host}" && path === "/#{path}") {
      const received = `${protocol} port ${port}, same host and path`;
      const fix = "change its protocol, port, host or path";
      say(actionPath, { problem: "redirects to itself, without end", received, derived: true, fix });
    }
    if (path !== undefined && path !== "/#{path}" && path.includes("#{")) {
      const problem = "Gateway API puts the path that was asked for behind a new one only in part of the cases";
      say([...actionPath, "path"], { problem, allowed: "a fixed path, or /#{path}", fix: "let the node redirect" });
    }
    const usual = protocol === "HTTPS" ? "443" : "80";
    if (
      protocol !== "#{protocol}" &&
      port === usual &&
      host === "#{host}" &&
      `${listener.port}` !== (listener.protocol === "HTTPS" ? "443" : "80")
    ) {
      const problem = `Envoy keeps the port of the request's Host header in place of ${port}`;
      say([...actionPath, "port"], { problem, fix: "name the host as well, or use another port" });
    }
  }
}

function responses(balancer: Balancer, say: Report): void {
  for (const { action, actionPath } of actionsOf(balancer)) {
    if (action.type !== "fixed-response" || action.statusCode === undefined) continue;
    const family = Math.floor(action.statusCode / 100);
    if (family === 2 || family === 4 || family === 5) continue;
    const fix = family === 3 ? "use a redirect action to send clients elsewhere" : "use 2xx, 4xx or 5xx";
    say([...actionPath, "statusCode"], { problem: "not an answer of its own", allowed: "2xx, 4xx or 5xx", fix });
  }
}

function typedOptions(balancer: Balancer, say: Report): void {
  if (balancer.type !== "network") return;
  const problem = "a network load balancer does not read HTTP";
  for (const key of ["clientKeepAlive"] as const)
    if (balancer[key] !== undefined) say([key], { problem, fix: "leave it out" });
  for (const key of ["dropInvalidHeaderFields", "enableHttp2"] as const)
    if (balancer[key] === false) say([key], { problem, fix: "leave it out" });
  if (balancer.enableTlsVersionAndCipherSuiteHeaders === true)
    say(["enableTlsVersionAndCipherSuiteHeaders"], { problem, fix: "leave it out" });
  for (const { listener, path } of listenersOf(balancer))
    if (listener.responseHeaders?.cors !== undefined)
      say([...path, "responseHeaders", "cors"], { problem, fix: "leave it out" });
}

/** Envoy Gateway has no policy of clients' addresses for UDP. */
function datagramClients(balancer: Balancer, say: Report): void {
  for (const { listener, path } of listenersOf(balancer)) {
    if (listener.protocol !== "UDP" || listener.allow === undefined) continue;
    const problem = "the gateway tells clients of a UDP listener not apart";
    say([...path, "allow"], {
      problem,
      fix: "leave it out, and let the nodes or the cloud's load balancer tell them apart",
    });
  }
}

function priorities(balancer: Balancer, say: Report): void {
  for (const placed of listenersOf(balancer))
    for (const { path, problem } of takenPriorities(placed)) say(path, { problem, fix: "use a free one" });
}

function someListener(balancer: Balancer, say: Report): void {
  if (balancer.listeners === undefined || Object.keys(balancer.listeners).length > 0) return;
  const fix = "add one, with port, protocol and defaultAction";
  say(["listeners"], { problem: "no listener: no client could connect", fix });
}

export const loadBalancerRules: SettingsRules<LoadBalancerShape> = {
  "some-listener": someListener,
  "listener-protocol-legal": protocols,
  "listener-sockets-unique": ports,
  "encryption-options-legal": encryption,
  "forward-groups": forwardGroups,
  "action-legal": networkActions,
  "redirect-ends": redirects,
  "fixed-response-status": responses,
  "options-fit-type": typedOptions,
  "rule-priorities-unique": priorities,
  "datagram-clients": datagramClients,
  "client-certificates-legal": clients.clientCertificates,
  "passthrough-legal": clients.passedThrough,
  "cors-credentials": clients.openCredentials,
  "request-header-names": clients.requestHeaderNames,
  "rewrites-legal": rewrites,
  "conditions-legal": conditions.legal,
  "rule-order-kept": conditions.order,
  "ranges-distinct": (balancer, say) => {
    for (const { listener, path } of listenersOf(balancer)) entryRepeats(listener.allow ?? [], [...path, "allow"], say);
  },
};
