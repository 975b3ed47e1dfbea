import type { DelayComponent, Recovery } from "../../../model/analysis/budget/types";
import type { NodePool, TrafficPath } from "../../../model/topology/traffic-path";
import { fromSetting, fromTiming, sum } from "./delays";

type Terms = readonly DelayComponent[];

/** A group looks at its balancer now and then; the twin's looks all the time. */
const noticeTerm = ({ plane }: TrafficPath): DelayComponent =>
  plane === "twin"
    ? fromTiming("replace", "until the group notices", "twin.notice")
    : fromTiming("replace", "until the group notices", "autoscaling.notice");

/** From the launch until the node is in service; undefined: nothing bounds it. */
function launchTerms({ boot, hooks }: NodePool): Terms | undefined {
  if (boot === undefined) return undefined;
  return [
    fromSetting("replace", "machine and workload start", boot.path, boot),
    ...(hooks.worst > 0 ? [fromSetting("replace", "launch hooks of your own", hooks.path, hooks)] : []),
  ];
}

/** An application load balancer takes a new target after one success; a network one registers it first and wants all of them. */
export function admissionTerms({ plane, group }: TrafficPath): Terms {
  const { interval, healthyThreshold } = group.healthCheck;
  const path = `${group.path}.healthCheck.interval`;
  const slow = fromSetting("replace", "growing to a full share", `${group.path}.slowStart`, group.slowStart);
  if (plane !== "network") {
    const first = fromSetting("replace", "its first check", path, { worst: interval, typical: interval / 2 });
    return group.slowStart > 0 ? [first, slow] : [first];
  }
  const all = interval * healthyThreshold;
  return [
    fromTiming("replace", "registration", "nlb.register"),
    fromSetting("replace", "checks that must pass", `${path} x healthyThreshold`, {
      worst: all,
      typical: all - interval / 2,
    }),
  ];
}

/** The slowest of the node groups, each told by its terms around those of the launch. */
function slowest({ served }: TrafficPath, termsOf: (nodes: NodePool, launch: Terms) => Terms): Recovery {
  const sums = [];
  for (const nodes of served) {
    const launch = launchTerms(nodes);
    if (launch === undefined)
      return { kind: "unknown", reason: `nothing bounds how long a start of ${nodes.path} takes` };
    sums.push(sum(termsOf(nodes, launch)));
  }
  const [first, ...others] = sums;
  if (first === undefined) return { kind: "unknown", reason: "its targets are registered outside this program" };
  return { kind: "bounded", ...others.reduce((longest, next) => (next.worst > longest.worst ? next : longest), first) };
}

/** What a replacement takes once its need is known, in the slowest of the node groups. */
export const launching = (site: TrafficPath): Recovery =>
  slowest(site, (_nodes, launch) => [...launch, ...admissionTerms(site)]);

/** What is left of the grace of a node that fails right after its launch: until then it is not replaced. */
function graceTerm({ path, healthCheckGracePeriod }: NodePool, detected: number): Terms {
  const left = Math.max(0, healthCheckGracePeriod - detected);
  const what = "what is left of a new node's grace";
  return left === 0
    ? []
    : [fromSetting("replace", what, `${path}.healthCheckGracePeriod`, { worst: left, typical: 0 })];
}

/** From the fault to as many nodes as before: found, noticed, launched, checked. */
export function replacement(site: TrafficPath, detection: Terms): Recovery {
  const reason = site.served.map(({ notReplaced }) => notReplaced).find((one) => one !== undefined);
  if (reason !== undefined) return { kind: "unknown", reason };
  const found = sum(detection);
  return slowest(site, (nodes, launch) => [
    ...found.terms,
    ...graceTerm(nodes, found.worst),
    noticeTerm(site),
    ...launch,
    ...admissionTerms(site),
  ]);
}
