import { fromSetting, sum } from "../../../model/analysis/budget/delays";
import { bounded, notKnown, type RawEstimate, unbounded } from "../../../model/analysis/budget/estimates";
import type { DelayComponent, FailureMode, Recovery } from "../../../model/analysis/budget/types";
import { timings } from "../timings";
import { podsOf, type ServingPath } from "../topology/serving-path";
import { fromTiming } from "./delays";
import { checkTerms, endedTerms, leaving, machineTerms, panics, probeTerms, soonest } from "./detection";
import { firstElsewhere, madeElsewhere, replaced, restarted } from "./recovery";

const noTraffic = `; in the first minute after a proxy's start its checks may come up to ${timings["envoy.noTraffic"].worst} seconds later`;

/** An Envoy's own time for pools without traffic. */
const beforeTraffic = (path: ServingPath): string => (hasChecks(path) && path.address.kind !== "alb" ? noTraffic : "");

const hasChecks = ({ checks }: ServingPath): boolean => checks?.active !== undefined;

/** Whether another pod can take a request over at once. */
const isRetried = (path: ServingPath): boolean => path.checks?.retries === true && podsOf(path) + path.others > 1;

/**
 * Share of a pod's requests that meet its failure. A retry by a hash looks for another pod at a number of places, each of which may be the failed one's
 * again. Source: measured with Envoy 1.40.0: of 4000 clients 1.4 % with two endpoints, 0.1 % with three.
 */
function metShare(path: ServingPath): number {
  if (!isRetried(path)) return 1;
  const looks = path.checks?.hashLooks;
  return looks === undefined ? 0 : (podsOf(path) + path.others) ** -looks;
}

/** The few that a retry by a hash does not help; empty where it helps all. */
const strays = (share: number): string =>
  share === 0 ? "" : `, but for 1 in ${Math.round(1 / share)}, whose hash names the same pod at each look`;

/** With no other pod requests fail until there is one. */
function untilThereIsOne(path: ServingPath, recovery: Recovery, clientImpact: string): RawEstimate {
  const fix = `give ${path.pools.map((pool) => pool.path).join(", ")} two pods or more`;
  if (recovery.kind === "unknown") return unbounded(`no other pod takes over, and ${recovery.reason}`, fix);
  const { terms, worst, typical } = recovery;
  const chain: FailureMode = {
    what: "all requests",
    share: path.share,
    effect: "errors",
    clientImpact: `${clientImpact}; no other pod takes over`,
    terms,
    worst,
    typical,
  };
  return bounded([chain], recovery);
}

/** The program of a pod ends: its port refuses. */
export function podCrash(path: ServingPath): RawEstimate {
  const recovery = restarted(path.pools);
  const pods = podsOf(path);
  if (pods + path.others <= 1) return untilThereIsOne(path, recovery, "connections are refused");
  const retried = isRetried(path);
  const met = metShare(path);
  const terms = met === 0 ? [] : (soonest(checkTerms(path, "refuses", 1), endedTerms(path)) ?? []);
  const chain: FailureMode = {
    what: "the pod's requests",
    share: (path.share / Math.max(1, pods)) * (met === 0 ? 1 : met),
    effect: met === 0 ? "none" : "errors",
    clientImpact: retried
      ? `what the pod was answering is cut; new requests are tried again on another pod${strays(met)}`
      : path.entry === "gateway"
        ? (path.checks?.refused ?? "503 at once: nothing retries")
        : "connection refused",
    ...sum(terms),
  };
  return bounded([chain], recovery);
}

/** What a request without an answer meets. Source: Gateway API, HTTPRouteTimeouts: 0s is no time-out at all. */
const silence = ({ checks }: ServingPath): string =>
  checks === undefined || checks.requestTimeout.worst === 0
    ? "no answer until the client gives up"
    : `no answer: 504 after ${checks.requestTimeout.worst} seconds`;

/** Pods that are on one machine at most, as far as the program keeps them apart. */
const onOneMachine = (path: ServingPath): number =>
  path.pools.reduce((most, pool) => Math.max(most, pool.hosts === "none" ? pool.pods : 1), 0);

/** Its machine is gone: no connection is refused, none is accepted. */
function machineChain(path: ServingPath): { readonly chain: FailureMode; readonly isAll: boolean } {
  const down = onOneMachine(path);
  const pods = podsOf(path);
  const terms = soonest(checkTerms(path, "silent", down), machineTerms(path)) ?? [];
  const panic = panics(path, down) && hasChecks(path) ? ": too few are left for the gateway's checks to count" : "";
  const connect =
    path.entry === "service" ? [fromTiming("client", "a connection attempt is repeated", "client.connect")] : [];
  const chain: FailureMode = {
    what: down > 1 ? `pods of one machine, up to ${down} of ${pods}` : "the pod of a dead machine",
    share: path.share * Math.min(1, down / Math.max(1, pods)),
    effect: "stalls",
    clientImpact: `${silence(path)}${panic}`,
    ...sum([...terms, ...connect]),
  };
  return { chain, isAll: down >= pods + path.others };
}

/** A pod accepts connections and never answers; or it is silent because its machine is gone. */
export function podHang(path: ServingPath): RawEstimate {
  const pods = podsOf(path);
  const recovery = madeElsewhere(path.pools, "machine");
  const { chain, isAll } = machineChain(path);
  if (pods + path.others <= 1 || isAll) return untilThereIsOne(path, firstElsewhere(path.pools), chain.clientImpact);
  const found = path.pools.map((pool) => soonest(checkTerms(path, "hangs", 1), probeTerms(pool, path)));
  const blind = path.pools[found.findIndex((terms) => terms === undefined)];
  if (blind !== undefined) {
    const why =
      blind.probe === undefined ? "has no readiness probe" : "is probed by a connection only, which the kernel accepts";
    return unbounded(
      `nothing sees that a pod of ${blind.path} hangs: it ${why}, and no check of a gateway asks for an answer`,
      `set readinessProbe.httpGet on the containers of ${blind.path}`,
    );
  }
  const longest = found.reduce<readonly DelayComponent[]>(
    (most, terms = []) => (sum(terms).worst > sum(most).worst ? terms : most),
    [],
  );
  const hang: FailureMode = {
    what: "the pod's requests",
    share: path.share / Math.max(1, pods),
    effect: "stalls",
    clientImpact: `${silence(path)}${beforeTraffic(path)}`,
    ...sum(longest),
  };
  return bounded([hang, chain], recovery);
}

/** A pod is taken out on purpose: rollout, scale-in, a machine that is drained. */
export function podDrain(path: ServingPath): RawEstimate {
  const recovery: Recovery = { kind: "bounded", terms: [], worst: 0, typical: 0 };
  const isGone = path.pools.some((pool) => pool.takenInRollout >= pool.pods);
  const isEvicted = path.pools.every((pool) => pool.takenInDrain >= pool.pods);
  if ((isGone || isEvicted) && path.others === 0)
    return untilThereIsOne(path, isEvicted ? replaced(path.pools) : restarted(path.pools), "connections are refused");
  const open = path.pools.find(({ isHookOpen }) => isHookOpen);
  const met = metShare(path);
  if (open !== undefined && met > 0) return notKnown(`how long the preStop hook of ${open.path} takes`);
  const stops = { ...leaving(path), what: "requests that still go there" };
  const chains = path.pools.map((pool): FailureMode => {
    const cut = `a request of more than ${Math.max(0, pool.grace - pool.preStop)} seconds is cut`;
    const left = (seconds: number) => Math.max(0, seconds - pool.preStop);
    const late = left(stops.worst);
    const isHidden = late === 0 || met === 0;
    const covered = fromSetting("propagate", "of it, the pod serves on", `${pool.path}.lifecycle.preStop`, {
      worst: left(stops.worst) - stops.worst,
      typical: left(stops.typical) - stops.typical,
    });
    return {
      what: "the pod's connections",
      share: isHidden ? 0 : (path.share / Math.max(1, podsOf(path))) * met,
      effect: isHidden ? "none" : "errors",
      clientImpact:
        late === 0
          ? cut
          : isRetried(path)
            ? `refused connections are tried again on another pod${strays(met)}; ${cut}`
            : `connections to a pod that has ended; ${cut}`,
      ...sum(isHidden && late > 0 ? [] : [stops, covered]),
    };
  });
  return bounded(chains, recovery);
}
