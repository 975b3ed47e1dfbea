import { entriesOf } from "../../../model/settings/entries";
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
