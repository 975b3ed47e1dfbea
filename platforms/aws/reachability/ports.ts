export type Transport = "tcp" | "udp";

export const transports: readonly Transport[] = ["tcp", "udp"];

/** Ports from the first to the last one. */
export interface PortRange {
  readonly fromPort: number;
  readonly toPort: number;
}

export const allPorts: PortRange = { fromPort: 1, toPort: 65535 };

/** Where answers go: ports that clients, NAT gateways and balancers take. Source: Amazon VPC user guide, "Ephemeral ports". */
export const ephemeralPorts: PortRange = { fromPort: 1024, toPort: 65535 };

/** `22`, `9000-9100`. */
export const showPorts = ({ fromPort, toPort }: PortRange): string =>
  fromPort === toPort ? `${fromPort}` : `${fromPort}-${toPort}`;

export const covers = (outer: PortRange, inner: PortRange): boolean =>
  outer.fromPort <= inner.fromPort && inner.toPort <= outer.toPort;

/** `all` for every protocol; names and numbers of others as they are. Source: IANA, protocol numbers. */
export function protocolOf(value: unknown): string {
  const text = String(value).toLowerCase();
  return { "6": "tcp", "17": "udp", "1": "icmp", "58": "icmpv6", "-1": "all" }[text] ?? text;
}

/** What a firewall's rule is about. */
export interface Traffic extends PortRange {
  /** `all` for every protocol. */
  readonly protocol: string;
  /** False where part of it is not known yet: then these are the most that it may be about. */
  readonly isCertain: boolean;
}

/** The ports that some ranges tell apart: within each part, every port is treated alike. */
export function portParts(ranges: readonly PortRange[]): readonly PortRange[] {
  const starts = new Set([allPorts.fromPort]);
  for (const { fromPort, toPort } of ranges) {
    for (const start of [fromPort, toPort + 1]) {
      if (start > allPorts.fromPort && start <= allPorts.toPort) starts.add(start);
    }
  }
  const sorted = [...starts].sort((a, b) => a - b);
  return sorted.map((fromPort, index) => ({ fromPort, toPort: (sorted[index + 1] ?? allPorts.toPort + 1) - 1 }));
}
