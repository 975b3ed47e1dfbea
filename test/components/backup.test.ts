import assert from "node:assert/strict";
import { test } from "node:test";
import * as pulumi from "@pulumi/pulumi";
import { Backup, VipCluster } from "../../components";
import { planTestedTypes } from "../../components/aws/backup/plan";
import { backupSettings } from "../../components/aws/backup/settings";
import { recordOnTwin } from "../support/on-twin";
import { labelOf, record } from "../support/recorder";

const vaultArn = "arn:aws:backup:eu-central-1:210987654321:backup-vault:shop";

test("a vault with its key and lock, a plan, a selection each, a role, a restore test: exactly these children", async () => {
  const { resources, result } = await record(
    () =>
      new Backup("shop", {
        rules: { daily: { schedule: "cron(0 3 ? * * *)", copies: { far: { vaultArn, deleteAfter: 90 } } } },
        resources: ["arn:aws:s3:::shop-uploads"],
        selectionTags: { tier: "data" },
        lock: { minRetention: 7 },
        restoreTest: {},
      }),
  );
  assert.deepEqual(resources.map(labelOf), [
    "Plan shop-plan",
    "RestoreTestingPlan shop-restore-test",
    "RestoreTestingSelection shop-restore-test-ebs",
    "RestoreTestingSelection shop-restore-test-s3",
    "Selection shop-selection-resources",
    "Selection shop-selection-tags",
    "Selection shop-selection-volumes",
    "Vault shop-vault",
    "VaultLockConfiguration shop-vault-lock",
    "Role shop-role",
    "RolePolicyAttachment shop-policy-backup",
    "RolePolicyAttachment shop-policy-restores",
    "RolePolicyAttachment shop-policy-s3-backup",
    "RolePolicyAttachment shop-policy-s3-restore",
    "Key shop-vault-key",
    "Backup shop",
  ]);
  const inputsOf = (name: string) => resources.find((resource) => resource.name === name)?.inputs ?? {};
  const { name: vault } = inputsOf("shop-vault");
  assert.match(String(vault), /^shop-[0-9a-f]{8}$/);
  assert.deepEqual(inputsOf("shop-plan").rules, [
    {
      ruleName: "daily",
      targetVaultName: vault,
      schedule: "cron(0 3 ? * * *)",
      scheduleExpressionTimezone: "UTC",
      startWindow: 60,
      completionWindow: 360,
      lifecycle: { deleteAfter: 35 },
      copyActions: [{ destinationVaultArn: vaultArn, lifecycle: { deleteAfter: 90 } }],
    },
  ]);
  assert.deepEqual(inputsOf("shop-selection-volumes").selectionTags, [{ type: "STRINGEQUALS", ...result.tag }]);
  assert.match(String(inputsOf("shop-role").assumeRolePolicy), /"aws:SourceAccount":"123456789012"/);
});

test("what carries no tag of the plan's has no selection, and a plan that selects nothing is refused", async () => {
  const { resources } = await record(() => {
    assert.throws(
      () => new Backup("shop", { ownTag: false }),
      (error: unknown) => pulumi.RunError.isInstance(error) && /resources: selects nothing/.test(error.message),
    );
    return new Backup("files", { ownTag: false, selectionTags: { tier: "data" } });
  });
  assert.deepEqual(
    resources.map(labelOf).filter((label) => label.startsWith("Selection")),
    ["Selection files-selection-tags"],
  );
});

test("restores are tried of the types that AWS Backup can try, each once", () => {
  const arns = ["ec2:eu-west-1:1:volume/vol-1", "rds:eu-west-1:123456789012:db:a", "rds:eu-west-1:123456789012:db:b"];
  const resources = [...arns, "rds:eu-west-1:123456789012:cluster:c"].map(
    (rest) => `arn:aws:${rest.replace(":1:", ":123456789012:")}`,
  );
  const settings = backupSettings().parse({ resources });
  assert.deepEqual(planTestedTypes(settings, false), ["EBS", "RDS"]);
  assert.deepEqual(planTestedTypes(backupSettings().parse({}), true), ["EBS"]);
});

const cluster = (backup: object) =>
  new VipCluster("shop", {
    name: "shop",
    loadBalancer: {
      listeners: {
        http: { port: 80, protocol: "HTTP", defaultAction: { type: "forward", targetGroups: { web: 1 } } },
      },
    },
    targetGroups: { web: {} },
    nodeGroups: { web: { targetGroups: ["web"] }, batch: { targetGroups: ["web"] } },
    operations: { backup },
  });

test("in a cluster the chosen groups' disks carry the plan's tag, and nothing else does; the control plane takes it", async () => {
  const { registrations, refusals } = await recordOnTwin(() => cluster({ nodeGroups: ["web"], restoreTest: {} }));
  assert.deepEqual(refusals, []);
  const selection = registrations.find(({ name }) => name === "shop-backup-selection-volumes");
  const [{ key, value } = { key: "", value: "" }] = selection?.inputs.selectionTags as { key: string; value: string }[];
  const tagged = registrations.flatMap(({ name, inputs }) => {
    const specifications = (inputs.tagSpecifications ?? []) as { resourceType: string; tags: Record<string, string> }[];
    return specifications.filter(({ tags }) => tags[key] === value).map((one) => `${name} ${one.resourceType}`);
  });
  assert.deepEqual(tagged, ["shop-nodes-web-launch-template volume"]);
});
