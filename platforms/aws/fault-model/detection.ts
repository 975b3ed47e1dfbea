import type { DelayComponent } from "../../../model/analysis/budget/types";
import type {
  CheckedTargets,
  HealthCheckTimings,
  Protocol,
  TargetGroupTimings,
} from "../../../model/topology/traffic-path";
import { defaultCheckProtocol } from "../protocols";
import { fromSetting, fromTiming, sum } from "./delays";

/** Groups that an application load balancer serves; the others belong to a network load balancer. */
export const isHttp = (protocol: Protocol): boolean => protocol === "HTTP" || protocol === "HTTPS";

/** The protocol of the health check when none is set: the group's own if checks speak it, else a TCP connection. */
export function healthCheckProtocol({
  protocol,
  healthCheck,
}: Pick<CheckedTargets, "protocol"> & {
  readonly healthCheck: Pick<HealthCheckTimings, "protocol">;
}): "HTTP" | "HTTPS" | "TCP" {
  return healthCheck.protocol ?? defaultCheckProtocol(protocol);
}

type Placed = CheckedTargets & Pick<TargetGroupTimings, "path">;

/** On average a fault comes half an interval before the next check. */
export function checkTerms({ healthCheck, path }: Placed): readonly DelayComponent[] {
  const { interval, unhealthyThreshold } = healthCheck;
  const name = `${path}.healthCheck.interval x unhealthyThreshold`;
  const worst = interval * unhealthyThreshold;
  return [fromSetting("detect", "the checks that must fail", name, { worst, typical: worst - interval / 2 })];
}

/** A refused connection fails its check at once, a silent one only with the last check's time-out. */
export function silenceTerms(group: Placed): readonly DelayComponent[] {
  const timeout = fromSetting(
    "detect",
    "the last check's time-out",
    `${group.path}.healthCheck.timeout`,
    group.healthCheck.timeout,
  );
  return [...checkTerms(group), timeout];
}

/** A network load balancer's nodes agree, and go on for a while; an application load balancer's nodes act each by itself, with the next request. */
export const leavingTerms = (isNetwork: boolean): readonly DelayComponent[] =>
  isNetwork ? [fromTiming("propagate", "connections that still go there", "nlb.unhealthy")] : [];

/**
 * Seconds until a silent target gets no new requests, worst case: every check that must fail, the last one's time-out, and for a network load
 * balancer the time for which it goes on. The vendor's floor is 5 x 2 + 2 = 12 for an application load balancer. `twin` plays no such delay.
 */
export function planFailoverSeconds(group: CheckedTargets, plane: "aws" | "twin" = "aws"): number {
  const isNetwork = plane === "aws" && !isHttp(group.protocol);
  return sum([...silenceTerms({ ...group, path: "" }), ...leavingTerms(isNetwork)]).worst;
}
