import { types } from "../../../../platforms/aws/catalog/types";
import { propertyRule } from "../../../property-rule";
import { securityHub } from "../../../queries/links";

export const backupVaultOwnKey = propertyRule({
  id: "backup-vault-own-key",
  title: "Backup vaults are encrypted with a key of yours",
  why: "Backups are the whole of your data in one place; the vendor's key opens them to the whole account.",
  remediation: "Set kmsKeyArn to a key of KMS.",
  url: securityHub("Backup.1"),
  severity: "medium",
  controls: { securityHub: ["Backup.1"], checkov: ["CKV_AWS_166"] },
  types: [types.backupVault],
  properties: { kmsKeyArn: { present: "a KMS key" } },
});
