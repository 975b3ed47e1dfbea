import { parseStackConfig, SpecError } from "../../model";
import {
  type Assertion,
  type Intent,
  intentOf,
  judgeReachability,
  planReachability,
  type Reachability,
} from "../../model/reachability";
import { UserError } from "../errors";
import type { StackFiles } from "../plan/project";
import type { Plan } from "../plan/tree";

/** Who reaches whom in one environment, and whether that is as it must be. */
export interface ReachReport {
  readonly stack: string;
  readonly reach: Reachability;
  readonly assertions: readonly Assertion[];
  /** Whether a spec said what is wanted; without one only what must hold of every program is judged. */
  readonly hasSpec: boolean;
}

export function reportReach(files: StackFiles, plan: Plan): ReachReport {
  const reach = planReachability(plan.resources);
  if (reach.ends.every(({ urn }) => urn === "")) {
    throw new UserError(`${files.stack} has no load balancer and no nodes: nobody to reach`);
  }
  const intent = readIntent(files);
  return { stack: files.stack, reach, assertions: judgeReachability(reach, intent), hasSpec: intent !== undefined };
}

/** A program of one's own has no spec. */
function readIntent({ config, secretKeys, stack }: StackFiles): Intent | undefined {
  const read = (key: string): unknown => {
    const text = config[`vipkit:${key}`];
    return text === undefined || secretKeys.includes(`vipkit:${key}`) ? undefined : JSON.parse(text);
  };
  const cluster = read("cluster");
  if (cluster === undefined) return undefined;
  try {
    return intentOf(parseStackConfig({ cluster, twin: read("twin"), limits: read("limits") }, stack).cluster);
  } catch (error) {
    throw error instanceof SpecError || error instanceof SyntaxError ? new UserError(error.message) : error;
  }
}
