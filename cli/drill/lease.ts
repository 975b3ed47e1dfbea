import { join } from "node:path";
import { UserError } from "../../model/user-error";
import { FileLease } from "../lease/file-lease";
import { ownHolder } from "../lease/own-process";
import type { StackFiles } from "../project";
import { StackShifts } from "../shift/journal";
import { twinFolder } from "../twin-folder";

/** Seconds that a lease lasts without being renewed. One whose process has ended is over at once. */
const leaseSeconds = 120;
/** Milliseconds between two renewals. */
const renewal = 30_000;

const leaseOf = (files: Pick<StackFiles, "folder" | "stack">): FileLease =>
  new FileLease(join(twinFolder(files), "drill"));

/** Who drills a stack just now, as `<user>@<host>:<process>`; undefined where no drill is under way. */
export const drillHolder = (files: Pick<StackFiles, "folder" | "stack">): string | undefined =>
  leaseOf(files).current()?.holder;

/**
 * Throws UserError while a drill is under way: it would be measured, and what the drill breaks is taken back in the midst of it.
 * @param so what is not done: `no zone is left`
 */
export function refuseDuringDrill(files: Pick<StackFiles, "folder" | "stack">, so: string): void {
  const holder = drillHolder(files);
  if (holder === undefined) return;
  throw new UserError(
    `${files.stack}: a drill is under way, by ${holder}, so ${so}: wait until it ends, or interrupt it, and it takes back what it broke`,
  );
}

/**
 * Does a drill's work while no other drill and no shift is under way: each would measure what the other does. Throws UserError with who it is
 * where one is.
 */
export async function aloneOn<T>(files: Pick<StackFiles, "folder" | "stack">, work: () => Promise<T>): Promise<T> {
  const { stack } = files;
  const lease = leaseOf(files);
  const holder = ownHolder();
  const { holder: other } = await lease.hold(holder, leaseSeconds);
  if (other !== holder)
    throw new UserError(
      `${stack}: a drill is under way already, by ${other}; two at once would measure each other: wait until it ends, or end that process`,
    );
  try {
    // After the own lease is taken: of a shift and a drill that begin at once at least one sees the other.
    const shift = new StackShifts(files).lease()?.holder;
    if (shift !== undefined)
      throw new UserError(
        `${stack}: a shift of weights is under way, by ${shift}; a drill would make it go back, and measure what it moves: wait until it ends, or see vipkit shift ${stack} --status`,
      );
    const renewing = setInterval(() => void lease.hold(holder, leaseSeconds), renewal);
    try {
      return await work();
    } finally {
      clearInterval(renewing);
    }
  } finally {
    await lease.release(holder);
  }
}
