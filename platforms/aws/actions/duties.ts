type Actions = readonly string[];

const of = (service: string, names: string): Actions => names.split(" ").map((name) => `${service}:${name}`);

/** To see how a cluster is: metrics, logs, nodes, alarms, backups, patches. No action here shows a secret or changes anything. */
export const watching: Actions = [
  ...of(
    "cloudwatch",
    "DescribeAlarmHistory DescribeAlarms GetMetricData GetMetricStatistics ListMetrics ListDashboards",
  ),
  ...of(
    "logs",
    "DescribeLogGroups DescribeLogStreams FilterLogEvents GetLogEvents StartQuery StopQuery GetQueryResults",
  ),
  ...of("autoscaling", "DescribeAutoScalingGroups DescribeAutoScalingInstances DescribeInstanceRefreshes"),
  ...of("autoscaling", "DescribeScalingActivities DescribePolicies"),
  ...of("elasticloadbalancing", "DescribeTargetHealth"),
  ...of("ec2", "DescribeInstances DescribeInstanceStatus DescribeVolumes"),
  ...of("backup", "ListBackupJobs ListRestoreJobs ListRecoveryPointsByBackupVault"),
  ...of("ssm", "DescribeInstanceInformation DescribeInstancePatchStates ListCommands ListCommandInvocations"),
  ...of("arc-zonal-shift", "ListZonalShifts ListManagedResources GetManagedResource"),
];

/** Files of access logs, which lie in buckets of the cluster. */
export const readingLogFiles: Actions = of("s3", "GetObject ListBucket");

/** Day-to-day work: weights, nodes in and out of traffic, sizes, rollouts, zones, alarms, a backup now. */
export const operating: Actions = [
  ...of("elasticloadbalancing", "ModifyListener ModifyRule RegisterTargets DeregisterTargets"),
  ...of("autoscaling", "SetDesiredCapacity EnterStandby ExitStandby TerminateInstanceInAutoScalingGroup"),
  ...of("autoscaling", "SetInstanceHealth SetInstanceProtection SuspendProcesses ResumeProcesses"),
  ...of("autoscaling", "StartInstanceRefresh CancelInstanceRefresh RollbackInstanceRefresh"),
  ...of("arc-zonal-shift", "StartZonalShift UpdateZonalShift CancelZonalShift"),
  ...of("cloudwatch", "EnableAlarmActions DisableAlarmActions SetAlarmState"),
];

/** A backup beside the clock's. The service takes the plan's own role on. */
export const savingNow: Actions = of("backup", "StartBackupJob");

/** What has seen or put back data: an administrator's alone. */
export const restoring: Actions = of("backup", "StartRestoreJob GetRecoveryPointRestoreMetadata DescribeRecoveryPoint");
export const readingSecrets: Actions = of("secretsmanager", "GetSecretValue DescribeSecret");
export const readingParameters: Actions = of("ssm", "GetParameter GetParameters");
/** A shell on a node, by Session Manager. */
export const openingSessions: Actions = of("ssm", "StartSession");
export const ownSessions: Actions = of("ssm", "ResumeSession TerminateSession");

/** All of them. */
export const dutyActions: Actions = [
  ...new Set([
    ...watching,
    ...readingLogFiles,
    ...operating,
    ...savingNow,
    ...restoring,
    ...readingSecrets,
    ...readingParameters,
    ...openingSessions,
    ...ownSessions,
    "kms:Decrypt",
    "iam:DeleteRolePermissionsBoundary",
  ]),
];
