import { entriesOf } from "../../../model/settings/entries";
import type { Listener } from "../../aws/load-balancer/placed-actions";
import { isNew } from "../../aws/network/rules";
import type { Cluster } from "./references";

/** Zones that the cluster's nodes are spread over; 2 where the spec leaves that to a network that exists. */
export function zoneCount({ network }: Cluster): number {
  const zones = network === undefined || !isNew(network) ? undefined : network.zones;
  return (typeof zones === "number" ? zones : zones?.length) ?? 2;
}

/** Node groups that serve a target group. */
export const nodeGroupsOf = (cluster: Cluster, name: string) =>
  entriesOf(cluster.nodeGroups).filter(([, group]) => group.targetGroups?.includes(name));

/** Whether an edge of the firewall opens a listener's port; true where the listener is not sound. */
export function isOpenedByEdge({ firewall }: Cluster, { port, protocol }: Listener): boolean {
  if (port === undefined || protocol === undefined) return true;
  return entriesOf(firewall?.edges).some(
    ([, edge]) =>
      edge.to === "balancer" &&
      edge.port !== undefined &&
      edge.port <= port &&
      port <= (edge.toPort ?? edge.port) &&
      (protocol === "TCP_UDP" || (edge.protocol === "udp") === (protocol === "UDP")),
  );
}
