import { types } from "../../../../platforms/aws/catalog/types";
import { each } from "../../../evaluate";
import { containersOf } from "../../../queries/containers";
import { securityHub } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const containersReadOnly: Rule = {
  id: "containers-read-only",
  title: "Containers of a task cannot write to their root file system",
  why: "What breaks into a container puts its tools there.",
  remediation: "Set readonlyRootFilesystem: true, and mount a volume where the program has to write.",
  url: securityHub("ECS.5"),
  severity: "medium",
  controls: { securityHub: ["ECS.5"], checkov: ["CKV_AWS_336"] },
  levels: { development: "disabled", local: "disabled" },
  types: [types.taskDefinition],
  scope: "resource",
  check: (definition) =>
    each(containersOf(definition), function* (container) {
      const part = container.at("readonlyRootFilesystem");
      if (container.flag("readonlyRootFilesystem") !== true)
        yield fact(part.path, `is ${part.isSet ? "false" : "not set"}; expected true`);
    }),
};
