import type { Wait } from "../../model/topology/traffic-path";
import type { Autoscaler } from "./autoscaler";
import type { LoadCurve } from "./load-curve";
import { evenly, randomNumbers } from "./random";
import type { Run } from "./recorder";
import { simulate } from "./simulate";

/** A group as it is simulated, whatever platform it is of. */
export interface SimulatedGroup {
  readonly name: string;
  readonly minSize: number;
  readonly maxSize: number;
  /** What scales it, by name. */
  readonly policies: readonly string[];
  /** What of its policies is not replayed, and why. */
  readonly skipped: readonly string[];
  /** What is taken for granted. */
  readonly assumptions: readonly string[];
  readonly timings: {
    readonly boot: Pick<Wait, "typical" | "worst">;
    readonly warmStart: Pick<Wait, "typical" | "worst">;
    readonly admission: Pick<Wait, "typical" | "worst">;
    readonly warmup: number;
    readonly drain: number;
  };
  /** A new one for each run. */
  readonly autoscaler: () => Autoscaler;
}

export interface SimulationOptions {
  /** Requests a second that one node takes. */
  readonly nodeCapacity: number;
  /** Seconds that a request waits for a node. */
  readonly patience: number;
  /** How many runs, each with its own chance. */
  readonly seeds: number;
}

/** How much a boot differs from what is typical of it, up and down: what AWS and Kubernetes do not tell. */
const bootSpread = 0.2;

const around = ({ typical, worst }: Pick<Wait, "typical" | "worst">) => ({
  typical,
  worst: Math.min(worst, typical * (1 + bootSpread)),
});

/** One run for each seed: how long each node boots, and where the first look falls, are drawn by chance. */
export function simulateGroup(group: SimulatedGroup, load: LoadCurve, options: SimulationOptions): readonly Run[] {
  const timings = { ...group.timings, boot: around(group.timings.boot), warmStart: around(group.timings.warmStart) };
  return Array.from({ length: options.seeds }, (_, index) => {
    const random = randomNumbers(index + 1);
    const autoscaler = group.autoscaler();
    const { nodeCapacity, patience } = options;
    const firstLook = autoscaler.period * random();
    return simulate({ load, autoscaler, timings, draw: evenly(random), firstLook, nodeCapacity, patience });
  });
}
