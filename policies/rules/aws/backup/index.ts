// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { backupKeptWithinLock } from "./backup-kept-within-lock";
import { backupPlanHasSelection } from "./backup-plan-has-selection";
import { backupRestoreTested } from "./backup-restore-tested";
import { backupSelectsResources } from "./backup-selects-resources";
import { backupTimesPossible } from "./backup-times-possible";
import { backupValuesAccepted } from "./backup-values-accepted";
import { backupVaultOwnKey } from "./properties";

export const backupRules: readonly Rule[] = [
  backupKeptWithinLock,
  backupPlanHasSelection,
  backupRestoreTested,
  backupSelectsResources,
  backupTimesPossible,
  backupValuesAccepted,
  backupVaultOwnKey,
];
