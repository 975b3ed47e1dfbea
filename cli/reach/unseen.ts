import { shortType } from "../../model/graph/short-type";
import type { Plan } from "../planned";

/** What else answers on a network, beside balancers and nodes: its addresses are no inputs, so that the matrix has no place for it. */
const elsewhere: Readonly<Record<string, string>> = {
  "aws:ecs/service:Service": "its tasks",
  "aws:ecs/taskSet:TaskSet": "its tasks",
  "aws:eks/cluster:Cluster": "its endpoint",
  "aws:eks/nodeGroup:NodeGroup": "its nodes",
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
    // A function is in a network only where it says so.
    if (what === undefined || (type.startsWith("aws:lambda") && inputs.vpcConfig === undefined)) return [];
    return [
      `${shortType(type)} "${name}": ${what} can be reached as its security groups say, and is not in this matrix`,
    ];
  });
