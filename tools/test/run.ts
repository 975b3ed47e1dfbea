import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Transform, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { root } from "../setup";
import { afterwards, watchNpm } from "../setup/guard";
import { clear, openRun } from "./leftovers";
import { type RunnerEvent, Summary } from "./summary";
import { FileWatch } from "./watch";

/** Test files that may run side by side, as many at a time as `concurrency` says. */
export interface Phase {
  /** Relative to dist/. */
  readonly files: readonly string[];
  /** Files that share a process, by the name of it. */
  readonly together?: Readonly<Record<string, readonly string[]>>;
  readonly concurrency: number;
}

/** Signals that end a run, and the exit code of each. */
const interrupts = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/**
 * Runs the phases one after the other as one run: one report, one summary at the end. Returns the exit code. Nothing that a test file
 * started or made outlives the run, however it ends: not even `kill -9` of the runner or of npm.
 */
export async function runTests(phases: readonly Phase[], allowed?: number): Promise<number> {
  const folder = openRun();
  const outside = { ...process.env };
  const callOff = afterwards(join(__dirname, "clear.js"), [folder], outside);
  const tidy = () => {
    clear(folder);
    callOff();
  };
  process.once("exit", tidy);
  for (const [signal, code] of Object.entries(interrupts)) process.once(signal, () => process.exit(code));
  const unwatch = watchNpm(() => process.exit(interrupts.SIGHUP));
  Object.assign(process.env, {
    TMPDIR: folder,
    VIPKIT_TEST_RUN: folder,
    VIPKIT_TEST_SLOTS: outside.TMPDIR ?? tmpdir(),
  });
  const watch = new FileWatch(folder, (line) => process.stderr.write(`${line}\n`), allowed);
  try {
    return await report(phases, folder);
  } finally {
    watch.stop();
    unwatch();
  }
}

/** A test file that loads others, in the run's folder. */
function batch(folder: string, name: string, files: readonly string[]): string {
  const file = join(folder, `${name}.test.js`);
  writeFileSync(file, files.map((each) => `require(${JSON.stringify(compiled(each))});\n`).join(""));
  return file;
}

const compiled = (file: string) => join(root, "dist", file);

async function report(phases: readonly Phase[], folder: string): Promise<number> {
  // A failure's trace leads to the sources. What a file starts is as users have it: reading maps takes a sixth of a command's time.
  process.execArgv.push("--enable-source-maps");
  const summary = new Summary();
  const events = async function* () {
    for (const { files, together = {}, concurrency } of phases) {
      const batches = Object.entries(together).filter(([, { length }]) => length > 0);
      // Files that share a process take longer together than any one file: begun last, they would run on alone.
      const all = [...batches.map(([name, some]) => batch(folder, name, some)), ...files.map(compiled)];
      if (all.length > 0) yield* run({ files: all, concurrency });
    }
  };
  const count = new Transform({
    objectMode: true,
    transform(event: RunnerEvent, _encoding, done) {
      done(null, summary.absorbs(event) ? undefined : event);
    },
  });
  const print = new Writable({ write: (chunk: Uint8Array, _encoding, done) => void process.stdout.write(chunk, done) });
  await pipeline(events, count, new spec(), print);
  process.stdout.write(summary.text());
  return summary.isGood() ? 0 : 1;
}
