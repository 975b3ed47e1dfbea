import { availableParallelism, loadavg } from "node:os";
import { identify, isRunning } from "../setup/process-table";
import { clear, filesOf } from "./leftovers";

/** Seconds for one file on an idle machine of usual speed. One that hangs must not hold up the others for ever. */
export const limit = 300;
/** Seconds between two looks at what runs. */
const pace = 2;
/** Seconds of processor time that {@link work} takes on the machine that the limit was chosen on. */
const usual = 0.12;

function work(): void {
  let sum = 0;
  for (let step = 0; step < 10_000_000; step++) sum = (sum * 31 + step) | 0;
  if (sum === 0.5) throw new Error("not reached");
}

/** How many times longer this machine takes for the same work: 1 or more. In processor time, so that its load does not count. */
export function slowness(): number {
  const rounds = [0, 1, 2].map(() => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000_000;
  });
  return Math.max(1, Math.min(...rounds) / usual);
}

/** How many processes want each processor now: 1 or more. */
export const crowding = (load: number, processors: number): number => Math.max(1, load / processors);

/**
 * Measures how long each file of a run has had, in seconds of an idle machine of usual speed: a second on a machine with ten processes for
 * each processor is a tenth of one. A file whose time is up is ended with all it started; so is what a file leaves when it ends.
 */
export class FileWatch {
  readonly #used = new Map<string, number>();
  readonly #timer: NodeJS.Timeout;
  readonly #slowness = slowness();
  #last = performance.now();

  constructor(
    private readonly run: string,
    private readonly say: (line: string) => void,
    private readonly allowed = limit,
    private readonly load: () => number = () => loadavg()[0] ?? 0,
  ) {
    this.#timer = setInterval(() => this.look(), Math.min(pace, allowed / 4) * 1000);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.look();
  }

  look(): void {
    const now = performance.now();
    const had = (now - this.#last) / 1000 / (this.#slowness * crowding(this.load(), availableParallelism()));
    this.#last = now;
    for (const { name, folder, pid } of filesOf(this.run)) {
      if (!isRunning(identify(pid))) {
        const left = clear(folder);
        if (left > 0) this.say(`${name} left ${left} processes behind: ended`);
        continue;
      }
      const used = (this.#used.get(name) ?? 0) + had;
      this.#used.set(name, used);
      if (used < this.allowed) continue;
      this.say(`${name} has had its ${this.allowed} s, as an idle machine counts them: ended with all it started`);
      process.kill(pid, "SIGKILL");
      clear(folder);
    }
  }
}
