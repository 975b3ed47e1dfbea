import type { Graph, ResourceReader } from "../../model/graph";
import { readGroupScaling } from "../../platforms/aws/scaling/read-group";
import { readStageTimings } from "../../platforms/aws/scaling/read-timings";
import { timings } from "../../platforms/aws/timings";
import { AwsAutoscaler } from "./aws-autoscaler";
import type { SimulatedGroup } from "./simulation";

interface AwsGroupOptions {
  readonly nodeCapacity: number;
  /** Milliseconds since the epoch at which the load begins; undefined: not known. */
  readonly startsAt: number | undefined;
  /** Seconds from a launch until the node is in service; undefined: as the program says. */
  readonly boot: number | undefined;
}

/** Seconds between two looks: of alarms on metrics of a minute. */
const period = 60;

/** A scaling group of the plan. Throws UnknownValueError where what decides is not known. */
export function awsGroup(group: ResourceReader, graph: Graph, options: AwsGroupOptions): SimulatedGroup {
  const scaling = readGroupScaling(group, graph);
  const stages = readStageTimings(group, graph);
  const metricDelay = timings["cloudwatch.datapoint"].typical;
  const boot =
    options.boot === undefined ? stages.boot : { path: "--boot", typical: options.boot, worst: options.boot * 2 };
  const { nodeCapacity, startsAt } = options;
  return {
    name: group.resource.name,
    minSize: scaling.sizes.minSize,
    maxSize: scaling.sizes.maxSize,
    policies: [...scaling.tracked, ...scaling.steps, ...scaling.predictive, ...scaling.schedules].map(
      ({ name }) => name,
    ),
    skipped: [
      ...scaling.skipped,
      ...(startsAt === undefined
        ? scaling.schedules.map(({ name }) => `${name}: the load has no times of the clock; give --start`)
        : []),
    ],
    assumptions: [
      `${scaling.sizes.desiredCapacity} nodes serve at the start`,
      `a node is in service ${Math.round(boot.typical)} s after its launch (${boot.path}), a fifth more or less`,
      `a datapoint is seen ${metricDelay} s late (cloudwatch.datapoint)`,
      ...(scaling.warmPool === undefined
        ? []
        : [`a prepared machine serves after ${timings["autoscaling.warmStart"].typical} s (autoscaling.warmStart)`]),
      ...(scaling.predictive.some(({ acts }) => acts)
        ? ["a forecast is the load of the same hour a day or a week before: AWS does not publish its own"]
        : []),
    ],
    timings: {
      boot,
      warmStart: timings["autoscaling.warmStart"],
      admission: stages.admission,
      warmup: scaling.warmup,
      drain: stages.drain,
    },
    autoscaler: () => new AwsAutoscaler(scaling, { period, metricDelay, startsAt, nodeCapacity }),
  };
}
