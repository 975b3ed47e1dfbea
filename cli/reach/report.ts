import { intentOf } from "../../components/vip-cluster/reach-intent";
import { UserError } from "../../model/user-error";
import { type Intent, judgeReachability, planReachability } from "../../platforms/aws/reachability";
import * as objects from "../../platforms/kubernetes/reachability";
import { graphOfPlan } from "../../policies/plan-graph";
import type { Plan } from "../planned";
import { refuseUnseen, unseenIn } from "../program/unseen";
import type { StackFiles } from "../project";
import { isKubernetesStack, parseStackFiles } from "../stack-values";
import type { AnyAssertion, AnyReach } from "./any-reach";
import { adoptedEnds, unseenEnds } from "./unseen";

/** Who reaches whom in one environment, and whether that is as it must be. */
export interface ReachReport {
  readonly stack: string;
  readonly reach: AnyReach;
  readonly assertions: readonly AnyAssertion[];
  /** Whether a spec said what is wanted; without one only what must hold of every program is judged. */
  readonly hasSpec: boolean;
  /** What can be reached as well and is not in the matrix, a line each. */
  readonly unseen: readonly string[];
  /** Whether another process makes resources that are not in the plan. */
  readonly isPart: boolean;
}

export function reportReach(files: StackFiles, plan: Plan): ReachReport {
  const graph = graphOfPlan(plan);
  const reach = planReachability(graph);
  const inClusters = objects.planReachability(graph);
  const isOfClouds = reach.endpoints.some(({ urn }) => urn !== "");
  const isOfClusters = inClusters.endpoints.length > 0;
  if (!isOfClouds && !isOfClusters) {
    refuseUnseen(plan);
    throw new UserError(`${files.stack} has no load balancer, no nodes and no pods: no endpoint to reach`);
  }
  const intent = readIntent(files);
  return {
    stack: files.stack,
    reach: {
      endpoints: [...(isOfClouds ? reach.endpoints : []), ...inClusters.endpoints],
      flows: [...(isOfClouds ? reach.flows : []), ...inClusters.flows],
    },
    assertions: [
      ...(isOfClouds ? judgeReachability(reach, intent) : []),
      ...(isOfClusters ? objects.judgeReachability(inClusters, graph) : []),
    ],
    hasSpec: intent !== undefined,
    unseen: [...unseenEnds(plan), ...adoptedEnds(graph)],
    isPart: unseenIn(plan).length > 0,
  };
}

/** A program of one's own has no spec. */
function readIntent(files: StackFiles): Intent | undefined {
  return files.config["vipkit:cluster"] === undefined || isKubernetesStack(files)
    ? undefined
    : intentOf(parseStackFiles(files).cluster);
}
