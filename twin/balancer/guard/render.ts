import type { Node, Registration, TargetGroup } from "../../data/types";
import { admittedSources, type Network, nodeParty } from "../admission";
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

function renderPort({ node, port }: GuardedPort, network: Network): string {
  const sources = admittedSources(network, nodeParty(node), port);
  const rules = chunks(sources, 32).map((part) => `acl admitted src -- ${part.join(" ")}`);
  return section(`listen ${node.id}.${port}`, [
    `bind ${node.address}:${port}`,
    ...rules,
    `tcp-request connection silent-drop${sources.length === 0 ? "" : " unless admitted"}`,
    `server process ${node.backendAddress}:${port}`,
  ]);
}

/** HAProxy reads at most 64 words a line. */
function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
