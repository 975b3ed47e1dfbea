import type { Node, Registration, TargetGroup } from "../../contract/desired-state";
import { allowedSources, confinedSources, type Network, nodeParty } from "../admission";
import { checkPortOf } from "../membership/plan";
import { section } from "../render/text";

/** A port of a node as its neighbours see it: the security groups stand before the process. */
interface GuardedPort {
  readonly node: Node;
  readonly port: number;
}

export interface Guarded {
  readonly groups: readonly TargetGroup[];
  readonly registrations: readonly Registration[];
  readonly nodes: readonly Node[];
  readonly network: Network;
}

/** One proxy per port of a node that a target group names. Pure. */
export function renderGuard(adminSocket: string, guarded: Guarded): string {
  return [
    section("global", [
      "master-worker",
      "nbthread 1",
      "fd-hard-limit 16384",
      `stats socket unix@${adminSocket} mode 600 level admin expose-fd listeners`,
    ]),
    section("defaults", ["mode tcp", "timeout connect 10s", "timeout client 350s", "timeout server 350s", "retries 0"]),
    ...guardedPorts(guarded).map((port) => renderPort(port, guarded.network)),
  ].join("\n");
}

export function guardedPorts({ groups, registrations, nodes }: Guarded): GuardedPort[] {
  const byArn = new Map(groups.map((group) => [group.arn, group]));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const found = new Map<string, GuardedPort>();
  for (const registration of registrations) {
    const node = byId.get(registration.node);
    const group = byArn.get(registration.targetGroup);
    // A node that listens on its own address has nothing hidden behind a guard.
    if (node === undefined || group === undefined || node.address === node.backendAddress) continue;
    for (const port of [registration.port, checkPortOf(group, registration.port)]) {
      found.set(`${node.address}:${port}`, { node, port });
    }
  }
  return [...found.values()].toSorted((a, b) => a.node.id.localeCompare(b.node.id) || a.port - b.port);
}

/**
 * A client that is not admitted hears nothing, as behind a security group. A connection dropped at once would be reset by the system as soon
 * as the client sends something, so it is held instead.
 */
function renderPort({ node, port }: GuardedPort, network: Network): string {
  const party = nodeParty(node);
  const acls = (name: string, addresses: readonly string[]) =>
    chunks(addresses, 32).map((part) => `acl ${name} src -- ${part.join(" ")}`);
  const admitted = acls("admitted", allowedSources(network, party, port));
  const confined = acls("confined", confinedSources(network, party, port));
  const condition = `admitted${confined.length === 0 ? "" : " !confined"}`;
  return section(`listen ${node.id}.${port}`, [
    `bind ${node.address}:${port}`,
    ...admitted,
    ...confined,
    `tcp-request inspect-delay ${holdSeconds}s`,
    ...(admitted.length === 0 ? [] : [`tcp-request content accept if ${condition}`]),
    "tcp-request content silent-drop if WAIT_END",
    `server process ${node.backendAddress}:${port}`,
  ]);
}

/** Seconds; longer than a client or a health check waits. */
const holdSeconds = 150;

/** HAProxy reads at most 64 words a line. */
function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
