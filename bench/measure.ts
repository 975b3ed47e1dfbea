import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** One finished run of a command: wall-clock seconds, or those that it measured itself, and the largest resident set in MiB. */
export interface Run {
  readonly seconds: number;
  /** Seconds of processor time, of all threads. */
  readonly processor: number;
  readonly mebibytes: number;
}

export interface NodeRun extends Run {
  readonly output: string;
}

export interface Comparison {
  /** Median of the runs. */
  readonly subject: Run;
  readonly baseline: Run;
  /** Median of subject / baseline, pair by pair: a machine that slows down slows both. */
  readonly ratio: number;
  /** The same of processor time, which a busy machine lengthens less. */
  readonly processorRatio: number;
}

export interface NodeOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Default: this process's folder. */
  readonly cwd?: string;
  /** The program of another Node. Default: the one that runs this. */
  readonly node?: string;
}

const probe = join(__dirname, "probe.js");

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** Runs a Node script once. Throws when it fails: a benchmark of a failure is worth nothing. */
export function runNode(args: readonly string[], options: NodeOptions = {}): NodeRun {
  const start = process.hrtime.bigint();
  const result = spawnSync(options.node ?? process.execPath, ["--require", probe, ...args], {
    env: { ...process.env, ...options.env },
    cwd: options.cwd,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
    maxBuffer: 64 * 1024 * 1024,
    encoding: "utf8",
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (result.status !== 0) throw new Error(`${args.join(" ")} failed: ${result.stderr}`);
  const [kibibytes = 0, microseconds = 0] = (result.output[3] ?? "").split(" ").map(Number);
  return { seconds, processor: microseconds / 1e6, mebibytes: kibibytes / 1024, output: result.stdout };
}

/** The bare SDK: what no program on it can go below. */
export const bareSdk = (): Run => runNode(["--eval", 'require("@pulumi/pulumi")']);

/** Runs both in turn, one warm-up each, and compares them pair by pair. */
export function compare(subject: () => Run, baseline: () => Run, pairs: number): Comparison {
  subject();
  baseline();
  return compareRuns(Array.from({ length: pairs }, () => ({ subject: subject(), baseline: baseline() })));
}

/** Compares what ran in turn. */
export function compareRuns(runs: readonly { readonly subject: Run; readonly baseline: Run }[]): Comparison {
  const middle = (which: "subject" | "baseline"): Run => ({
    seconds: median(runs.map((run) => run[which].seconds)),
    processor: median(runs.map((run) => run[which].processor)),
    mebibytes: median(runs.map((run) => run[which].mebibytes)),
  });
  return {
    subject: middle("subject"),
    baseline: middle("baseline"),
    ratio: median(runs.map((run) => run.subject.seconds / run.baseline.seconds)),
    processorRatio: median(runs.map((run) => run.subject.processor / run.baseline.processor)),
  };
}
