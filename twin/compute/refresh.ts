import { z } from "zod";
import type { LaunchTemplate } from "../contract/launch-template";
import type { RefreshPreferences } from "../contract/scaling";
import { activeOf, atLeast, atMost, chooseTerminations, type Decision, type GroupView, planLaunches } from "./decision";
import { type Instance, isWarm } from "./instance";

const templateKey = z.object({ id: z.string(), version: z.number() });

/** An instance refresh, in the vendor's words. Times are milliseconds since the epoch. */
export const refreshShape = z.object({
  id: z.string(),
  status: z.enum([
    "InProgress",
    "Baking",
    "Successful",
    "Failed",
    "RollbackInProgress",
    "RollbackSuccessful",
    "RollbackFailed",
  ]),
  startedAt: z.number(),
  endedAt: z.number().optional(),
  /** Whether it replaces nodes of the target's version as well: those from before it began. */
  isForced: z.boolean().default(false),
  target: templateKey,
  previous: templateKey.optional(),
  /** New nodes that were replaced because they never became healthy. */
  failures: z.number().default(0),
  /** How many checkpoints have been passed. */
  checkpoint: z.number().default(0),
  pausedUntil: z.number().optional(),
  bakedAt: z.number().optional(),
  /** The alarm that ended it. */
  endedBy: z.string().optional(),
});

export type Refresh = z.output<typeof refreshShape>;
type Template = z.output<typeof templateKey>;

/** The vendor's own threshold is not published; two failures that outnumber the successes are taken as a bad template. */
const failuresThatFail = 2;

export const sameTemplate = (a: Template, b: Template) => a.id === b.id && a.version === b.version;

export function startRefresh(id: string, target: LaunchTemplate, previous: Template | undefined, now: number): Refresh {
  const { id: template, version } = target;
  return {
    id,
    status: "InProgress",
    startedAt: now,
    target: { id: template, version },
    isForced: false,
    failures: 0,
    checkpoint: 0,
    ...(previous === undefined ? {} : { previous }),
  };
}

export function isRunning(refresh: Refresh | undefined): refresh is Refresh {
  return refresh !== undefined && ["InProgress", "Baking", "RollbackInProgress"].includes(refresh.status);
}

/** Whether a node is one that the refresh leaves behind. */
export const isFresh = ({ template, launchedAt }: Instance, { target, isForced, startedAt }: Refresh): boolean =>
  sameTemplate(template, target) && (!isForced || launchedAt >= startedAt);

interface Wave {
  readonly decisions: readonly Decision[];
  /** The refresh after this step; the same object when nothing changed. */
  readonly refresh: Refresh;
}

/** The next step of a running refresh: which nodes to launch and to end so that neither bound is crossed. */
export function planRefresh(view: GroupView, refresh: Refresh, preferences: RefreshPreferences): Wave {
  const nodes = nodesOf(view, refresh, preferences);
  if (hasFailed(refresh, nodes)) return { decisions: [], refresh: fail(refresh, preferences, view.now) };
  const [endedBy] = view.alarming;
  // While it goes back, the alarm is still the bad version's.
  if (endedBy !== undefined && refresh.status !== "RollbackInProgress")
    return { decisions: [], refresh: { ...fail(refresh, preferences, view.now), endedBy } };
  if (nodes.old.length === 0 && nodes.ready.length >= view.group.desiredCapacity) {
    return { decisions: [], refresh: finish(refresh, preferences, view.now) };
  }
  const paused = pauseAtCheckpoint(refresh, preferences, nodes.ready.length, view);
  if ((paused.pausedUntil ?? 0) > view.now) return { decisions: [], refresh: paused };
  return {
    decisions: [...launches(view, nodes, paused, preferences), ...endings(view, nodes, paused, preferences)],
    refresh: paused,
  };
}

interface Nodes {
  readonly old: readonly Instance[];
  readonly fresh: readonly Instance[];
  /** New, healthy and warmed up. */
  readonly ready: readonly Instance[];
  /** Old and able to serve. */
  readonly serving: readonly Instance[];
}

function nodesOf(view: GroupView, refresh: Refresh, preferences: RefreshPreferences): Nodes {
  const active = activeOf(view);
  const fresh = active.filter((instance) => isFresh(instance, refresh));
  const old = active.filter((instance) => !fresh.includes(instance));
  const isHealthy = (instance: Instance) => view.conditionOf(instance) === "healthy";
  return {
    old,
    fresh,
    ready: fresh.filter((instance) => isHealthy(instance) && isWarm(instance, preferences.instanceWarmup, view.now)),
    serving: old.filter(isHealthy),
  };
}

function launches(view: GroupView, nodes: Nodes, refresh: Refresh, preferences: RefreshPreferences): Decision[] {
  const { desiredCapacity } = view.group;
  const ceiling = Math.max(atMost(preferences.maxHealthyPercentage, desiredCapacity), desiredCapacity);
  const active = nodes.old.length + nodes.fresh.length;
  const wanted = Math.max(goalOf(view, refresh, preferences) - nodes.fresh.length, desiredCapacity - active);
  const count = Math.max(0, Math.min(wanted, ceiling - active));
  const cause = "an instance was launched in response to an instance refresh";
  // Zones are balanced over what will stay, so that the last wave leaves them even.
  return planLaunches(view, nodes.fresh, count, cause);
}

/** How many new nodes there may be before the next pause. */
function goalOf(view: GroupView, refresh: Refresh, preferences: RefreshPreferences): number {
  const percentage = refresh.status === "RollbackInProgress" ? 100 : preferences.checkpoints[refresh.checkpoint];
  return atLeast(percentage ?? 100, view.group.desiredCapacity);
}

function endings(view: GroupView, nodes: Nodes, refresh: Refresh, preferences: RefreshPreferences): Decision[] {
  const { desiredCapacity } = view.group;
  const floor = atLeast(preferences.minHealthyPercentage, desiredCapacity);
  const ceiling = atMost(preferences.maxHealthyPercentage, desiredCapacity);
  const spare = nodes.ready.length + nodes.serving.length - floor;
  const active = nodes.old.length + nodes.fresh.length;
  const waiting = nodes.fresh.length > nodes.ready.length;
  // With no room to launch first, one node at a time must go below the floor, or nothing would ever happen.
  const forced = spare <= 0 && ceiling <= desiredCapacity && active >= desiredCapacity && !waiting ? 1 : 0;
  // Never end more than the new ones that will take the place.
  const surplus = Math.max(0, active - desiredCapacity);
  const belowDesired = floor < desiredCapacity || forced > 0 ? desiredCapacity - floor + forced : 0;
  const kept = desiredCapacity - goalOf(view, refresh, preferences);
  const count = Math.max(0, Math.min(Math.max(spare, forced), surplus + belowDesired, nodes.old.length - kept));
  // One that serves nothing is no loss, yet it may be about to: it goes only once a successor is ready.
  const succeeded = Math.min(surplus, nodes.ready.length);
  const idle = nodes.old.filter((instance) => !nodes.serving.includes(instance)).slice(0, succeeded);
  const cause = "an instance was taken out of service in response to an instance refresh";
  const serving = chooseTerminations(nodes.serving, [...nodes.old, ...nodes.fresh], Math.max(0, count - idle.length));
  const chosen = [...idle, ...serving];
  return chosen.map((instance) => ({ kind: "terminate" as const, instance, cause }));
}

function hasFailed(refresh: Refresh, nodes: Nodes): boolean {
  return refresh.failures >= failuresThatFail && refresh.failures > nodes.ready.length;
}

function fail(refresh: Refresh, preferences: RefreshPreferences, now: number): Refresh {
  if (refresh.status === "RollbackInProgress") return { ...refresh, status: "RollbackFailed", endedAt: now };
  if (!preferences.autoRollback || refresh.previous === undefined)
    return { ...refresh, status: "Failed", endedAt: now };
  const turned = { target: refresh.previous, previous: refresh.target, failures: 0, pausedUntil: undefined };
  return { ...refresh, ...turned, status: "RollbackInProgress" };
}

function finish(refresh: Refresh, preferences: RefreshPreferences, now: number): Refresh {
  if (refresh.status === "RollbackInProgress") return { ...refresh, status: "RollbackSuccessful", endedAt: now };
  const bakedAt = refresh.bakedAt ?? now + preferences.bakeTime * 1000;
  if (now < bakedAt) return refresh.status === "Baking" ? refresh : { ...refresh, status: "Baking", bakedAt };
  return { ...refresh, status: "Successful", endedAt: now };
}

function pauseAtCheckpoint(refresh: Refresh, preferences: RefreshPreferences, ready: number, view: GroupView): Refresh {
  const next = preferences.checkpoints[refresh.checkpoint];
  if (refresh.status !== "InProgress" || next === undefined || next >= 100) return refresh;
  if (ready < atLeast(next, view.group.desiredCapacity)) return refresh;
  return {
    ...refresh,
    checkpoint: refresh.checkpoint + 1,
    pausedUntil: view.now + preferences.checkpointDelay * 1000,
  };
}
