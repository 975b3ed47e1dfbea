import { bounded, notKnown, type RawEstimate, unbounded } from "../../../model/analysis/budget/estimates";
import type { DelayComponent, FailureMode, Recovery } from "../../../model/analysis/budget/types";
import { isUncounted, nodesOf, type TrafficPath } from "../../../model/topology/traffic-path";
import { fromSetting, fromTiming, sum } from "./delays";
import { checkTerms, healthCheckProtocol, leavingTerms, silenceTerms } from "./detection";
import { launching, replacement } from "./recovery";

/** What a request meets at a port that refuses. */
const refused = {
  application: "502 at once; an application load balancer does not retry",
  network: "connection reset; what is open to the node is lost",
} as const;

const withoutAnswer = (site: TrafficPath): string => {
  const { type, idleTimeout } = site.balancer;
  if (type === "network") return "no answer until the client gives up";
  return `no answer: 504 after ${idleTimeout} seconds without data, or when the client gives up`;
};

/** On the twin a busy machine is late. */
const lateness = ({ plane }: TrafficPath): readonly DelayComponent[] =>
  plane === "twin" ? [fromTiming("decide", "a busy machine", "twin.lateness")] : [];

/** Whether the loss of one node may leave a zone without targets, and its balancer reaches no other zone's. Undefined: not known. */
function emptiesZone(site: TrafficPath): boolean | undefined {
  if (site.crossesZones || isUncounted(site) || site.plane === "twin") return false;
  return site.nodeZones === undefined ? undefined : Math.floor(nodesOf(site) / site.nodeZones) <= 1;
}

/** A zone whose last target is gone leaves DNS. */
function emptyZoneTerms(isEmptied: boolean): readonly DelayComponent[] {
  if (!isEmptied) return [];
  return [
    fromTiming("propagate", "DNS drops the zone that is left without targets", "route53.propagate"),
    fromTiming("client", "answers that resolvers still hold", "route53.aliasTtl"),
  ];
}

/** With no other node behind the group, requests fail until there is a new one. */
function untilReplaced(
  site: TrafficPath,
  recovery: Recovery,
  chain: Omit<FailureMode, "terms" | "worst" | "typical">,
): RawEstimate {
  if (recovery.kind === "unknown") {
    return unbounded(`no other node takes over, and ${recovery.reason}`, "give the group two nodes or more");
  }
  const { terms, worst, typical } = recovery;
  const clientImpact = `${chain.clientImpact}; no other node takes over`;
  return bounded([{ ...chain, clientImpact, share: site.share, terms, worst, typical }], recovery);
}

function nodeFault(
  site: TrafficPath,
  detection: readonly DelayComponent[],
  seen: Pick<FailureMode, "effect" | "clientImpact">,
): RawEstimate {
  const found = [...detection, ...lateness(site)];
  const recovery = replacement(site, found);
  const chain = { what: "the node's requests", ...seen };
  if (!isUncounted(site) && nodesOf(site) <= 1) return untilReplaced(site, recovery, { ...chain, share: site.share });
  const isEmptied = emptiesZone(site);
  if (isEmptied === undefined)
    return notKnown("whether each zone has a second node, as the zones of the nodes' subnets");
  const terms = [...found, ...leavingTerms(site.plane === "network"), ...emptyZoneTerms(isEmptied)];
  const share = isUncounted(site) ? site.share : site.share / nodesOf(site);
  return bounded([{ ...chain, share, ...sum(terms) }], recovery);
}

/** The node's port refuses: its process or its machine is gone. */
export function nodeCrash(site: TrafficPath): RawEstimate {
  const clientImpact = refused[site.balancer.type];
  return nodeFault(site, checkTerms(site.group), { effect: "errors", clientImpact });
}

/** The node accepts connections and never answers. */
export function nodeHang(site: TrafficPath): RawEstimate {
  if (healthCheckProtocol(site.group) === "TCP") {
    return unbounded(
      "a TCP check only opens a connection, and the kernel of a hung node still accepts it",
      `check what the workload answers: ${site.group.path}.healthCheck.protocol HTTP`,
    );
  }
  return nodeFault(site, silenceTerms(site.group), {
    effect: "stalls",
    clientImpact: withoutAnswer(site),
  });
}

/** Until the vendor really stops sending, where that is later than the drain ends. */
function lateTerms({ plane, group }: TrafficPath): readonly DelayComponent[] {
  if (plane !== "network") return [fromTiming("propagate", "the balancer stops at once", "alb.deregister")];
  const stops = fromTiming("propagate", "connections that still go there", "nlb.deregister");
  const late = (seconds: number) => Math.max(0, seconds - group.deregistrationDelay);
  const covered = fromSetting("propagate", "of it, the drain covers", `${group.path}.deregistrationDelay`, {
    worst: late(stops.worst) - stops.worst,
    typical: late(stops.typical) - stops.typical,
  });
  return [stops, covered];
}

/** A node is taken out on purpose: rollout, scale-in, spot notice. */
export function nodeDrain(site: TrafficPath): RawEstimate {
  const isReplacedFirst = site.served.every(({ minHealthyPercentage }) => minHealthyPercentage >= 100);
  const late = sum(lateTerms(site));
  const chain = {
    what: "the node's connections",
    effect: "errors",
    clientImpact: drainSeen(site, late.worst),
  } as const;
  const share = isUncounted(site) ? site.share : site.share / Math.max(1, nodesOf(site));
  if (!isReplacedFirst && nodesOf(site) <= 1) return untilReplaced(site, launching(site), { ...chain, share });
  const effect = late.worst > 0 ? "errors" : "none";
  const recovery = isUncounted(site) || !isReplacedFirst ? launching(site) : nothingLost;
  return bounded([{ ...chain, effect, share: effect === "none" ? 0 : share, ...late }], recovery);
}

/** A new node serves before the old one goes. */
const nothingLost: Recovery = { kind: "bounded", terms: [], worst: 0, typical: 0 };

function drainSeen({ group }: TrafficPath, late: number): string {
  const cut = `a request of more than ${group.deregistrationDelay} seconds is cut`;
  return late > 0 ? `connections to a node that is gone already; ${cut}` : cut;
}
