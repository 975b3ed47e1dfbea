import { AwsAutoscaler } from "../../operate/simulate/aws-autoscaler";
import { loadCurve } from "../../operate/simulate/load-curve";
import { simulateGroup } from "../../operate/simulate/simulation";

/** Requests a second that one node takes. */
const nodeCapacity = 100;

/** A day, a point a second: quiet at night, and a noise that keeps the policies at work. `nodes` are those of its peak. */
function day(nodes: number) {
  const peak = nodes * nodeCapacity * 0.55;
  const points = Array.from({ length: 86_400 }, (_, at) => {
    const hill = Math.max(0, Math.sin(((at / 3600 - 6) / 24) * 2 * Math.PI)) ** 2;
    const noise = 1 + 0.15 * Math.sin(at / 700) + 0.05 * Math.sin(at / 37);
    return { at, rate: peak * (0.2 + 0.65 * hill) * noise };
  });
  return loadCurve(points);
}

/** Simulates a day of a group of as many nodes as the first argument says. */
const nodes = Number(process.argv[2]);
const wait = (typical: number, worst: number) => ({ typical, worst });
const [run] = simulateGroup(
  {
    name: "day",
    minSize: Math.ceil(nodes / 10),
    maxSize: nodes,
    policies: [],
    skipped: [],
    assumptions: [],
    timings: { boot: wait(120, 300), warmStart: wait(30, 60), admission: wait(5, 10), warmup: 120, drain: 300 },
    autoscaler: () =>
      new AwsAutoscaler(
        {
          sizes: { minSize: Math.ceil(nodes / 10), maxSize: nodes, desiredCapacity: Math.ceil(nodes / 4) },
          warmup: 120,
          tracked: [
            {
              name: "requests",
              metric: "requests",
              period: 60,
              targetValue: nodeCapacity * 60 * 0.5,
              disableScaleIn: false,
            },
            { name: "cpu", metric: "cpu", period: 60, targetValue: 55, disableScaleIn: false },
          ],
          steps: [],
          predictive: [],
          schedules: [],
          warmPool: { minSize: 0, maxPreparedCapacity: undefined },
          skipped: [],
        },
        { period: 60, metricDelay: 60, startsAt: undefined, nodeCapacity },
      ),
  },
  day(nodes),
  { nodeCapacity, patience: 0, seeds: 1 },
);
process.stdout.write(
  `${run?.mostNodes} nodes at most, ${run?.changes.length} changes, ${Math.round(run?.nodeHours ?? 0)} node hours`,
);
