import { Cron } from "croner";

/** Sizes that a clock sets; an absent one stays as it is. */
export interface ScheduledAction {
  readonly name: string;
  /** Five cron fields; undefined for a single start time. */
  readonly recurrence: string | undefined;
  readonly timeZone: string;
  /** Milliseconds since the epoch. */
  readonly startTime: number | undefined;
  readonly endTime: number | undefined;
  readonly minSize: number | undefined;
  readonly maxSize: number | undefined;
  readonly desiredCapacity: number | undefined;
}

/** Scheduled actions whose time came after `from` and not after `until`, in that order. Milliseconds since the epoch. */
export function dueActions(schedules: readonly ScheduledAction[], from: number, until: number): ScheduledAction[] {
  return schedules
    .flatMap((schedule) => {
      const at = nextTime(schedule, from);
      return at !== undefined && at <= until ? [{ at, schedule }] : [];
    })
    .toSorted((a, b) => a.at - b.at)
    .map(({ schedule }) => schedule);
}

/** The first time of an action after `from`; undefined when there is none. Milliseconds since the epoch. */
export function nextTime(schedule: ScheduledAction, from: number): number | undefined {
  const at = firstRun(schedule, from);
  return at !== undefined && at > from ? at : undefined;
}

function firstRun(schedule: ScheduledAction, from: number): number | undefined {
  const { recurrence, timeZone, startTime, endTime } = schedule;
  if (recurrence === undefined) return startTime;
  const begin = Math.max(from, (startTime ?? 0) - 1);
  const next = new Cron(recurrence, { timezone: timeZone, paused: true }).nextRun(new Date(begin))?.getTime();
  return next === undefined || (endTime !== undefined && next >= endTime) ? undefined : next;
}

export interface Sizes {
  readonly minSize: number;
  readonly maxSize: number;
  readonly desiredCapacity: number;
}

/** The sizes after an action; the desired capacity is kept within them. */
export function applyAction(sizes: Sizes, action: ScheduledAction): Sizes {
  const minSize = action.minSize ?? sizes.minSize;
  const maxSize = Math.max(action.maxSize ?? sizes.maxSize, minSize);
  const desired = action.desiredCapacity ?? sizes.desiredCapacity;
  return { minSize, maxSize, desiredCapacity: Math.min(Math.max(desired, minSize), maxSize) };
}
