import { join } from "node:path";
import { Transform, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { root } from "../setup";
import { type RunnerEvent, Summary } from "./summary";

/** Test files that may run side by side, as many at a time as `concurrency` says. */
export interface Phase {
  /** Relative to dist/. */
  readonly files: readonly string[];
  readonly concurrency: number;
}

/** Milliseconds for one file. One that hangs must not hold up the others for ever. */
const timeout = 300_000;

/** Runs the phases one after the other as one run: one report, one summary at the end. Returns the exit code. */
export async function runTests(phases: readonly Phase[]): Promise<number> {
  const summary = new Summary();
  const events = async function* () {
    for (const { files, concurrency } of phases.filter(({ files: { length } }) => length > 0)) {
      yield* run({ files: files.map((file) => join(root, "dist", file)), concurrency, timeout });
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
