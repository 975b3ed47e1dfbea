import type { RecordedLoad } from "../../operate/simulate/read-load";
import type { Run } from "../../operate/simulate/recorder";
import { type SimulatedGroup, type SimulationOptions, simulateGroup } from "../../operate/simulate/simulation";
import type { NodePrice } from "./cost";

/** What comes of a load with the policies of a group. */
export interface SimulationReport {
  readonly stack: string;
  readonly group: Pick<SimulatedGroup, "name" | "minSize" | "maxSize" | "policies" | "skipped" | "assumptions">;
  /** Requests a second that one node takes. */
  readonly nodeCapacity: number;
  readonly load: {
    readonly points: number;
    readonly seconds: number;
    /** Requests a second. */
    readonly highest: number;
    /** Undefined where the file has no times of the clock. */
    readonly startsAt: string | undefined;
  };
  readonly nodePrice: NodePrice;
  /** One for each seed. */
  readonly runs: readonly Run[];
}

/** What is asked of a group. */
interface SimulationRequest {
  readonly stack: string;
  readonly group: SimulatedGroup;
  readonly load: RecordedLoad;
  readonly options: SimulationOptions;
  readonly nodePrice: NodePrice;
}

export function reportSimulation({ stack, group, load, options, nodePrice }: SimulationRequest): SimulationReport {
  const { curve, startsAt } = load;
  const { name, minSize, maxSize, policies, skipped, assumptions } = group;
  return {
    stack,
    group: { name, minSize, maxSize, policies, skipped, assumptions },
    nodeCapacity: options.nodeCapacity,
    load: {
      points: curve.points.length,
      seconds: curve.duration,
      highest: curve.points.reduce((most, { rate }) => Math.max(most, rate), 0),
      startsAt: startsAt === undefined ? undefined : new Date(startsAt).toISOString(),
    },
    nodePrice,
    runs: simulateGroup(group, curve, options),
  };
}
