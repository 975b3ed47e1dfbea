import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { AwsRestoreSource, type BackupReads } from "../../../cli/restore/aws-source";
import { judgeRestores, proveRestores, type RestoreTrial, trialPeriod } from "../../../operate/restore/judge";

const hour = 3_600_000;
const day = 24 * hour;
const now = Date.parse("2026-11-30T12:00:00Z");
const within = trialPeriod(7, 24);
const backups = [
  { type: "EBS", at: now - 30 * hour },
  { type: "EBS", at: now - 6 * hour },
];
const trial = (changes: Partial<RestoreTrial> = {}): RestoreTrial => ({
  ...{ id: "r-1", type: "EBS", status: "COMPLETED", message: "", begun: now - 3 * day, ended: now - 3 * day + hour },
  ...{ backupAt: now - 3 * day - 2 * hour, validation: undefined },
  ...changes,
});
const judge = (...trials: readonly RestoreTrial[]) =>
  judgeRestores(backups, trials, { types: ["EBS"], now, within }).map(({ verdict, says }) => [verdict, says]);

describe("whether a backup is proven", () => {
  test("is what the last restore says, with how old what came back was, and what was not checked", () => {
    assert.deepEqual(judge(trial()), [
      [
        "proven",
        "restored 2 days ago, from a backup that was 3 hours old; what is in it was not checked, only that it comes back",
      ],
    ]);
    assert.match(judge(trial({ validation: "SUCCESSFUL" })).join(), /^proven,.*its check has passed$/);
    assert.match(judge(trial({ validation: "TIMED_OUT" })).join(), /^proven,.*not checked/);
  });

  test("is not so where the last one failed, whatever came before it", () => {
    const failed = trial({ begun: now - hour, ended: now - hour, status: "FAILED", message: "no such subnet" });
    assert.deepEqual(judge(trial(), failed), [["failed", "the last restore, 1 hour ago, is FAILED: no such subnet"]]);
    assert.match(judge(failed, trial({ begun: now - 20, ended: now - 10 })).join(), /^proven/);
    assert.match(judge(trial({ status: "ABORTED" })).join(), /^failed,.*ABORTED/);
    assert.match(judge(trial({ validation: "FAILED", message: "row count 0" })).join(), /^failed,.*: row count 0$/);
  });

  test("is unproven where none was tried, none lately, or there is nothing to restore", () => {
    assert.match(judge().join(), /^unproven,no restore of it has been tried yet; one is due every 9 days$/);
    const old = trial({ begun: now - 10 * day, ended: now - 10 * day });
    assert.match(judge(old).join(), /^unproven,the last restore was 10 days ago.*does not try it any more$/);
    assert.match(judge(trial({ status: "RUNNING", ended: undefined })).join(), /^unproven,.*a restore is running$/);
    const [proof] = judgeRestores([], [trial()], { types: ["EBS"], now, within });
    assert.deepEqual([proof?.verdict, proof?.says], ["unproven", "the vault has no backup of it"]);
    assert.match(judge(trial({ type: "S3" })).join(), /^unproven,no restore/);
  });
});

test("AWS Backup is asked page by page, for the restores of this plan and the vault's usable points alone", async () => {
  const plan = (name: string) => ({
    RestoreTestingPlanArn: `arn:aws:backup:eu-west-1:123456789012:restore-testing-plan:${name}`,
  });
  const job = (id: string, by: object | undefined) => ({
    ...{ RestoreJobId: id, ResourceType: "EBS", Status: "COMPLETED", CreationDate: new Date(now - day) },
    ...{ CompletionDate: new Date(now - day), ...(by === undefined ? {} : { CreatedBy: by }) },
  });
  const asked: object[] = [];
  // Members as in botocore's model of backup 2018-11-15.
  const client: BackupReads = {
    listRecoveryPointsByBackupVault: (input) => {
      asked.push(input);
      const CreationDate = new Date(now - hour);
      const point = (ResourceType: string, Status: string) => ({ ResourceType, Status, CreationDate });
      return Promise.resolve(
        input.NextToken === undefined
          ? { RecoveryPoints: [point("EBS", "EXPIRED")], NextToken: "2" }
          : { RecoveryPoints: [point("EBS", "COMPLETED"), point("S3", "PARTIAL")] },
      );
    },
    listRestoreJobs: (input) => {
      asked.push(input);
      return Promise.resolve(
        input.NextToken === undefined
          ? { RestoreJobs: [job("by-hand", undefined), job("another", plan("shop_backup_1a-f00"))], NextToken: "2" }
          : { RestoreJobs: [job("own", plan("shop_backup_1a2b-0f1e"))] },
      );
    },
  };
  const source = new AwsRestoreSource(client, { vault: "shop-backup-1", plan: "shop_backup_1a2b" });
  assert.deepEqual(await source.backups(), [{ type: "EBS", at: now - hour }]);
  const trials = await source.trials(now - 9 * day);
  assert.deepEqual(
    trials.map(({ id }) => id),
    ["own"],
  );
  assert.deepEqual(asked[0], { BackupVaultName: "shop-backup-1" });
  assert.deepEqual(asked[3], { NextToken: "2", ByCreatedAfter: new Date(now - 9 * day) });
  const proofs = await proveRestores(source, { types: ["EBS", "S3"], now, within });
  assert.deepEqual(
    proofs.map(({ verdict }) => verdict),
    ["proven", "unproven"],
  );
});
