import { type Graph, type ResourceReader, UnknownValueError } from "../../model/graph";
import { shortType } from "../../model/graph/short-type";
import { types } from "../../platforms/aws/catalog/types";
import { forwardsOutside, hangsOnOtherListener, isOutside } from "../../policies/queries/outside";
import type { Plan } from "../planned";

/** What else answers on a network, beside balancers and nodes: its addresses are no inputs, so that the matrix has no place for it. */
const elsewhere: Readonly<Record<string, string>> = {
  [types.containerService]: "its tasks",
  "aws:ecs/taskSet:TaskSet": "its tasks",
  [types.eksCluster]: "its endpoint",
  "aws:eks/fargateProfile:FargateProfile": "its pods",
  "aws:lambda/function:Function": "its network interfaces",
  "aws:rds/instance:Instance": "the database",
  "aws:rds/cluster:Cluster": "the database",
  "aws:elasticache/cluster:Cluster": "the cache",
  "aws:elasticache/replicationGroup:ReplicationGroup": "the cache",
};

/** One line for each resource that is on the program's network and not in the matrix. */
export const unseenEnds = ({ resources }: Pick<Plan, "resources">): readonly string[] =>
  resources.flatMap(({ type, name, inputs }) => {
    const what = elsewhere[type];
    // A function is in a network only where it says so; tasks with interfaces of their own are in the matrix.
    const isSeen =
      (type.startsWith("aws:lambda") && inputs.vpcConfig === undefined) ||
      (type === types.containerService && inputs.networkConfiguration !== undefined);
    if (what === undefined || isSeen) return [];
    return [
      `${shortType(type)} "${name}": ${what} can be reached as its security groups say, and is not in this matrix`,
    ];
  });

/** What belongs to a balancer or a target group that another program makes. */
const elsewhereOf: Readonly<Record<string, (view: ResourceReader, graph: Graph) => string | undefined>> = {
  [types.listener]: (view, graph) =>
    isOutside(view, "loadBalancerArn", graph, types.balancer)
      ? "its load balancer is not in this program: who reaches it, and what it reaches,"
      : farTargets(view, graph),
  [types.listenerRule]: (view, graph) =>
    hangsOnOtherListener(view, graph)
      ? "its load balancer is not in this program: who reaches it, and what it reaches,"
      : farTargets(view, graph),
  [types.group]: (view, graph) =>
    isOutside(view, "targetGroupArns", graph, types.targetGroup)
      ? "a target group that its nodes serve is not in this program: which balancer reaches them"
      : undefined,
};

const farTargets = (view: ResourceReader, graph: Graph): string | undefined =>
  forwardsOutside(view, graph)
    ? "a target group that it forwards to is not in this program: which nodes it reaches"
    : undefined;

/** One line for each listener, rule and scaling group whose other end another program makes. */
export const adoptedEnds = (graph: Graph): readonly string[] =>
  graph.ofType(...Object.keys(elsewhereOf)).flatMap((view) => {
    const { type, name } = view.resource;
    const what = knownOr(() => elsewhereOf[type]?.(view, graph));
    return what === undefined ? [] : [`${shortType(type)} "${name}": ${what} is not in this matrix`];
  });

/** What is not known yet is said where it stands in the matrix. */
function knownOr(read: () => string | undefined): string | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnknownValueError) return undefined;
    throw error;
  }
}
