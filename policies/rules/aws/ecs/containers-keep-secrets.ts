import { types } from "../../../../platforms/aws/catalog/types";
import { each } from "../../../evaluate";
import { containersOf } from "../../../queries/containers";
import { securityHub } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

/** Variables that hold credentials. Source: Security Hub user guide, ECS.8, read 2026-11-30. */
const credentials = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "ECS_ENGINE_AUTH_DATA"];

export const containersKeepSecrets: Rule = {
  id: "containers-keep-secrets",
  title: "Containers of a task get no credentials by their environment",
  why: "Who may describe the task definition reads its variables, and they stand in every report of a crash.",
  remediation: "Use the task role for access to AWS, and secrets with valueFrom for all else.",
  url: securityHub("ECS.8"),
  severity: "high",
  controls: { securityHub: ["ECS.8"] },
  types: [types.taskDefinition],
  scope: "resource",
  check: (definition) =>
    each(containersOf(definition), function* (container) {
      const names = container.items("environment").map((variable) => variable.text("name") ?? "");
      const found = names.filter((name) => credentials.includes(name));
      if (found.length > 0) yield fact(container.at("environment").path, `sets ${found.join(", ")}; expected none`);
    }),
};
