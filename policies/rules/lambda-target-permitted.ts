import { balancerGuide } from "../facts/links";
import { types } from "../facts/types";
import type { Rule } from "../rule";

const balancers = "elasticloadbalancing.amazonaws.com";

export const lambdaTargetPermitted: Rule = {
  id: "lambda-target-permitted",
  title: "Functions behind a balancer may be invoked by it",
  why: "The balancer may not invoke a function that does not say so: registering it fails, and its requests end in 502.",
  remediation:
    "Add an aws.lambda.Permission for the function with action lambda:InvokeFunction, principal elasticloadbalancing.amazonaws.com and the target group's ARN as sourceArn, and let the attachment depend on it.",
  url: balancerGuide("lambda-functions"),
  severity: "high",
  controls: {},
  decision: "A function that belongs to another program is not judged.",
  types: [types.targetGroupAttachment],
  scope: "stack",
  applies: (attachment, graph) => graph.behind(attachment, "targetId", types.lambdaFunction).length > 0,
  *check(attachment, graph) {
    for (const target of graph.behind(attachment, "targetId", types.lambdaFunction)) {
      const permissions = graph.referring(target, types.lambdaPermission, "function");
      if (!permissions.some((one) => one.text("principal") === balancers)) {
        yield { property: "targetId", problem: `no permission of ${target.resource.name} names ${balancers}` };
      }
    }
  },
};
