import type { Graph, ResourceReader } from "../../model/graph";
import { types } from "../../platforms/aws/catalog/types";
import { logKinds } from "../../platforms/aws/log-delivery";

/** Where others name the bucket that their logs go to. */
const writers: Readonly<Record<string, readonly string[]>> = {
  [types.balancer]: logKinds,
  [types.flowLog]: ["logDestination"],
  [types.bucket]: ["logging"],
  [types.bucketLogging]: ["targetBucket"],
  [types.webAclLogging]: ["logDestinationConfigs"],
};

/** Whether a bucket is there for the logs of something in the stack. */
export function takesLogs(bucket: ResourceReader, graph: Graph): boolean {
  return graph.dependentsWhere(bucket, ({ type }, property) => writers[type]?.includes(property) === true).length > 0;
}

/** Whether a balancer writes logs to it, which needs S3's own keys. */
export function takesBalancerLogs(bucket: ResourceReader, graph: Graph): boolean {
  return graph.dependents(bucket, types.balancer, ...(writers[types.balancer] ?? [])).length > 0;
}
