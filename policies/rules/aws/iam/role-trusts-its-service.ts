import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { allowsAnyPrincipal, isService } from "../../../queries/grants";
import { identityGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

/** Who takes a role on: the type and the property that name it, and the service that must be trusted. */
const users: readonly (readonly [string, string, string])[] = [
  [types.instanceProfile, "role", "ec2"],
  [types.flowLog, "iamRoleArn", "vpc-flow-logs"],
  [types.lifecycleHook, "roleArn", "autoscaling"],
  [types.backupSelection, "iamRoleArn", "backup"],
  [types.lambdaFunction, "role", "lambda"],
  [types.taskDefinition, "executionRoleArn", "ecs-tasks"],
  [types.taskDefinition, "taskRoleArn", "ecs-tasks"],
  [types.eksCluster, "roleArn", "eks"],
  [types.eksNodeGroup, "nodeRoleArn", "ec2"],
  [types.bucketReplication, "role", "s3"],
  [types.deliveryStream, "extendedS3Configuration", "firehose"],
  [types.eventTarget, "roleArn", "events"],
  ["aws:scheduler/schedule:Schedule", "target", "scheduler"],
  ["aws:sfn/stateMachine:StateMachine", "roleArn", "states"],
  ["aws:codebuild/project:Project", "serviceRole", "codebuild"],
  ["aws:cloudtrail/trail:Trail", "cloudWatchLogsRoleArn", "cloudtrail"],
];

/** The services that resources of the program hand the role to. */
const servicesOf = (role: ResourceReader, graph: Graph): readonly string[] => [
  ...new Set(
    users.flatMap(([type, property, service]) => (graph.dependents(role, type, property).length > 0 ? [service] : [])),
  ),
];

export const roleTrustsItsService: Rule = {
  id: "role-trusts-its-service",
  title: "Roles trust the service that they are handed to",
  why: "A service that the role does not trust cannot take it on: the resource is refused, or is made and does nothing.",
  remediation:
    "Name the service in assumeRolePolicy: Principal { Service: <service>.amazonaws.com }, Action sts:AssumeRole.",
  url: identityGuide("id_roles_create_for-service"),
  severity: "high",
  types: [types.role],
  scope: "stack",
  applies: (role, graph) => servicesOf(role, graph).length > 0,
  *check(role, graph) {
    for (const service of servicesOf(role, graph)) {
      if (!allowsAnyPrincipal([role], "sts:AssumeRole", isService(service), "assumeRolePolicy")) {
        yield fact("assumeRolePolicy", `does not trust ${service}.amazonaws.com, which the role is handed to`);
      }
    }
  },
};
