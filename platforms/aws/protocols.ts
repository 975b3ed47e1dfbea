import type { Protocol } from "../../model/topology/traffic-path";

type LoadBalancerType = "application" | "network";

const httpProtocols: readonly Protocol[] = ["HTTP", "HTTPS"];
const flowProtocols: readonly Protocol[] = ["TCP", "TLS", "UDP", "TCP_UDP"];

/** What each kind of balancer speaks, at its listeners and to its targets. */
export const protocolsOf: Readonly<Record<LoadBalancerType, readonly Protocol[]>> = {
  application: httpProtocols,
  network: flowProtocols,
};

/** The kind of balancer that a protocol needs. */
export const balancerOf = (protocol: Protocol): LoadBalancerType =>
  httpProtocols.includes(protocol) ? "application" : "network";

export const isEncryptedProtocol = (protocol: Protocol): boolean => protocol === "HTTPS" || protocol === "TLS";
export const isUdp = (protocol: Protocol): boolean => protocol === "UDP" || protocol === "TCP_UDP";

/**
 * Which groups a listener may forward to. Source: AWS service model elbv2 (TCP_UDP) and the Network Load Balancers user guide.
 * An application listener takes both of its protocols.
 */
export const groupProtocolsOf: Readonly<Record<Protocol, readonly Protocol[]>> = {
  HTTP: httpProtocols,
  HTTPS: httpProtocols,
  TCP: ["TCP", "TCP_UDP"],
  TLS: ["TCP", "TLS"],
  UDP: ["UDP", "TCP_UDP"],
  TCP_UDP: ["TCP_UDP"],
};

/** The protocol of a health check when none is set: the group's own if checks speak it, else a TCP connection. */
export const defaultCheckProtocol = (protocol: Protocol): "HTTP" | "HTTPS" | "TCP" =>
  protocol === "HTTP" || protocol === "HTTPS" ? protocol : "TCP";

/** The protocol with its article: `an HTTPS`, `a TCP`. */
export const aProtocol = (protocol: Protocol): string => `${httpProtocols.includes(protocol) ? "an" : "a"} ${protocol}`;

/** Protocols of the target groups that a listener of any kind may forward to, QUIC's included. */
export const groupProtocolsFor = (listener: string): readonly string[] =>
  Object.entries(groupProtocolsOf).find(([protocol]) => protocol === listener)?.[1] ?? [listener];
