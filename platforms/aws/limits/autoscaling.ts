import type { Limit } from "../../../model/limits";

const autoscaling = {
  source: "AWS service model autoscaling, botocore 1.44.8",
  date: "2026-11-30",
  severity: "error",
} as const;
const own = { source: "vipkit", date: "2026-11-30", severity: "warning" } as const;
const provider = { ...autoscaling, source: "terraform-provider-aws, autoscaling_group", date: "2026-11-23" } as const;
const guide = { ...autoscaling, source: "Amazon EC2 Auto Scaling user guide, 2023-05", date: "2026-11-23" } as const;
const ec2 = { ...autoscaling, source: "AWS service model ec2, botocore 1.44.8" } as const;

/** EC2 Auto Scaling and the nodes it launches. */
export const autoscalingLimits = {
  // The service model states no maximum; what an account gets is its instance quota.
  "autoscaling.size": { min: 0, max: 10000, unit: "count", ...autoscaling },
  // The service model names both ends in its text only.
  "autoscaling.hook.heartbeat": { min: 30, max: 7200, unit: "seconds", ...autoscaling },
  "autoscaling.hooks": { min: 0, max: 50, unit: "count", ...guide },
  "autoscaling.schedules": { min: 0, max: 125, unit: "count", ...guide },
  "autoscaling.targetGroups": { min: 1, max: 50, unit: "count", ...guide },
  // The service model has no maximum for either: beyond these it is a mistake more often than a wish.
  "autoscaling.gracePeriod": { min: 0, max: 7200, unit: "seconds", ...own },
  "autoscaling.warmup": { min: 0, max: 3600, unit: "seconds", ...own },
  "autoscaling.maxInstanceLifetime": { min: 86400, max: 31536000, unit: "seconds", ...provider },
  "autoscaling.refresh.minHealthyPercentage": { min: 0, max: 100, unit: "percent", ...autoscaling },
  "autoscaling.refresh.maxHealthyPercentage": { min: 100, max: 200, unit: "percent", ...autoscaling },
  "autoscaling.refresh.spread": { min: 1, max: 100, unit: "percent", ...autoscaling },
  "autoscaling.refresh.checkpoint": { min: 1, max: 100, unit: "percent", ...autoscaling },
  "autoscaling.refresh.checkpointDelay": { min: 0, max: 172800, unit: "seconds", ...autoscaling },
  "autoscaling.refresh.alarms": { min: 0, max: 10, unit: "count", ...autoscaling },
  "autoscaling.refresh.alarmName.length": { min: 1, max: 255, unit: "characters", ...autoscaling },
  "autoscaling.predictive.buffer": { min: 0, max: 3599, unit: "seconds", ...autoscaling },
  "autoscaling.mixed.instanceTypes": { min: 1, max: 40, unit: "count", ...guide },
  "autoscaling.mixed.onDemandPercentage": { min: 0, max: 100, unit: "percent", ...autoscaling },
  "autoscaling.cpu.target": { min: 1, max: 100, unit: "percent", ...autoscaling },

  // gp3. Older pages say 16384 GiB, 16000 operations and 1000 MiB per second.
  "ec2.volume.size": { min: 1, max: 65536, unit: "GiB", ...ec2 },
  "ec2.volume.iops": { min: 3000, max: 80000, unit: "operations per second", ...ec2 },
  "ec2.volume.throughput": { min: 125, max: 2000, unit: "MiB per second", ...ec2 },
  "ec2.volume.iopsPerGiB": {
    min: 1,
    max: 500,
    unit: "operations per GiB",
    ...ec2,
    source: "Amazon EBS user guide, gp3",
  },
  "ec2.volume.iopsPerMiB": {
    min: 4,
    max: 80000,
    unit: "operations per MiB",
    ...ec2,
    source: "Amazon EBS user guide, gp3",
  },
  "ec2.userData.bytes": { min: 0, max: 16384, unit: "bytes", ...ec2 },
} as const satisfies Record<string, Limit>;
