import { types } from "../../../../platforms/aws/catalog/types";
import { each } from "../../../evaluate";
import { containersOf } from "../../../queries/containers";
import { securityHub } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const containersLogged: Rule = {
  id: "containers-logged",
  title: "Containers of a task log to where it can be read",
  why: "Without a log driver what a container said is gone with its task, and nothing tells why it failed.",
  remediation: "Set logConfiguration with logDriver awslogs or awsfirelens.",
  url: securityHub("ECS.9"),
  severity: "medium",
  controls: { securityHub: ["ECS.9"], cdkNag: ["AwsSolutions-ECS7"] },
  types: [types.taskDefinition],
  scope: "resource",
  check: (definition) =>
    each(containersOf(definition), function* (container) {
      const part = container.at("logConfiguration.logDriver");
      if (!part.isSet) yield fact(part.path, "is not set; expected a log driver");
    }),
};
