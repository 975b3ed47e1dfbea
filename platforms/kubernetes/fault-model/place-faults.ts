import { fromSetting, sum } from "../../../model/analysis/budget/delays";
import { bounded, notKnown, type RawEstimate, unbounded } from "../../../model/analysis/budget/estimates";
import type { DelayComponent, FailureMode, Recovery } from "../../../model/analysis/budget/types";
import { podsOf, type ServingPath } from "../topology/serving-path";
import { fromTiming } from "./delays";
import { checkTerms, machineTerms, panics, soonest } from "./detection";
import { firstElsewhere, madeElsewhere } from "./recovery";

type Terms = readonly DelayComponent[];

const connect = (): DelayComponent => fromTiming("client", "a connection attempt is repeated", "client.connect");

/** Until the address is somewhere else; undefined where that is not known. */
function addressTerms({ address }: ServingPath): Terms | undefined {
  switch (address.kind) {
    case "l2":
      return [
        fromTiming("decide", "another machine takes the address", "l2.takeover"),
        fromTiming("propagate", "routers of other subnets learn of it", "l2.otherSubnets"),
        connect(),
      ];
    case "elected":
      return [
        fromSetting("decide", "another machine takes the address", address.takeover.path, address.takeover),
        fromTiming("propagate", "routers of other subnets learn of it", "l2.otherSubnets"),
        connect(),
      ];
    case "bgp":
      return [...withdrawn(address), connect()];
    case "cloud":
      return [
        fromTiming("detect", "the cloud's checks that must fail", "cloud.check"),
        fromTiming("propagate", "connections that still go there", "cloud.unhealthy"),
      ];
    case "alb":
      return [fromTiming("propagate", "the lost zone's address leaves DNS", "alb.dns"), connect()];
    case "unknown":
      return undefined;
  }
}

/** With BFD the router sees a dead machine; without it the session must run out, and a graceful restart on top. */
function withdrawn({ bfd, hold, restarts }: Extract<ServingPath["address"], { kind: "bgp" }>): Terms {
  if (bfd !== undefined)
    return [
      fromSetting("detect", "the router's BFD session", bfd.path, bfd),
      fromTiming("propagate", "its routes are gone", "bfd.process"),
    ];
  return [
    hold === undefined
      ? fromTiming("detect", "the BGP session runs out", "bgp.hold")
      : fromSetting("detect", "the BGP session runs out", hold.path, hold),
    ...(restarts ? [fromTiming("detect", "the router waits for a restart", "bgp.restart")] : []),
  ];
}

/** Part of the connections that go by one machine: all of them by L2, else one proxy's. */
const shareOfMachine = ({ address, proxies = 2 }: ServingPath): number =>
  address.kind === "l2" || address.kind === "elected" ? 1 : 1 / Math.max(1, proxies);

function addressChain(path: ServingPath): FailureMode | undefined {
  const terms = addressTerms(path);
  if (terms === undefined) return undefined;
  return {
    what: "connections by the lost machine",
    share: path.share * shareOfMachine(path),
    effect: "errors",
    clientImpact: "connections are reset or not answered until the address has moved; most open ones break once",
    ...sum(terms),
  };
}

/** The only proxy is made again like any pod, with the default toleration. */
const onlyProxy = (): Terms => [
  fromTiming("detect", "the cluster takes the machine for dead", "node.unreachable"),
  fromTiming("replace", "the proxy stays bound to it", "pod.toleration"),
  fromTiming("replace", "a new pod on another machine", "pod.schedule"),
  fromTiming("replace", "the proxy starts", "gateway.proxyRestart"),
];

/** A bound that leaves the address out would be none. */
const unknownAddress = ({ address }: ServingPath, recovery?: Recovery): RawEstimate =>
  notKnown(address.kind === "unknown" ? address.reason : "what moves its address", recovery);

/** A gateway that this program does not describe may have one proxy alone. Those of a load balancer of AWS are its own matter. */
const hasOpenProxies = ({ entry, proxies, address }: ServingPath): boolean =>
  entry === "gateway" && proxies === undefined && address.kind !== "alb";

const openProxies = ({ listener }: ServingPath): string => `how many proxies ${listener} has`;

const everyRequest = (path: ServingPath): FailureMode => ({
  what: "every request",
  share: path.share,
  effect: "errors",
  clientImpact: "nothing answers: there is one proxy",
  ...sum(onlyProxy()),
});

/** The machine with the address, or with one of the gateway's proxies, is gone. */
export function balancerLoss(path: ServingPath): RawEstimate {
  if (path.proxies === 1) return bounded([everyRequest(path)], { kind: "bounded", ...sum(onlyProxy()) });
  const chain = addressChain(path);
  if (chain === undefined) return unknownAddress(path);
  if (hasOpenProxies(path)) return notKnown(openProxies(path));
  const { address } = path;
  if (address.kind === "alb")
    return bounded([chain], {
      kind: "unknown",
      reason: "AWS does not state how soon it replaces its load balancer's nodes",
    });
  return bounded([chain], { kind: "bounded", ...sum(onlyProxy()) });
}

/** Pods in the fullest zone: constraints keep zones even, one pod more or less. */
const inZone = ({ pools }: ServingPath): number =>
  pools.reduce((total, pool) => total + Math.ceil(pool.pods / Math.max(1, pool.zoneCount)), 0);

/** Pods of other groups in that zone, which are in one pool with these: they fall with it. */
const othersInZone = ({ pools, others }: ServingPath): number =>
  Math.ceil(others / Math.max(1, Math.min(...pools.map(({ zoneCount }) => zoneCount))));

function withoutPods(path: ServingPath, recovery: Recovery): RawEstimate {
  const names = path.pools.map((pool) => pool.path).join(", ");
  const fix = `spread ${names} over zones: topologySpreadConstraints on topology.kubernetes.io/zone`;
  if (recovery.kind === "unknown") return unbounded(`all pods may be in one zone, and ${recovery.reason}`, fix);
  const { terms, worst, typical } = recovery;
  const clientImpact = "all pods may be in that zone: nothing answers until there are new ones";
  return bounded(
    [{ what: "all pods", share: path.share, effect: "errors", clientImpact, terms, worst, typical }],
    recovery,
  );
}

/** Every machine of a zone is gone. */
export function zoneLoss(path: ServingPath): RawEstimate {
  const recovery = madeElsewhere(path.pools, "zone");
  const down = inZone(path);
  if (down >= podsOf(path)) return withoutPods(path, firstElsewhere(path.pools));
  const lost = down + othersInZone(path);
  const terms = soonest(checkTerms(path, "silent", lost), machineTerms(path)) ?? [];
  const panic = panics(path, lost) && path.checks?.active !== undefined;
  const pods: FailureMode = {
    what: "the zone's pods",
    share: (path.share * down) / podsOf(path),
    effect: "stalls",
    clientImpact: `no answer from ${down} of ${podsOf(path)} pods${panic ? ": fewer healthy ones than the panic threshold, so the gateway's checks do not count" : ""}`,
    ...sum(terms),
  };
  const address = addressChain(path);
  if (address !== undefined && path.proxies === 1) return bounded([pods, address, everyRequest(path)], recovery);
  if (address !== undefined && hasOpenProxies(path)) return notKnown(openProxies(path), recovery);
  // Pods are made elsewhere whatever moves the address.
  return address === undefined ? unknownAddress(path, recovery) : bounded([pods, address], recovery);
}

/** Nothing in one cluster outlives its region. */
export const regionLoss = (): RawEstimate =>
  unbounded(
    "cannot be recovered: everything is in one cluster",
    "run a second cluster in another region, and put failover records or an accelerator before both",
  );
