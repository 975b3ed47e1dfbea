import type { RegionFailover } from "../../model/topology/traffic-path";
import { defaultLimits } from "../../platforms/aws/limits";
import { probeOf } from "../aws/address/probe";
import type { ClusterSpec } from "./resolved";

/** What leads clients to another region when the cluster's is lost: records that share its name. */
export function regionFailoversOf({ address, loadBalancer, targetGroups }: ClusterSpec): readonly RegionFailover[] {
  if (address?.routing === undefined) return [];
  const { routing, healthCheck } = address;
  const isStandby = routing.type === "failover" && routing.role === "secondary";
  const common = { by: "records", path: "address", isStandby } as const;
  if (healthCheck === undefined) return [{ ...common, check: undefined }];
  const probe = probeOf(healthCheck, { loadBalancer, targetGroups }, defaultLimits);
  const protocol = probe !== undefined && "type" in probe && probe.type === "TCP" ? "TCP" : "HTTP";
  const { interval, failureThreshold } = healthCheck;
  return [{ ...common, check: { protocol, interval, unhealthyThreshold: failureThreshold } }];
}
