import type { NodeGroupSettings } from "../spec/node-group";
import { planTimers, type Timers } from "../timers";
import type { Site } from "./site";
import { fromSetting, fromTiming, sum } from "./terms";
import type { Recovery, Term } from "./types";

/** A group looks at its balancer now and then; the twin's looks all the time. */
const noticeTerm = ({ plane }: Site): Term =>
  plane === "twin"
    ? fromTiming("replace", "until the group notices", "twin.notice")
    : fromTiming("replace", "until the group notices", "autoscaling.notice");

/** A group's timers follow from all the target groups that it serves. */
const timersOf = ({ spec }: Site, group: NodeGroupSettings): Timers =>
  planTimers(
    group,
    group.targetGroups.flatMap((name) => spec.targetGroups[name] ?? []),
  );

/**
 * From the launch until the node is in service. A node that cannot say that it is ready is let in when its launch hook runs out. On the twin
 * a machine boots faster than the spec's.
 */
function launchTerms(site: Site, key: string, group: NodeGroupSettings): readonly Term[] {
  const path = `nodeGroups.${key}`;
  const { readyTimeout } = timersOf(site, group);
  const boot = site.plane === "twin" ? Math.min(site.twin.bootTime, group.bootTime) : group.bootTime;
  const hooks = Object.values(group.lifecycleHooks).filter(({ transition }) => transition === "launching");
  const longest = Math.max(0, ...hooks.map(({ heartbeatTimeout }) => heartbeatTimeout));
  const waiting = fromSetting("replace", "launch hooks of your own", `${path}.lifecycleHooks.*.heartbeatTimeout`, {
    worst: longest,
    typical: longest / 2,
  });
  return [
    fromSetting("replace", "machine and workload start", `${path}.bootTime`, { worst: readyTimeout, typical: boot }),
    ...(longest > 0 ? [waiting] : []),
  ];
}

/** An application load balancer takes a new target after one success; a network one registers it first and wants all of them. */
function admissionTerms({ plane, group, groupPath }: Site): readonly Term[] {
  const { interval, healthyThreshold } = group.healthCheck;
  const path = `${groupPath}.healthCheck.interval`;
  const slow = fromSetting("replace", "growing to a full share", `${groupPath}.slowStart`, group.slowStart);
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

function slowest(sums: readonly ReturnType<typeof sum>[]): Recovery {
  const [first, ...others] = sums;
  if (first === undefined) return { kind: "unknown", reason: "its targets are registered by somebody else" };
  return { kind: "bounded", ...others.reduce((longest, next) => (next.worst > longest.worst ? next : longest), first) };
}

/** What a replacement takes once its need is known, in the slowest of the node groups. */
export const launching = (site: Site): Recovery =>
  slowest(site.served.map(([key, group]) => sum([...launchTerms(site, key, group), ...admissionTerms(site)])));

/** What is left of the grace of a node that fails right after its launch: until then nobody replaces it. */
function graceTerm(site: Site, key: string, group: NodeGroupSettings, detected: number): readonly Term[] {
  const { healthCheckGracePeriod } = timersOf(site, group);
  const left = Math.max(0, healthCheckGracePeriod - detected);
  const what = "what is left of a new node's grace";
  return left === 0
    ? []
    : [fromSetting("replace", what, `nodeGroups.${key}.healthCheckGracePeriod`, { worst: left, typical: 0 })];
}

/** From the fault to as many nodes as before: found, noticed, launched, checked. */
export function replacement(site: Site, detection: readonly Term[]): Recovery {
  const blind = site.served.find(([, { healthCheckType }]) => healthCheckType === "EC2");
  if (blind !== undefined) {
    const reason = `nodeGroups.${blind[0]}.healthCheckType is EC2: a group that does not ask its balancer replaces failed machines only`;
    return { kind: "unknown", reason };
  }
  const found = sum(detection);
  return slowest(
    site.served.map(([key, group]) =>
      sum([
        ...found.terms,
        ...graceTerm(site, key, group, found.worst),
        noticeTerm(site),
        ...launchTerms(site, key, group),
        ...admissionTerms(site),
      ]),
    ),
  );
}
