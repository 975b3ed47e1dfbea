import { planTestedTypes, testName } from "../../components/aws/backup/plan";
import { planName } from "../../components/names";
import type { ClusterSpec } from "../../components/vip-cluster/resolved";
import { longestPause } from "../../model/settings/cloud-cron";
import { UserError } from "../../model/user-error";
import { type RestoreQuestion, trialPeriod } from "../../operate/restore/judge";
import type { StackFiles } from "../project";

/** What is asked of the account: the names that a spec's backup has there, and what is to be proven. */
interface RestoreAsk {
  readonly names: { readonly vault: string; readonly plan: string };
  readonly question: RestoreQuestion;
}

/** Throws UserError where the spec has nothing that could be proven. */
export function restoreAsk(
  { project, stack }: Pick<StackFiles, "project" | "stack">,
  { name, operations }: ClusterSpec,
  now: number,
): RestoreAsk {
  const { backup } = operations;
  if (backup === undefined)
    throw new UserError(
      `${stack} has no backups: operations.backup of its spec makes them, and its restoreTest tries them`,
    );
  const { restoreTest, kmsKeyArn } = backup;
  if (restoreTest === undefined)
    throw new UserError(
      `${stack}: no restore is tried, so none is proven: operations.backup.restoreTest is not set; write restoreTest: {} and AWS Backup restores the newest backup every week`,
    );
  const types = planTestedTypes(backup, backup.nodeGroups?.length !== 0);
  if (types.length === 0)
    throw new UserError(
      `${stack}: AWS Backup tries no restore of what operations.backup.resources names; it does of EBS, EC2, RDS, DynamoDB, EFS, FSx and S3`,
    );
  const base = `${name}-backup`;
  const own = { base, project, stack };
  const pause = longestPause(restoreTest.schedule, restoreTest.timeZone);
  return {
    names: {
      vault: planName("backupVault", base, { ...own, kmsKeyArn }),
      plan: testName(planName("backupPlan", base, own)),
    },
    question: { types, now, within: trialPeriod(pause, restoreTest.startWindow) },
  };
}
