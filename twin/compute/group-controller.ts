import { applyAction, dueActions } from "../../platforms/aws/scaling/schedules";
import type { ScalingGroup } from "../contract/desired-state";
import type { LaunchTemplate } from "../contract/launch-template";
import { planCapacity, planReplacements } from "./capacity";
import { type Condition, type Decision, type GroupView, isFailed, type Restart } from "./decision";
import type { GroupMemory } from "./group-memory";
import { learn, recall } from "./group-memory";
import type { GroupChange } from "./host";
import type { Instance } from "./instance";
import { planMachine } from "./own-machine";
import { isRunning, planRefresh, type Refresh, sameTemplate, startRefresh } from "./refresh";
import type { TrackedChange } from "./tracker";
import { planWarmPool } from "./warm-pool";

/** What one group wants done at one moment. */
interface GroupStep {
  readonly memory: GroupMemory;
  readonly decisions: readonly (Decision | Restart)[];
  readonly template: LaunchTemplate;
  /** The controller's own change of the stored group. */
  readonly change: GroupChange | undefined;
  /** Sentences for the group's history. */
  readonly notes: readonly string[];
}

/** Pure: from the declared group, its memory and its nodes to what is to be done now. */
export function stepGroup(view: GroupView, memory: GroupMemory, refreshId: () => string): GroupStep {
  const { machine, launchTemplate } = view.group;
  if (machine !== undefined)
    return { memory, decisions: planMachine(view, machine), template: launchTemplate, change: undefined, notes: [] };
  const learned = learn(memory, view.group, view.instances);
  const declared = declare(view, learned, refreshId);
  const replacements = planReplacements(view);
  const counted = countFailures(declared.memory, replacements, view);
  const { memory: next, decisions, notes } = refreshOrCapacity(view, counted, replacements);
  const rollback = rollbackBegun(counted, next);
  const key = launchKey(view.group, next);
  return {
    memory: rollback === undefined ? next : { ...next, declared: rollback },
    // A launch may take a prepared machine: what the pool then lacks or has too many of is the next step's to see.
    decisions: decisions.some(({ kind }) => kind === "launch") ? decisions : [...decisions, ...planWarmPool(view, key)],
    template: recall(next, view.group, key),
    change: rollback === undefined ? undefined : { templateVersion: rollback.version },
    notes: [...declared.notes, ...notes],
  };
}

/** A new version of the template starts a refresh, if the group declares how; a newer change ends the one before. */
function declare(view: GroupView, memory: GroupMemory, refreshId: () => string) {
  const { launchTemplate, refresh: preferences } = view.group;
  const { id, version, floating } = launchTemplate;
  const before = memory.declared;
  if (before !== undefined && sameTemplate(before, launchTemplate)) return { memory, notes: [] };
  const declared = { ...memory, declared: { id, version } };
  const replaces = before !== undefined && !floating && preferences !== undefined;
  if (!replaces) return { memory: declared, notes: [] };
  const refresh = startRefresh(refreshId(), launchTemplate, before, view.now);
  const note = `Instance refresh ${refresh.id} InProgress: from version ${before.version} to ${version} of ${id}`;
  return { memory: { ...declared, refresh }, notes: [note] };
}

/** New nodes that are given up count against the refresh. */
function countFailures(memory: GroupMemory, replacements: readonly Decision[], view: GroupView): GroupMemory {
  const refresh = memory.refresh;
  if (!isRunning(refresh)) return memory;
  const failed = replacements.filter(
    (decision) =>
      decision.kind === "terminate" &&
      sameTemplate(decision.instance.template, refresh.target) &&
      isFailed(view.conditionOf(decision.instance)),
  ).length;
  return failed === 0 ? memory : { ...memory, refresh: { ...refresh, failures: refresh.failures + failed } };
}

function refreshOrCapacity(view: GroupView, memory: GroupMemory, replacements: readonly Decision[]) {
  const preferences = view.group.refresh;
  const nothing: string[] = [];
  if (isRunning(memory.refresh) && preferences !== undefined) {
    // What failed goes first; the next step of the refresh then sees the gap.
    const wave = planRefresh(view, memory.refresh, preferences);
    const next = wave.refresh === memory.refresh ? memory : { ...memory, refresh: wave.refresh };
    const decisions =
      replacements.length > 0 ? replacements.filter(({ kind }) => kind === "terminate") : wave.decisions;
    return { memory: next, decisions, notes: noteOf(memory.refresh, wave.refresh) };
  }
  return { memory, decisions: replacements.length > 0 ? replacements : planCapacity(view), notes: nothing };
}

function noteOf(before: Refresh, after: Refresh): string[] {
  if (before.status === after.status) return [];
  const cause = after.endedBy === before.endedBy ? "" : `: alarm ${after.endedBy} is in state ALARM`;
  return [`Instance refresh ${after.id} ${after.status}${cause}`];
}

/** While a rollback runs, and after it, new nodes start from the version before. */
function launchKey(group: ScalingGroup, memory: GroupMemory) {
  return memory.refresh?.status === "RollbackInProgress" ? memory.refresh.target : group.launchTemplate;
}

/** A rollback takes the group itself back to the version before, as the vendor does. */
function rollbackBegun(before: GroupMemory, after: GroupMemory): Refresh["target"] | undefined {
  const begins = before.refresh?.status !== "RollbackInProgress" && after.refresh?.status === "RollbackInProgress";
  return begins ? after.refresh?.target : undefined;
}

/** Scheduled actions that are due; the change of the group's sizes, with the sentence that explains it. */
export function stepSchedules(group: ScalingGroup, memory: GroupMemory, now: number) {
  const due = dueActions(group.schedules, memory.schedulesCheckedAt, now);
  const sizes = due.reduce(applyAction, group);
  const { minSize, maxSize, desiredCapacity } = sizes;
  const notes = due.map(
    ({ name }) => `Scheduled action ${name} executed: min ${minSize}, max ${maxSize}, desired ${desiredCapacity}`,
  );
  return { due: due.length > 0, change: { minSize, maxSize, desiredCapacity }, notes };
}

export function describeScaling(group: ScalingGroup, { desired, tracking, step }: TrackedChange): string {
  const alarm = tracking === undefined ? step?.alarmName : `TargetTracking-${group.name}-${tracking.alarm}`;
  return (
    `Capacity changed from ${group.desiredCapacity} to ${desired}. Cause: a monitor alarm ${alarm} ` +
    `in state ALARM triggered policy ${tracking?.policy ?? step?.name} changing the desired capacity from ${group.desiredCapacity} to ${desired}`
  );
}

interface ConditionContext {
  readonly group: ScalingGroup;
  readonly now: number;
  /** Seconds between two of the vendor's instance status checks. */
  readonly statusCheckPeriod: number;
  /** States of the node in the target groups that some listener uses; undefined where the balancer has not said yet. */
  readonly statesOf: (instance: Instance) => readonly (string | undefined)[];
}

/** What the group knows of a node, from the two sources that the vendor has: the machine's status checks and the balancer's. */
export function conditionOf(
  instance: Instance,
  { group, now, statusCheckPeriod, statesOf }: ConditionContext,
): Condition {
  if (instance.failedAt !== undefined && now >= instance.failedAt + statusCheckPeriod * 1000) return "lost";
  if (instance.lifecycle !== "InService") return "pending";
  if (group.healthCheckType === "EC2") return instance.failedAt === undefined ? "healthy" : "pending";
  const states = statesOf(instance);
  if (states.includes("unhealthy")) {
    const graceEnds = (instance.inServiceAt ?? now) + group.healthCheckGracePeriod * 1000;
    return now >= graceEnds ? "unhealthy" : "pending";
  }
  return states.every((state) => state === "healthy" || state === "unused") ? "healthy" : "pending";
}
