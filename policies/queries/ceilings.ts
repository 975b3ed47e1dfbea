import type { Graph, ResourceReader } from "../../model/graph";
import { types } from "../../platforms/aws/catalog/types";

/** Whether a policy is a permissions boundary and nothing else: it takes rights away, and grants none. */
export const isCeiling = (policy: ResourceReader, graph: Graph): boolean =>
  policy.resource.type === types.policy &&
  graph.dependents(policy, types.role, "permissionsBoundary").length > 0 &&
  graph.dependents(policy, types.rolePolicyAttachment, "policyArn").length === 0 &&
  graph.dependents(policy, types.role, "managedPolicyArns").length === 0;
