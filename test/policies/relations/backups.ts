import { type Program, without, withProperty } from "../fixture";
import type { Relation } from "./index";

const backup: Program = {
  volume: { type: "aws:ebs/volume:Volume", inputs: { tags: { backup: "daily" } } },
  vault: { type: "aws:backup/vault:Vault", inputs: { name: "shop" } },
  plan: {
    type: "aws:backup/plan:Plan",
    inputs: { name: "shop", rules: [{ ruleName: "daily", targetVaultName: "shop", lifecycle: { deleteAfter: 35 } }] },
  },
  selection: {
    type: "aws:backup/selection:Selection",
    inputs: { planId: "$plan", selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "daily" }] },
  },
};

const byName = withProperty(withProperty(backup, "selection", "selectionTags", undefined), "selection", "resources", [
  "$volume",
]);
const launched = (inputs: object): Program => ({
  ...withProperty(backup, "volume", "tags", undefined),
  template: { type: "aws:ec2/launchTemplate:LaunchTemplate", inputs: { ...inputs } },
});

const locked: Program = {
  ...backup,
  lock: {
    type: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
    inputs: { backupVaultName: "$vault", minRetentionDays: 7, maxRetentionDays: 90 },
  },
};
const tested: Program = {
  ...backup,
  test: {
    type: "aws:backup/restoreTestingPlan:RestoreTestingPlan",
    inputs: { scheduleExpression: "cron(0 6 ? * SUN *)", recoveryPointSelection: { includeVaults: ["$vault"] } },
  },
};
const kept = "rules[0].lifecycle.deleteAfter";

export const backupRelations: Readonly<Record<string, Relation>> = {
  "backup-selects-resources": {
    sound: [
      backup,
      byName,
      launched({ tagSpecifications: [{ resourceType: "volume", tags: { backup: "daily" } }] }),
      withProperty(
        withProperty(withProperty(backup, "volume", "tags", undefined), "selection", "selectionTags", undefined),
        "selection",
        "conditions",
        [{ stringEquals: [{ key: "aws:ResourceTag/backup", value: "daily" }] }],
      ),
    ],
    broken: {
      "a tag that nothing has": {
        resource: "selection",
        program: withProperty(backup, "selection", "selectionTags[0].value", "hourly"),
      },
      "a tag that nothing has any more": {
        resource: "selection",
        program: withProperty(backup, "volume", "tags", { owner: "shop" }),
      },
      "a tag that only a subnet has, which cannot be backed up": {
        resource: "selection",
        program: {
          ...withProperty(backup, "volume", "tags", undefined),
          subnet: { type: "aws:ec2/subnet:Subnet", inputs: { tags: { backup: "daily" } } },
        },
      },
      "a tag of network interfaces": {
        resource: "selection",
        program: launched({ tagSpecifications: [{ resourceType: "network-interface", tags: { backup: "daily" } }] }),
      },
      nothing: { resource: "selection", program: withProperty(backup, "selection", "selectionTags", undefined) },
    },
  },
  "backup-restore-tested": {
    sound: [tested, withProperty(tested, "test", "recoveryPointSelection.includeVaults", ["*"])],
    broken: {
      "no test": { resource: "vault", program: without(tested, "test") },
      "a test of another vault": {
        resource: "vault",
        program: withProperty(tested, "test", "recoveryPointSelection.includeVaults", [
          "arn:aws:backup:eu-west-1:123456789012:backup-vault:other",
        ]),
      },
    },
  },
  "backup-plan-has-selection": {
    sound: [backup, byName],
    broken: { "no selection": { resource: "plan", program: without(backup, "selection") } },
  },
  "backup-kept-within-lock": {
    sound: [
      locked,
      withProperty(locked, "plan", kept, 7),
      withProperty(locked, "plan", kept, 90),
      withProperty(
        withProperty(locked, "lock", "maxRetentionDays", undefined),
        "plan",
        "rules[0].lifecycle",
        undefined,
      ),
      withProperty(withProperty(locked, "plan", "rules[0].targetVaultName", "another"), "plan", kept, 1),
    ],
    broken: {
      "too short": { resource: "plan", program: withProperty(locked, "plan", kept, 6) },
      "too long": { resource: "plan", program: withProperty(locked, "plan", kept, 91) },
      "for ever": { resource: "plan", program: withProperty(locked, "plan", "rules[0].lifecycle", undefined) },
    },
  },
};
