/** A backup that is there to be restored. */
export interface KeptBackup {
  /** What kind of thing it is of, in the vendor's words: `EBS`. */
  readonly type: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A restore that was tried by the clock. */
export interface RestoreTrial {
  readonly id: string;
  readonly type: string;
  /** `PENDING`, `RUNNING`, `COMPLETED`, `ABORTED` or `FAILED`. */
  readonly status: string;
  /** The vendor's reason; empty where it gives none. */
  readonly message: string;
  /** Milliseconds since the epoch: its begin, its end, and when the backup was made that it restores. */
  readonly begun: number;
  readonly ended: number | undefined;
  readonly backupAt: number | undefined;
  /** What a check of what was restored said: `SUCCESSFUL`, `FAILED`, `TIMED_OUT` (no check answered), `VALIDATING`; undefined for none. */
  readonly validation: string | undefined;
}

/** Where backups and trials are kept. */
export interface RestoreSource {
  backups(): Promise<readonly KeptBackup[]>;
  /** Those that began at this time or later. */
  trials(since: number): Promise<readonly RestoreTrial[]>;
}

/** What is known of the backups of one kind. */
export interface RestoreProof {
  readonly type: string;
  /** `unproven`: no trial says it, in one way or the other. */
  readonly verdict: "proven" | "failed" | "unproven";
  /** A sentence. */
  readonly says: string;
  readonly newestBackup: string | undefined;
  readonly trial: RestoreTrial | undefined;
}

/** What is to be proven. */
export interface RestoreQuestion {
  readonly types: readonly string[];
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Milliseconds within which a trial must have ended well: beyond it another one was due. */
  readonly within: number;
}

const day = 86_400_000;

/** `3 hours`, `2 days`. */
function aged(milliseconds: number): string {
  const hours = Math.max(0, Math.floor(milliseconds / 3_600_000));
  const [count, unit] = hours < 48 ? [hours, "hour"] : [Math.floor(hours / 24), "day"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

const isRunning = ({ status }: RestoreTrial): boolean => status === "PENDING" || status === "RUNNING";

const newest = <T>(items: readonly T[], at: (item: T) => number): T | undefined =>
  items.reduce<T | undefined>((best, item) => (best === undefined || at(item) > at(best) ? item : best), undefined);

/** What the last trial that has ended says, in the order of what is worst. */
function verdictOf(
  trial: RestoreTrial | undefined,
  { now, within }: RestoreQuestion,
): Pick<RestoreProof, "verdict" | "says"> {
  const due = `one is due every ${aged(within)}`;
  if (trial === undefined) return { verdict: "unproven", says: `no restore of it has been tried yet; ${due}` };
  const { status, message, ended, begun, validation, backupAt } = trial;
  const ago = `${aged(now - (ended ?? begun))} ago`;
  const why = message === "" ? "" : `: ${message}`;
  if (status === "FAILED" || status === "ABORTED")
    return { verdict: "failed", says: `the last restore, ${ago}, is ${status}${why}` };
  if (validation === "FAILED")
    return { verdict: "failed", says: `it was restored ${ago}, and the check of what came back has failed${why}` };
  if (status !== "COMPLETED") return { verdict: "unproven", says: `the last restore, ${ago}, is ${status}` };
  if (now - (ended ?? begun) > within)
    return { verdict: "unproven", says: `the last restore was ${ago}, and ${due}: the clock does not try it any more` };
  const from = backupAt === undefined ? "" : `, from a backup that was ${aged((ended ?? begun) - backupAt)} old`;
  const checked =
    validation === "SUCCESSFUL" ? "; its check has passed" : "; what is in it was not checked, only that it comes back";
  return { verdict: "proven", says: `restored ${ago}${from}${checked}` };
}

/** Whether each kind of backup has been restored lately, by what the clock's trials say. */
export function judgeRestores(
  backups: readonly KeptBackup[],
  trials: readonly RestoreTrial[],
  question: RestoreQuestion,
): readonly RestoreProof[] {
  return question.types.map((type): RestoreProof => {
    const backup = newest(
      backups.filter((one) => one.type === type),
      ({ at }) => at,
    );
    const own = trials.filter((one) => one.type === type);
    const ended = newest(
      own.filter((one) => !isRunning(one)),
      ({ begun }) => begun,
    );
    const newestBackup = backup === undefined ? undefined : new Date(backup.at).toISOString();
    if (backup === undefined)
      return { type, verdict: "unproven", says: "the vault has no backup of it", newestBackup, trial: ended };
    const { verdict, says } = verdictOf(ended, question);
    const running = own.some(isRunning) ? "; a restore is running" : "";
    return { type, verdict, says: `${says}${running}`, newestBackup, trial: ended };
  });
}

/**
 * Milliseconds in which a trial must have ended well.
 * @param pause the longest time from one trial to the next, in days
 * @param startWindow hours in which it may begin; a day is left for the restore itself
 */
export const trialPeriod = (pause: number, startWindow: number): number => (pause + 1) * day + startWindow * 3_600_000;

/** Asks for what is needed, and judges it. */
export async function proveRestores(
  source: RestoreSource,
  question: RestoreQuestion,
): Promise<readonly RestoreProof[]> {
  // One period more, so that what is overdue is told from what was never tried.
  const since = question.now - 2 * Math.min(question.within, 400 * day);
  const [backups, trials] = await Promise.all([source.backups(), source.trials(since)]);
  return judgeRestores(backups, trials, question);
}
