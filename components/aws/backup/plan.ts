import { sorted } from "../../../model/settings/entries";
import type { BackupSettings } from "./resolved";

/** What is on everything that a plan selects by its own tag. */
export interface BackupTag {
  readonly key: string;
  readonly value: string;
}

export const backupTagKey = "vipkit:backup";

/** The plan's rules, in the order of their names. */
export const planRules = ({ rules }: BackupSettings, targetVaultName: string) =>
  sorted(rules).map(([ruleName, { schedule, timeZone, startWindow, completionWindow, deleteAfter, copies }]) => ({
    ruleName,
    targetVaultName,
    schedule,
    scheduleExpressionTimezone: timeZone,
    startWindow,
    completionWindow,
    lifecycle: { deleteAfter },
    copyActions: sorted(copies).map(([, copy]) => ({
      destinationVaultArn: copy.vaultArn,
      lifecycle: { deleteAfter: copy.deleteAfter },
    })),
  }));

/**
 * What the plan backs up, a selection each: one that had tags and ARNs together would be read in two ways. `own` is the tag of the plan
 * itself, undefined where nothing carries it.
 */
export function planSelections({ resources, selectionTags }: BackupSettings, own: BackupTag | undefined) {
  const tagged = (all: readonly BackupTag[]) => all.map((tag) => ({ type: "STRINGEQUALS", ...tag }));
  const others = sorted(selectionTags).map(([key, value]) => ({ key, value }));
  return {
    ...(own === undefined ? {} : { volumes: { selectionTags: tagged([own]) } }),
    ...(others.length === 0 ? {} : { tags: { selectionTags: tagged(others) } }),
    ...(resources.length === 0 ? {} : { resources: { resources: [...resources].sort() } }),
  };
}

/**
 * Types of resources that AWS Backup tries restores of, by how their ARNs begin behind the partition. Source: AWS service model backup,
 * RestoreTestingSelectionForCreate.ProtectedResourceType, botocore 1.44.8; RDS ARNs do not tell Aurora from DocumentDB and Neptune clusters.
 */
const testedTypes: readonly (readonly [form: RegExp, type: string])[] = [
  [/^ec2:[^:]*:[^:]*:volume\//, "EBS"],
  [/^ec2:[^:]*:[^:]*:instance\//, "EC2"],
  [/^rds:[^:]*:[^:]*:db:/, "RDS"],
  [/^dynamodb:[^:]*:[^:]*:table\//, "DynamoDB"],
  [/^elasticfilesystem:/, "EFS"],
  [/^fsx:/, "FSx"],
  [/^s3:/, "S3"],
];

/** The type under which a restore of this resource can be tried; undefined where there is none, or where the ARN does not say it. */
export function testedTypeOf(arn: string): string | undefined {
  const rest = arn.split(":").slice(2).join(":");
  return testedTypes.find(([form]) => form.test(rest))?.[1];
}

/** What is restored for a test, by type, in their order: whatever of it lies in the vault. */
export function planTestedTypes({ resources }: BackupSettings, hasVolumes: boolean): readonly string[] {
  const named = resources.flatMap((arn) => testedTypeOf(arn) ?? []);
  return [...new Set([...(hasVolumes ? ["EBS"] : []), ...named])].sort();
}

/** Managed policies of the service's role, beyond what every backup needs. */
export function planPolicies({ resources, restoreTest }: BackupSettings): Readonly<Record<string, string>> {
  const hasBuckets = resources.some((arn) => testedTypeOf(arn) === "S3");
  const restores = restoreTest !== undefined;
  return {
    backup: "service-role/AWSBackupServiceRolePolicyForBackup",
    ...(restores ? { restores: "service-role/AWSBackupServiceRolePolicyForRestores" } : {}),
    ...(hasBuckets ? { "s3-backup": "AWSBackupServiceRolePolicyForS3Backup" } : {}),
    ...(hasBuckets && restores ? { "s3-restore": "AWSBackupServiceRolePolicyForS3Restore" } : {}),
  };
}

/** The account administers the key; AWS Backup uses it by the role's own rights. */
export const planKeyPolicy = (partition: string, accountId: string) => ({
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "AdministeredByAccount",
      Effect: "Allow",
      Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
      Action: "kms:*",
      Resource: "*",
    },
  ],
});

/** The clock of a restore test, and which backups of the vault it takes. */
export function planRestoreTest(test: NonNullable<BackupSettings["restoreTest"]>) {
  return {
    clock: {
      scheduleExpression: test.schedule,
      scheduleExpressionTimezone: test.timeZone,
      startWindowHours: test.startWindow,
    },
    points: {
      algorithm: "LATEST_WITHIN_WINDOW",
      recoveryPointTypes: ["SNAPSHOT"],
      selectionWindowDays: test.selectionWindow,
    },
  };
}

/** Names of restore tests have letters, digits and underscores only. */
export const testName = (name: string): string => name.replaceAll("-", "_");
