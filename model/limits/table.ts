import type { Limit } from "./types";

const elbv2 = { source: "AWS service model elbv2, botocore 1.44.5", date: "2026-11-23", severity: "error" } as const;
const autoscaling = { ...elbv2, source: "AWS service model autoscaling, botocore 1.44.5" } as const;
const albGuide = { ...elbv2, source: "Application Load Balancers user guide", date: "2026-11-23" } as const;
const ec2 = { ...elbv2, source: "AWS service model ec2, botocore 1.44.5" } as const;

/** Every vendor limit the toolkit knows, by key. A limit that has moved is overridden under `vipkit:limits`. */
export const table = {
  "elbv2.name.length": { min: 1, max: 32, unit: "characters", ...elbv2 },
  "elbv2.healthCheck.interval": { min: 5, max: 300, unit: "seconds", ...elbv2 },
  "elbv2.healthCheck.timeout": { min: 2, max: 120, unit: "seconds", ...elbv2 },
  "elbv2.healthCheck.healthyThreshold": { min: 2, max: 10, unit: "count", ...elbv2 },
  "elbv2.healthCheck.unhealthyThreshold": { min: 2, max: 10, unit: "count", ...elbv2 },
  "elbv2.healthCheck.path.length": { min: 1, max: 1024, unit: "characters", ...elbv2 },
  "elbv2.targetGroup.deregistrationDelay": { min: 0, max: 3600, unit: "seconds", ...elbv2 },
  "elbv2.targetGroup.slowStart": { min: 30, max: 900, unit: "seconds", ...elbv2 },
  "elbv2.stickiness.duration": { min: 1, max: 604800, unit: "seconds", ...elbv2 },
  "elbv2.forward.weight": { min: 0, max: 999, unit: "weight", ...elbv2 },
  "elbv2.forward.targetGroups": { min: 1, max: 5, unit: "count", ...albGuide },
  "elbv2.rule.priority": { min: 1, max: 50000, unit: "priority", ...elbv2 },
  "elbv2.alb.idleTimeout": { min: 1, max: 4000, unit: "seconds", ...elbv2 },
  "elbv2.nlb.tcpIdleTimeout": { min: 60, max: 6000, unit: "seconds", ...elbv2 },
  "elbv2.alb.clientKeepAlive": { min: 60, max: 604800, unit: "seconds", ...elbv2 },
  "elbv2.port": { min: 1, max: 65535, unit: "port", ...elbv2 },
  "autoscaling.size": { min: 0, max: 10000, unit: "count", ...autoscaling },
  "autoscaling.hook.heartbeat": { min: 30, max: 7200, unit: "seconds", ...autoscaling },
  "ec2.volume.size": { min: 1, max: 16384, unit: "GiB", ...ec2 },
} as const satisfies Record<string, Limit>;
