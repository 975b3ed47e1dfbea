import { types } from "../../../../platforms/aws/catalog/types";
import { containerGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const taskRolesApart: Rule = {
  id: "task-roles-apart",
  title: "A task's program has another role than what starts it",
  why: "The execution role reads the secrets and images of a task: its program would read those of every task with that role.",
  remediation: "Make a role of its own for taskRoleArn, or leave it out where the program calls nothing of AWS.",
  url: containerGuide("task-iam-roles"),
  severity: "medium",
  controls: { checkov: ["CKV_AWS_249"] },
  types: [types.taskDefinition],
  scope: "stack",
  applies: (definition) => definition.has("taskRoleArn") && definition.has("executionRoleArn"),
  *check(definition, graph) {
    const [own, other] = (["taskRoleArn", "executionRoleArn"] as const).map((property) =>
      graph.dependenciesOf(definition, property, types.role),
    );
    const [role] = own ?? [];
    if (
      role !== undefined
        ? other?.includes(role)
        : definition.text("taskRoleArn") === definition.text("executionRoleArn")
    )
      yield fact("taskRoleArn", "is the execution role; expected another one");
  },
};
