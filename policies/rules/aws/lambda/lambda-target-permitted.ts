import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { balancerGuide } from "../../../queries/links";
import { isOutside } from "../../../queries/outside";
import { type Finding, fact, type Rule } from "../../../rule";

const balancers = "elasticloadbalancing.amazonaws.com";
const functionForm = /^arn:[\w-]+:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+(:[\w$-]+)?$/;

const functionGroups = (attachment: ResourceReader, graph: Graph): readonly ResourceReader[] =>
  graph
    .dependenciesOf(attachment, "targetGroupArn", types.targetGroup)
    .filter((group) => group.text("targetType") === "lambda");

/** Whether a permission is for that group: it names it, or none at all. A group that is written as text cannot be told apart. */
function isForGroup(permission: ResourceReader, groups: readonly ResourceReader[], graph: Graph): boolean {
  if (!permission.has("sourceArn")) return true;
  const named = graph.dependenciesOf(permission, "sourceArn", types.targetGroup);
  return named.length === 0 || groups.length === 0 || named.some((group) => groups.includes(group));
}

/** What is registered must be a function, and has no port. */
function* registration(attachment: ResourceReader): Generator<Finding> {
  const target = attachment.at("targetId").isKnown ? attachment.text("targetId") : undefined;
  if (target !== undefined && !functionForm.test(target)) {
    yield fact("targetId", `is "${target}"; expected the ARN of a function`);
  }
  if (attachment.has("port")) yield fact("port", "is set; expected none for a function");
}

export const lambdaTargetPermitted: Rule = {
  id: "lambda-target-permitted",
  title: "Functions behind a balancer may be invoked by it",
  why: "The balancer may not invoke a function that does not say so: registering it fails, and its requests end in 502.",
  remediation:
    "Add an aws.lambda.Permission for the function with action lambda:InvokeFunction, principal elasticloadbalancing.amazonaws.com and the target group's ARN as sourceArn, and let the attachment depend on it.",
  url: balancerGuide("lambda-functions"),
  severity: "high",
  decision:
    "Whether a function that belongs to another program has the permission cannot be seen: the verdict is unknown.",
  types: [types.targetGroupAttachment],
  scope: "stack",
  applies: (attachment, graph) =>
    graph.dependenciesOf(attachment, "targetId", types.lambdaFunction).length > 0 ||
    functionGroups(attachment, graph).length > 0,
  outside(attachment, graph) {
    if (!isOutside(attachment, "targetId", graph, types.lambdaFunction)) return undefined;
    const target = attachment.at("targetId").isKnown ? attachment.text("targetId") : undefined;
    return functionGroups(attachment, graph).length > 0 || functionForm.test(target ?? "") ? "function" : undefined;
  },
  *check(attachment, graph) {
    const groups = functionGroups(attachment, graph);
    const functions = graph.dependenciesOf(attachment, "targetId", types.lambdaFunction);
    if (groups.length > 0 && functions.length === 0) yield* registration(attachment);
    for (const target of functions) {
      const permissions = graph.dependents(target, types.lambdaPermission, "function");
      const named = permissions.filter((one) => one.text("principal") === balancers);
      if (named.length === 0) {
        yield fact("targetId", `is that of ${target.resource.name}, and no permission of it names ${balancers}`);
      } else if (!named.some((one) => isForGroup(one, groups, graph))) {
        yield fact("targetId", `is that of ${target.resource.name}, whose permission names another target group`);
      }
    }
  },
};
