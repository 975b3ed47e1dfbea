import { bounded, notKnown, type RawEstimate, unbounded } from "../../../model/analysis/budget/estimates";
import type { DelayComponent, FailureMode, Recovery } from "../../../model/analysis/budget/types";
import { isUncounted, nodesInZone, nodesOf, type TrafficPath } from "../../../model/topology/traffic-path";
import { fromTiming, sum } from "./delays";
import { leavingTerms, silenceTerms } from "./detection";
import { admissionTerms, replacement } from "./recovery";

/** Clients that were given the address of a balancer's node that is gone. */
function addressChain({ share }: TrafficPath, zones: number): FailureMode {
  return {
    what: "the balancer's address in that zone",
    share: share / zones,
    effect: "stalls",
    clientImpact: "no connection through that address; a client that tries the next one goes on at once",
    ...sum([
      fromTiming("detect", "until the vendor sees it", "elb.zoneDetection"),
      fromTiming("propagate", "DNS drops the address", "route53.propagate"),
      fromTiming("client", "answers that resolvers still hold", "route53.aliasTtl"),
      fromTiming("client", "a connection attempt that must be repeated", "client.connect"),
    ]),
  };
}

function zoneNodesChain(site: TrafficPath, detection: readonly DelayComponent[], lost: number): FailureMode {
  return {
    what: "the zone's nodes",
    share: site.share * Math.min(1, lost),
    effect: "stalls",
    clientImpact: "no answer from that zone's nodes",
    ...sum([...detection, ...leavingTerms(site.plane === "network")]),
  };
}

const lateness = ({ plane }: TrafficPath): readonly DelayComponent[] =>
  plane === "twin" ? [fromTiming("decide", "a busy machine", "twin.lateness")] : [];

const inOneZone = () =>
  unbounded("the balancer has an address in one zone only", "name public subnets in two zones or more");

const unknownBalancerZones = () => notKnown("in how many zones the balancer's subnets lie");

/** Nodes and balancer addresses of the fullest zone are gone. */
export function zoneLoss(site: TrafficPath): RawEstimate {
  const { zones } = site.balancer;
  if (site.plane !== "twin" && zones !== undefined && zones < 2) return inOneZone();
  const inZone = nodesInZone(site);
  if (inZone === undefined || site.nodeZones === undefined) {
    const groups = site.served.filter((nodes) => nodes.zones === undefined).map(({ path }) => path);
    return notKnown(`in how many zones the subnets of ${groups.join(", ")} lie`);
  }
  if (site.plane !== "twin" && zones === undefined) return unknownBalancerZones();
  const detection = [...silenceTerms(site.group), ...lateness(site)];
  const recovery = replacement(site, detection);
  const addresses = site.plane === "twin" || zones === undefined ? [] : [addressChain(site, zones)];
  if (!isUncounted(site) && nodesOf(site) <= inZone) return withoutNodes(site, recovery, addresses);
  const isBehindAddress = !site.crossesZones && site.plane !== "twin";
  const lost = isUncounted(site) ? 1 / site.nodeZones : inZone / Math.max(1, nodesOf(site));
  const nodes = isBehindAddress ? [] : [zoneNodesChain(site, detection, lost)];
  return bounded([...nodes, ...addresses], recovery);
}

/** All nodes were in that zone: nothing is served until there are new ones. */
function withoutNodes(site: TrafficPath, recovery: Recovery, addresses: readonly FailureMode[]): RawEstimate {
  if (recovery.kind === "unknown") {
    return unbounded(`no node is left, and ${recovery.reason}`, "give the group two nodes or more, in two zones");
  }
  const { terms, worst, typical } = recovery;
  const clientImpact = "no node is left until there are new ones";
  const chain: FailureMode = {
    what: "all nodes",
    share: site.share,
    effect: "errors",
    clientImpact,
    terms,
    worst,
    typical,
  };
  return bounded([chain, ...addresses], recovery);
}

/** One HAProxy plays the balancer of every zone, so all of it is gone, and back with every target to be checked anew. */
function playedBalancerLoss(site: TrafficPath): RawEstimate {
  const found = [
    fromTiming("detect", "until the twin sees it", "twin.balancerLook"),
    fromTiming("decide", "HAProxy starts again", "twin.balancerStart"),
    ...lateness(site),
  ];
  const chain: FailureMode = {
    what: "the balancer",
    share: site.share,
    effect: "errors",
    clientImpact: "connections are refused until HAProxy runs again",
    ...sum(found),
  };
  return bounded([chain], { kind: "bounded", ...sum([...found, ...admissionTerms(site)]) });
}

/** One of the balancer's own nodes is gone; its targets are not. */
export function balancerLoss(site: TrafficPath): RawEstimate {
  if (site.plane === "twin") return playedBalancerLoss(site);
  const { zones } = site.balancer;
  if (zones === undefined) return unknownBalancerZones();
  if (zones < 2) return inOneZone();
  return bounded([addressChain(site, zones)], {
    kind: "unknown",
    reason: "the vendor replaces it, and does not say when",
  });
}
