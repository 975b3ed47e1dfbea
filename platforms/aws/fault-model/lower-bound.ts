import type { RawEstimate } from "../../../model/analysis/budget/estimates";
import type { FaultClass } from "../../../model/analysis/budget/types";
import type { TrafficPath } from "../../../model/topology/traffic-path";
import { defaultLimits } from "../limits";
import { formulas } from "./faults";

/** The same way with every setting as quick as the vendor takes it, more nodes than needed, and zones that help each other. */
function best(site: TrafficPath): TrafficPath {
  return {
    ...site,
    balancer: { ...site.balancer, zones: Math.max(2, site.balancer.zones ?? 2) },
    group: {
      ...site.group,
      healthCheck: {
        protocol: "HTTP",
        interval: defaultLimits["elbv2.healthCheck.interval"].min,
        timeout: defaultLimits["elbv2.healthCheck.timeout"].min,
        healthyThreshold: defaultLimits["elbv2.healthCheck.healthyThreshold"].min,
        unhealthyThreshold: defaultLimits["elbv2.healthCheck.unhealthyThreshold"].min,
      },
      deregistrationDelay: defaultLimits["elbv2.targetGroup.deregistrationDelay"].max,
    },
    // Times of more nodes than can fail at once do not depend on how many there are.
    served: [],
    nodeZones: site.nodeZones ?? 2,
    crossesZones: true,
  };
}

/** Seconds below which no setting gets a fault on this way; undefined where none bounds it. */
export function floorOf(site: TrafficPath, fault: FaultClass): number | undefined {
  const estimate: RawEstimate = formulas[fault](best(site));
  return estimate.kind === "bounded" ? estimate.worst : undefined;
}
