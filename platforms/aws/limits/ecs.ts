import type { Limit } from "../../../model/limits";

const ecs = {
  source: "Amazon ECS API, ContainerDefinition and Service",
  date: "2026-11-30",
  severity: "error",
} as const;
const guide = { ...ecs, source: "Amazon ECS developer guide, task CPU and memory" } as const;
const own = { source: "vipkit", date: "2026-11-30", severity: "warning" } as const;

/** Services of ECS, and tasks on Fargate. */
export const ecsLimits = {
  // An account's quota of tasks is lower as a rule; more than this is a mistake more often than a wish.
  "ecs.size": { min: 0, max: 5000, unit: "count", ...own },
  "ecs.targetGroups": {
    min: 1,
    max: 5,
    unit: "count",
    ...ecs,
    source: "Amazon ECS developer guide, registering multiple target groups with a service",
  },
  "ecs.gracePeriod": { min: 0, max: 2147483647, unit: "seconds", ...ecs },
  "ecs.rollout.percentage": { min: 0, max: 200, unit: "percent", ...own },
  "ecs.fargate.cpu": { min: 256, max: 16384, unit: "units", ...guide },
  "ecs.fargate.memory": { min: 512, max: 122880, unit: "MiB", ...guide },
  "ecs.fargate.stopTimeout": { min: 0, max: 120, unit: "seconds", ...ecs },
} as const satisfies Record<string, Limit>;
