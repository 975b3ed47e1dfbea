import { types } from "../../../../platforms/aws/catalog/types";
import { optIn, type Rule } from "../../../rule";

export const dataProtected: Rule = {
  id: "data-protected",
  title: "What cannot be made again is protected from deletion by the engine",
  why: "A resource that leaves the program, or a destroy of the wrong stack, takes backups, keys and zones with it.",
  remediation: "Set the resource option protect.",
  url: "https://www.pulumi.com/docs/iac/concepts/resources/options/protect/",
  severity: "medium",
  levels: optIn,
  types: [types.bucket, types.key, types.zone, types.backupVault],
  scope: "stack",
  applies: (view) => view.resource.options !== undefined,
  *check(view) {
    if (view.resource.options?.protect !== true)
      yield { property: "", problem: "the resource option protect is false; expected true" };
  },
};
