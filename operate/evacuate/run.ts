/** How one group stands while a zone is left or taken back. */
export interface GroupStanding {
  readonly group: string;
  /** Nodes in the zone, those that still end or start among them. */
  readonly inZone: number;
  /** Healthy nodes anywhere else. */
  readonly elsewhere: number;
  /** Healthy nodes in the zone. */
  readonly healthyInZone: number;
  /** Nodes that the group wants. */
  readonly wanted: number;
  /** Whether its zones are as even as they can be, and no node comes or goes. */
  readonly isEven: boolean;
}

export interface Standing {
  readonly isEvacuated: boolean;
  readonly groups: readonly GroupStanding[];
}

/** Where a zone is left: one stack of a platform. */
export interface EvacuationDriver {
  /** Milliseconds between two looks. */
  readonly pace: number;
  /** Leaves the zone, or takes it back. What is so already stays so. */
  begin(): Promise<void>;
  look(): Promise<Standing>;
}

/** Whether all is as the order wanted it. */
export function isDone({ isEvacuated, groups }: Standing, isReturn: boolean): boolean {
  if (isEvacuated === isReturn) return false;
  if (!isReturn) return groups.every(({ inZone, elsewhere, wanted }) => inZone === 0 && elsewhere >= wanted);
  return groups.every(({ elsewhere, healthyInZone, wanted, isEven }) => isEven && elsewhere + healthyInZone >= wanted);
}

/** One line of it. */
export function describeStanding({ groups }: Standing, zone: string): string {
  return groups
    .map(
      ({ group, inZone, elsewhere, wanted }) =>
        `${group} ${inZone} in ${zone}, ${elsewhere} of ${wanted} healthy elsewhere`,
    )
    .join("; ");
}

/** Whether no two zones of these differ by more than one node. @param counts nodes by zone, empty zones among them */
export const areEven = (counts: readonly number[]): boolean => Math.max(0, ...counts) - Math.min(...counts) <= 1;

interface EvacuationRun {
  readonly zone: string;
  readonly isReturn: boolean;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly now: () => number;
  /** Given when the operator wants to leave: the order itself stands. */
  readonly signal: AbortSignal;
  /** Hears of every change. */
  readonly tell: (text: string) => void;
}

/** Milliseconds that looks may fail in a row. */
const patience = 60_000;
/** Milliseconds without any change after which it is not waited for any longer: longer than a machine boots or drains. */
const stall = 900_000;

interface EvacuationEnd {
  readonly outcome: "done" | "left" | "stalled";
  /** The last one that was seen. */
  readonly standing: Standing | undefined;
}

/**
 * Begins, and waits until all is as wanted, nothing changes any more, or the signal is given.
 * @throws what looks kept failing with
 */
export async function runEvacuation(driver: EvacuationDriver, run: EvacuationRun): Promise<EvacuationEnd> {
  let standing: Standing | undefined;
  let said = "";
  let changedAt = run.now();
  let failingSince: number | undefined;
  await driver.begin();
  while (!run.signal.aborted) {
    try {
      standing = await driver.look();
      failingSince = undefined;
      const line = describeStanding(standing, run.zone);
      if (line !== said) {
        run.tell(line);
        changedAt = run.now();
      }
      said = line;
      if (isDone(standing, run.isReturn)) return { outcome: "done", standing };
      if (run.now() - changedAt > stall) return { outcome: "stalled", standing };
    } catch (error) {
      failingSince ??= run.now();
      if (run.now() - failingSince > patience) throw error;
      run.tell(`tried again: ${error instanceof Error ? error.message : String(error)}`);
    }
    await run.sleep(driver.pace);
  }
  return { outcome: "left", standing };
}
