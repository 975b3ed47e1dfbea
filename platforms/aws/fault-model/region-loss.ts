import { bounded, notApplicable, type RawEstimate, unbounded } from "../../../model/analysis/budget/estimates";
import type { Alternative, DelayComponent, FailureMode } from "../../../model/analysis/budget/types";
import type { RegionFailover, TrafficPath } from "../../../model/topology/traffic-path";
import { fromSetting, fromTiming, sum } from "./delays";

const secondCluster = "a second cluster in another region";

/** What leads clients elsewhere where nothing does yet, and what it would bring. */
const alternatives = (): readonly Alternative[] => [
  {
    mechanism: "Route 53 failover records",
    needs: `${secondCluster}, address.routing and address.healthCheck of both`,
    ...sum([
      fromTiming("detect", "health checks that must fail", "route53.failoverCheck"),
      fromTiming("propagate", "name servers follow", "route53.propagate"),
      fromTiming("client", "answers that resolvers still hold", "route53.aliasTtl"),
    ]),
  },
  {
    mechanism: "Global Accelerator",
    needs: `${secondCluster}, an accelerator with an endpoint group for each`,
    ...sum([
      fromTiming("detect", "health checks that must fail", "globalAccelerator.check"),
      fromTiming("propagate", "new connections take the other way", "globalAccelerator.reroute"),
    ]),
  },
];

/** Checks that must fail, and how long the last one waits for an answer of a region that is silent. */
function checkTerms({ path, check }: RegionFailover): readonly DelayComponent[] {
  if (check === undefined) return [fromTiming("detect", "until the vendor sees it", "route53.targetHealth")];
  const { interval, unhealthyThreshold, protocol } = check;
  const worst = interval * unhealthyThreshold;
  const setting = `${path}.healthCheck.interval x failureThreshold`;
  const failing = fromSetting("detect", "the checks that must fail", setting, { worst, typical: worst - interval / 2 });
  const timeout = protocol === "TCP" ? "route53.connectTimeout" : "route53.checkTimeout";
  return [failing, fromTiming("detect", "the last check's time-out", timeout)];
}

function recordsChain(failover: RegionFailover, share: number): FailureMode {
  return {
    what: "the region's record",
    share,
    effect: "stalls",
    clientImpact: "no answer until the name leads to another region",
    ...sum([
      ...checkTerms(failover),
      fromTiming("propagate", "name servers follow", "route53.propagate"),
      fromTiming("client", "answers that resolvers still hold", "route53.aliasTtl"),
      fromTiming("client", "a connection attempt that must be repeated", "client.connect"),
    ]),
  };
}

function acceleratorChain(share: number): FailureMode {
  return {
    what: "the accelerator's way to the region",
    share,
    effect: "stalls",
    clientImpact: "connections to the region break; new ones stall until the accelerator leads them to another",
    ...sum([
      fromTiming("detect", "until the accelerator sees it", "globalAccelerator.targetHealth"),
      fromTiming("propagate", "new connections take the other way", "globalAccelerator.reroute"),
      fromTiming("client", "a connection attempt that must be repeated", "client.connect"),
    ]),
  };
}

/**
 * Nothing in one region outlives it: clients must be led to another. That there is one is what a record with routing says; a rule looks for its
 * partner.
 */
export function regionLoss(site: TrafficPath): RawEstimate {
  if (site.plane === "twin") return notApplicable("the region is this machine");
  const failovers = site.regionFailovers ?? [];
  if (failovers.length === 0) {
    return unbounded(
      `cannot be recovered: everything is in ${site.region ?? "one region"}`,
      "run a second cluster in another region, and put Route 53 failover records or an accelerator before both",
      alternatives(),
    );
  }
  if (failovers.every(({ isStandby }) => isStandby)) {
    return notApplicable("clients come here only while another region is down: both at once are two faults");
  }
  const chains = failovers
    .filter(({ isStandby }) => !isStandby)
    .map((failover) => (failover.by === "records" ? recordsChain(failover, site.share) : acceleratorChain(site.share)));
  return bounded(chains, { kind: "unknown", reason: "the region is back when the vendor brings it back" });
}
