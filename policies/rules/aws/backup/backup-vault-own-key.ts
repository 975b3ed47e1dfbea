import { securityHub } from "../../../queries/links";
import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

export const backupVaultOwnKey: Rule = {
  id: "backup-vault-own-key",
  title: "Backup vaults are encrypted with a key of yours",
  why: "Backups are the whole of your data in one place; the vendor's key opens them to the whole account.",
  remediation: "Set kmsKeyArn to a key of KMS.",
  url: securityHub("Backup.1"),
  severity: "medium",
  controls: { securityHub: ["Backup.1"], checkov: ["CKV_AWS_166"] },
  types: [types.backupVault],
  scope: "resource",
  *check(vault) {
    if (!vault.has("kmsKeyArn")) yield { property: "kmsKeyArn", problem: "only the vendor's own key protects it" };
  },
};
