import { intentOf } from "../../components/vip-cluster/reach-intent";
import { UserError } from "../../model/user-error";
import {
  type Assertion,
  type Intent,
  judgeReachability,
  planReachability,
  type Reachability,
} from "../../platforms/aws/reachability";
import { graphOfPlan } from "../../policies/plan-graph";
import type { Plan } from "../planned";
import { refuseUnseen } from "../program/unseen";
import type { StackFiles } from "../project";
import { isKubernetesStack, parseStackFiles } from "../stack-values";
import { adoptedEnds, unseenEnds } from "./unseen";

/** Who reaches whom in one environment, and whether that is as it must be. */
export interface ReachReport {
  readonly stack: string;
  readonly reach: Reachability;
  readonly assertions: readonly Assertion[];
  /** Whether a spec said what is wanted; without one only what must hold of every program is judged. */
  readonly hasSpec: boolean;
  /** What can be reached as well and is not in the matrix, a line each. */
  readonly unseen: readonly string[];
}

export function reportReach(files: StackFiles, plan: Plan): ReachReport {
  const graph = graphOfPlan(plan);
  const reach = planReachability(graph);
  if (reach.endpoints.every(({ urn }) => urn === "")) {
    refuseUnseen(plan);
    throw new UserError(`${files.stack} has no load balancer and no nodes: no endpoint to reach`);
  }
  const intent = readIntent(files);
  return {
    stack: files.stack,
    reach,
    assertions: judgeReachability(reach, intent),
    hasSpec: intent !== undefined,
    unseen: [...unseenEnds(plan), ...adoptedEnds(graph)],
  };
}

/** A program of one's own has no spec. */
function readIntent(files: StackFiles): Intent | undefined {
  return files.config["vipkit:cluster"] === undefined || isKubernetesStack(files)
    ? undefined
    : intentOf(parseStackFiles(files).cluster);
}
