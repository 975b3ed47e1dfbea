import { types } from "../../../../platforms/aws/catalog/types";
import { each } from "../../../evaluate";
import { containersOf } from "../../../queries/containers";
import { securityHub } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const containersUnprivileged: Rule = {
  id: "containers-unprivileged",
  title: "Containers of a task are not privileged",
  why: "A privileged container is root on its machine, and so is whatever breaks into it.",
  remediation: "Take privileged: true out of containerDefinitions, and add single capabilities where they are needed.",
  url: securityHub("ECS.4"),
  severity: "high",
  controls: { securityHub: ["ECS.4"], checkov: ["CKV_AWS_334"] },
  types: [types.taskDefinition],
  scope: "resource",
  check: (definition) =>
    each(containersOf(definition), function* (container) {
      const part = container.at("privileged");
      if (container.flag("privileged") === true) yield fact(part.path, "is true; expected false");
    }),
};
