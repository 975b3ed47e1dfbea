import { types } from "../../../../platforms/aws/catalog/types";
import { acceptedValues } from "../../../queries/accepted-values";

export const patchingValuesAccepted = acceptedValues({
  id: "patching-values-accepted",
  title:
    "Associations, documents, patch baselines and maintenance windows of Systems Manager have settings that AWS takes",
  remediation: "Write a value that the finding names; a runbook's steps need the inputs of their actions.",
  url: "https://docs.aws.amazon.com/systems-manager/latest/userguide/maintenance-windows.html",
  types: [
    types.association,
    types.document,
    types.maintenanceTarget,
    types.maintenanceTask,
    types.maintenanceWindow,
    types.patchBaseline,
    types.patchGroup,
  ],
});
