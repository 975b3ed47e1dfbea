import { readFileSync } from "node:fs";
import type { Props } from "../../../model/graph/json";
import { type ApiObject, listOf, numberOf, propsOf, textOf } from "../api/objects";

/** Ports below this one are this much higher in Envoy's pod. Source: Envoy Gateway, wellKnownPortShift. */
const privileged = 1024;
const shift = 10_000;

/** Ports of this machine that any user may listen on begin here. */
function firstFreePort(): number {
  if (process.getuid?.() === 0) return 1;
  try {
    return Number(readFileSync("/proc/sys/net/ipv4/ip_unprivileged_port_start", "utf8"));
  } catch {
    return privileged;
  }
}

/**
 * The ports that stand for one of Envoy's: those of the Gateway's listeners that come to it, as a load balancer in front of the pod would
 * have them; the pod's own port where this user may not listen on a lower one.
 */
export function portsFor(gateway: ApiObject, firstFree = firstFreePort()): (envoyPort: number) => readonly number[] {
  const declared = [...new Set(listOf(propsOf(gateway.raw.spec).listeners).map(({ port }) => numberOf(port)))];
  return (envoyPort) => {
    const own = declared.filter((port) => (port < privileged ? port + shift : port) === envoyPort);
    const reachable = own.map((port) => (port < firstFree ? envoyPort : port));
    return reachable.length === 0 ? [envoyPort] : [...new Set(reachable)];
  };
}

/** Where a Gateway's listeners answer, the encrypted ones first. */
export function listenerUrls(gateway: ApiObject, address: string, firstFree = firstFreePort()): string[] {
  const listeners = listOf(propsOf(gateway.raw.spec).listeners);
  const isEncrypted = ({ protocol }: Props) => protocol === "HTTPS" || protocol === "TLS";
  const inOrder = [...listeners.filter(isEncrypted), ...listeners.filter((each) => !isEncrypted(each))];
  return inOrder.map(({ protocol, port }) => {
    const own = numberOf(port);
    return `${textOf(protocol).toLowerCase()}://${address}:${own < firstFree ? own + shift : own}`;
  });
}
