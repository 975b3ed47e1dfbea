import { fromSetting, sum } from "../../../model/analysis/budget/delays";
import type { DelayComponent } from "../../../model/analysis/budget/types";
import { type PodPool, podsOf, type ServingPath } from "../topology/serving-path";
import { fromTiming } from "./delays";

type Terms = readonly DelayComponent[];

/** Whichever is sure to be over first. */
export const soonest = (...ways: readonly (Terms | undefined)[]): Terms | undefined =>
  ways
    .filter((terms) => terms !== undefined)
    .reduce<Terms | undefined>(
      (best, terms) => (best === undefined || sum(terms).worst < sum(best).worst ? terms : best),
      undefined,
    );

type Way = Pick<ServingPath, "address">;

/** Until no request goes to an endpoint that the cluster has taken out. */
export const leaving = ({ address }: Way): DelayComponent =>
  address.kind === "alb"
    ? fromTiming("propagate", "the load balancer's target is deregistered", "alb.deregister")
    : fromTiming("propagate", "proxies learn of it", "endpoints.propagate");

/** A container that ends makes its pod not ready. */
export const endedTerms = (way: Way): Terms => [
  fromTiming("detect", "the kubelet sees it", "kubelet.notice"),
  leaving(way),
];

/** Until the readiness probe of a silent pod has failed; undefined where it cannot. */
export function probeTerms({ probe }: PodPool, way: Way): Terms | undefined {
  if (probe === undefined || probe.asks === "connection") return undefined;
  const worst = probe.period * probe.failures;
  return [
    fromSetting("detect", "the probes that must fail", `${probe.path}.periodSeconds x failureThreshold`, {
      worst,
      typical: worst - probe.period / 2,
    }),
    fromSetting("detect", "the last probe's time-out", `${probe.path}.timeoutSeconds`, probe.timeout),
    leaving(way),
  ];
}

/** A machine that is gone takes its kubelet along: the cluster waits for its sign of life. */
export const machineTerms = (way: Way): Terms => [
  fromTiming("detect", "the cluster takes the machine for dead", "node.unreachable"),
  leaving(way),
];

/** Whether so few are left healthy that the proxies take health for a mistake, and send to all alike. */
export function panics(path: ServingPath, down: number): boolean {
  if (path.checks === undefined) return false;
  const all = podsOf(path) + path.others;
  return all > 0 && (100 * (all - down)) / all < path.checks.panicThreshold;
}

/** The gateway's own checks of pods that are down; undefined where there are none, or where they change nothing. */
export function checkTerms(path: ServingPath, how: "refuses" | "hangs" | "silent", down: number): Terms | undefined {
  const check = path.checks?.active;
  if (check === undefined || panics(path, down)) return undefined;
  if (how === "hangs" && check.asks === "connection") return undefined;
  const worst = check.interval * check.failures;
  const failing = fromSetting(
    "detect",
    "the gateway's checks that must fail",
    `${check.path}.interval x unhealthyThreshold`,
    {
      worst,
      typical: worst - check.interval / 2,
    },
  );
  return how === "refuses"
    ? [failing]
    : [failing, fromSetting("detect", "the last check's time-out", `${check.path}.timeout`, check.timeout)];
}
