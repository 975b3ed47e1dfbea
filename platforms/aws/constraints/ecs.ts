import type { Props } from "../../../model/graph/json";
import {
  atMost,
  type Constraint,
  checks,
  jsonDocument,
  limit,
  oneOf,
  pattern,
  range,
  refused,
  when,
} from "./constraint";
import { count } from "./read";

/** Source: ECS API, RegisterTaskDefinition, and @pulumi/aws 7.48.0, ecs.TaskDefinition. */
export const taskDefinitionConstraint = checks(
  pattern("family", /^[A-Za-z0-9_-]{1,255}$/, "up to 255 letters, digits, - and _"),
  jsonDocument("containerDefinitions"),
  oneOf("networkMode", ["none", "bridge", "awsvpc", "host"]),
  oneOf("pidMode", ["host", "task"]),
  oneOf("ipcMode", ["host", "none", "task"]),
);

/** Source: ECS API, CreateService, and @pulumi/aws 7.48.0, ecs.Service. */
export const containerServiceConstraint = checks(
  pattern("name", /^[A-Za-z0-9_-]{1,255}$/, "up to 255 letters, digits, - and _"),
  oneOf("launchType", ["EC2", "FARGATE", "EXTERNAL"]),
  oneOf("schedulingStrategy", ["REPLICA", "DAEMON"]),
  oneOf("availabilityZoneRebalancing", ["ENABLED", "DISABLED"]),
  limit("healthCheckGracePeriodSeconds", "ecs.gracePeriod"),
  atMost("loadBalancers", "ecs.targetGroups", "target groups"),
);

export const containerClusterConstraint = pattern(
  "name",
  /^[A-Za-z0-9_-]{1,255}$/,
  "up to 255 letters, digits, - and _",
);

const least = (key: string) => range(key, 0, 2147483647);

/** Source: Application Auto Scaling API, RegisterScalableTarget. */
export const scalableTargetConstraint = checks(least("minCapacity"), least("maxCapacity"));

/** A capacity that another resource gives has no number here. */
function isTurned(inputs: Props): boolean {
  const [fewest, most] = [count(inputs, "minCapacity"), count(inputs, "maxCapacity")];
  return fewest !== undefined && most !== undefined && most < fewest;
}

export const scalableTargetRefusals: Constraint = when(isTurned, () =>
  refused("ValidationException", "maxCapacity", "Maximum capacity cannot be less than minimum capacity"),
);
