import type { Limit } from "../../../model/limits";

const ec2 = { source: "AWS service model ec2, botocore 1.44.8", date: "2026-11-30", severity: "error" } as const;
const vpcGuide = { ...ec2, source: "Amazon VPC user guide", date: "2026-11-23" } as const;
const albGuide = { ...ec2, source: "Application Load Balancers user guide, 2023-05", date: "2026-11-23" } as const;
const acm = { ...ec2, source: "AWS service model acm, botocore 1.44.8" } as const;
const logs = { ...ec2, source: "AWS service model logs, botocore 1.44.8" } as const;
const cloudwatch = "AWS service model cloudwatch (PutMetricAlarm, Period), botocore 1.44.8";
const tagging = { ...ec2, source: "AWS service models elbv2 and autoscaling, botocore 1.44.8" } as const;

/** Addresses, zones, firewalls, certificates, logs and tags. */
export const networkLimits = {
  "ec2.vpc.prefix": { min: 16, max: 28, unit: "bits", ...vpcGuide },
  "ec2.subnet.reservedAddresses": { min: 5, max: 5, unit: "addresses", ...vpcGuide },
  "ec2.zones": { min: 2, max: 6, unit: "zones", ...ec2, source: "AWS regions page: no region has more than 6 zones" },
  "elbv2.subnet.prefix": { min: 16, max: 27, unit: "bits", ...albGuide },
  "elbv2.alb.zones": { min: 2, max: 6, unit: "zones", ...albGuide },
  "ec2.securityGroup.description.length": { min: 1, max: 255, unit: "characters", ...ec2 },
  "ec2.securityGroup.rules": { min: 0, max: 60, unit: "count", ...vpcGuide, severity: "warning" },
  "ec2.prefixList.entries": { min: 1, max: 1000, unit: "count", ...vpcGuide },
  "ec2.networkAcl.rules": { min: 0, max: 20, unit: "count", ...vpcGuide, severity: "warning" },

  "acm.commonName.length": { min: 1, max: 64, unit: "characters", ...acm },
  "acm.name.length": { min: 1, max: 253, unit: "characters", ...acm },
  "acm.label.length": { min: 1, max: 63, unit: "characters", ...acm },
  "acm.names": { min: 1, max: 100, unit: "count", ...acm },
  "acm.names.quota": { min: 1, max: 10, unit: "count", ...acm, severity: "warning" },

  // The service takes certain values only (`logs.retentionDays`); this is their span.
  "logs.retention": { min: 1, max: 3653, unit: "days", ...logs },
  // S3 lifecycle rules count whole days; the upper end is this toolkit's own, a hundred years.
  "s3.retention": { min: 1, max: 36500, unit: "days", ...logs, source: "Amazon S3 user guide, lifecycle rules" },
  "s3.key.length": {
    min: 1,
    max: 1024,
    unit: "characters",
    ...logs,
    source: "Amazon S3 user guide, object keys",
    date: "2026-11-30",
  },

  // A day of minutes, a week of hours: period x evaluationPeriods.
  "cloudwatch.alarm.minutes": { min: 1, max: 1440, unit: "minutes", ...logs, source: cloudwatch, date: "2026-11-30" },
  "cloudwatch.alarm.hours": { min: 1, max: 168, unit: "hours", ...logs, source: cloudwatch, date: "2026-11-30" },
  "cloudwatch.alarm.actions": {
    min: 0,
    max: 5,
    unit: "count",
    ...logs,
    source: "AWS service model cloudwatch (ResourceList), botocore 1.44.8",
  },

  "tag.key.length": { min: 1, max: 128, unit: "characters", ...tagging },
  "tag.value.length": { min: 0, max: 256, unit: "characters", ...tagging },
  "tag.count": { min: 0, max: 50, unit: "count", ...acm },
} as const satisfies Record<string, Limit>;

/** Days of retention that CloudWatch Logs takes. Source: AWS service model logs, botocore 1.44.8, read 2026-11-23. */
export const retentionDays: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];
