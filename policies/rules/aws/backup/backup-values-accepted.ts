import { types } from "../../../../platforms/aws/catalog/types";
import { acceptedValues } from "../../../queries/accepted-values";
import { backupGuide } from "../../../queries/links";

export const backupValuesAccepted = acceptedValues({
  id: "backup-values-accepted",
  title: "Backup vaults, plans, selections and restore tests have settings that AWS takes",
  remediation: "Write a value that the finding names; schedules are cron(minute hour day month weekday year).",
  url: backupGuide("plan-options-and-configuration"),
  types: [
    types.backupPlan,
    types.backupSelection,
    types.backupVault,
    types.restoreTestingPlan,
    types.restoreTestingSelection,
    types.vaultLock,
  ],
});
