import { join } from "node:path";
import type { Figure } from "./figure";
import { compare, runNode } from "./measure";

/** A day of a group of ten thousand nodes, against the same day of one of a hundred: what the nodes cost, and not the load. */
export function measureSimulation(pairs: number): Figure[] {
  const play = (nodes: number) => runNode([join(__dirname, "programs/simulated-day.js"), String(nodes)]);
  const { subject, baseline, processorRatio } = compare(
    () => play(10_000),
    () => play(100),
    pairs,
  );
  const { output } = play(10_000);
  return [
    {
      name: "simulation of a day of 10,000 nodes with a load of 86,400 points, the whole process, processor time",
      ratio: processorRatio,
      against: "the same with 100 nodes",
      detail: `${subject.processor.toFixed(2)} s against ${baseline.processor.toFixed(2)} s; ${subject.mebibytes.toFixed(0)} MiB; ${output}`,
    },
  ];
}
