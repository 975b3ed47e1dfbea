import { types } from "../catalog/types";

/** One call that a duty makes, and of which resources it speaks. */
export interface Call {
  readonly action: string;
  /** Types of the program's resources, each by its ARN; none: the action is judged without a resource. */
  readonly on?: readonly string[];
  /** What is made beside what exists: its ARN begins as those of `on` do. */
  readonly suffix?: string;
  /** Of the resources those whose id it finds, or does not. */
  readonly named?: { readonly pattern: RegExp; readonly found: boolean };
}

/** Names of log groups in which Session Manager writes what was typed and shown. */
const sessions = /session/i;

const on = (action: string, ...of: readonly string[]): Call => ({ action, on: of });
const any = (action: string): Call => ({ action });

/** What is done with a cluster at AWS, from seeing to what is left to an administrator of the account. */
export const duties: Readonly<Record<string, readonly Call[]>> = {
  "see nodes and alarms": [
    any("elasticloadbalancing:DescribeTargetHealth"),
    any("autoscaling:DescribeAutoScalingGroups"),
    any("cloudwatch:GetMetricData"),
  ],
  "read logs": [
    { ...on("logs:FilterLogEvents", types.logGroup), named: { pattern: sessions, found: false } },
    { ...on("s3:GetObject", types.bucket), suffix: "/AWSLogs/a" },
  ],
  "preview a change": [
    on("s3:GetBucketPolicy", types.bucket),
    on("kms:GetKeyPolicy", types.key),
    any("elasticloadbalancing:DescribeLoadBalancers"),
  ],
  "shift weights": [
    on("elasticloadbalancing:ModifyListener", types.listener),
    on("elasticloadbalancing:ModifyRule", types.listenerRule),
  ],
  "drain a node": [on("elasticloadbalancing:DeregisterTargets", types.targetGroup)],
  "replace a node": [on("autoscaling:TerminateInstanceInAutoScalingGroup", types.group)],
  "scale a group": [on("autoscaling:SetDesiredCapacity", types.group)],
  "roll out": [on("autoscaling:StartInstanceRefresh", types.group)],
  "leave a zone": [on("arc-zonal-shift:StartZonalShift", types.balancer)],
  "silence an alarm": [on("cloudwatch:DisableAlarmActions", types.alarm)],
  "back up now": [on("backup:StartBackupJob", types.backupVault)],
  deploy: [
    on("elasticloadbalancing:ModifyTargetGroup", types.targetGroup),
    on("autoscaling:UpdateAutoScalingGroup", types.group),
    on("ec2:CreateLaunchTemplateVersion", types.launchTemplate),
  ],
  "open the firewall": [on("ec2:AuthorizeSecurityGroupIngress", types.securityGroup)],
  "delete the cluster": [
    on("elasticloadbalancing:DeleteLoadBalancer", types.balancer),
    on("autoscaling:DeleteAutoScalingGroup", types.group),
    on("ec2:DeleteVpc", types.vpc),
  ],
  "switch logs off": [on("logs:DeleteLogGroup", types.logGroup), on("ec2:DeleteFlowLogs", types.flowLog)],
  "a shell on a node": [on("ssm:StartSession", types.group)],
  "read what was typed in shells": [
    { ...on("logs:FilterLogEvents", types.logGroup), named: { pattern: sessions, found: true } },
  ],
  "restore a backup": [on("backup:StartRestoreJob", types.backupVault)],
  "delete backups": [on("backup:DeleteRecoveryPoint", types.backupVault)],
  "change keys": [on("kms:PutKeyPolicy", types.key), on("kms:ScheduleKeyDeletion", types.key)],
  "grant rights": [on("iam:PutRolePolicy", types.role), on("iam:UpdateAssumeRolePolicy", types.role)],
};

/** Actions that read a secret's value, each with its service. */
export const secretReaders = [
  { action: "secretsmanager:GetSecretValue", service: "secretsmanager" },
  { action: "ssm:GetParameter", service: "ssm" },
] as const;

/** Every action that a role is asked for. */
export const judgedActions: readonly string[] = [
  ...new Set([...Object.values(duties).flat(), ...secretReaders].map(({ action }) => action)),
].sort();
