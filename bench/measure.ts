import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** One finished run of a command: wall-clock seconds, or those that it measured itself, and the largest resident set in MiB. */
export interface Run {
  readonly seconds: number;
  readonly mebibytes: number;
}

interface NodeRun extends Run {
  readonly output: string;
}

export interface Comparison {
  /** Median of the runs. */
  readonly subject: Run;
  readonly baseline: Run;
  /** Median of subject / baseline, pair by pair: a machine that slows down slows both. */
  readonly ratio: number;
}

const probe = join(__dirname, "probe.js");

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** Runs a Node script once. Throws when it fails: a benchmark of a failure is worth nothing. */
export function runNode(args: readonly string[], env: NodeJS.ProcessEnv = {}, cwd?: string): NodeRun {
  const start = process.hrtime.bigint();
  const result = spawnSync(process.execPath, ["--require", probe, ...args], {
    env: { ...process.env, ...env },
    cwd,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
    maxBuffer: 64 * 1024 * 1024,
    encoding: "utf8",
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (result.status !== 0) throw new Error(`${args.join(" ")} failed: ${result.stderr}`);
  return { seconds, mebibytes: Number(result.output[3]) / 1024, output: result.stdout };
}

/** The bare SDK: what no program on it can go below. */
export const bareSdk = (): Run => runNode(["--eval", 'require("@pulumi/pulumi")']);

/** Runs both in turn, one warm-up each, and compares them pair by pair. */
export function compare(subject: () => Run, baseline: () => Run, pairs: number): Comparison {
  subject();
  baseline();
  const runs = Array.from({ length: pairs }, () => ({ subject: subject(), baseline: baseline() }));
  const middle = (which: "subject" | "baseline"): Run => ({
    seconds: median(runs.map((run) => run[which].seconds)),
    mebibytes: median(runs.map((run) => run[which].mebibytes)),
  });
  return {
    subject: middle("subject"),
    baseline: middle("baseline"),
    ratio: median(runs.map((run) => run.subject.seconds / run.baseline.seconds)),
  };
}
