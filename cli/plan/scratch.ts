import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "../../model/user-error";
import { afterwards } from "../../tools/setup/guard";
import { endOwned, engineOwner } from "../engine-guard";

/** Signals that end a preview, and the exit code of each, as a shell has it. */
const interrupts = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Ends every engine of an owner with all that it started, and removes the folder in which it worked. */
export function clearScratch(owner: string, folder: string): void {
  endOwned(owner);
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

/**
 * A folder for as long as `work` takes. Engines that work in it carry `ownerOfEngine()` in their environment: however this process ends,
 * neither they nor the folder stay.
 * @throws UserError when a signal has ended the work
 */
export async function inScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "vipkit-plan-"));
  const owner = engineOwner();
  const callOff = afterwards(join(__dirname, "scratch-end.js"), [owner, folder]);
  let interrupt: (typeof signals)[number] | undefined;
  const stop = (signal: NodeJS.Signals) => {
    interrupt ??= signals.find((name) => name === signal);
    // The work then comes to its end: what it waits for is gone.
    endOwned(owner);
  };
  for (const signal of signals) process.on(signal, stop);
  try {
    const result = await work(folder);
    if (interrupt === undefined) return result;
  } catch (error) {
    if (interrupt === undefined) throw error;
  } finally {
    for (const signal of signals) process.off(signal, stop);
    clearScratch(owner, folder);
    callOff();
  }
  throw new UserError("interrupted: the engine's preview is ended, and nothing is left of it", interrupts[interrupt]);
}
