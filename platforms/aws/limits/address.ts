import type { Limit } from "../../../model/limits";

const route53 = {
  source: "AWS service model route53, botocore 1.44.8",
  date: "2026-11-30",
  severity: "error",
} as const;

const accelerator = { ...route53, source: "AWS service model globalaccelerator, botocore 1.44.8" } as const;

const zonalShift = { ...route53, source: "AWS service model arc-zonal-shift, botocore 1.44.8" } as const;

/** Names, health checks and what stands before several regions. */
export const addressLimits = {
  "route53.weight": { min: 0, max: 255, unit: "weight", ...route53 },
  "route53.setIdentifier.length": { min: 1, max: 128, unit: "characters", ...route53 },
  "route53.healthCheck.failureThreshold": { min: 1, max: 10, unit: "count", ...route53 },
  "route53.healthCheck.path.length": { min: 1, max: 255, unit: "characters", ...route53 },
  "route53.healthCheck.regions": { min: 3, max: 8, unit: "count", ...route53 },

  "arc.alarms": { min: 0, max: 10, unit: "count", ...zonalShift },
  "arc.windows": { min: 0, max: 15, unit: "count", ...zonalShift },

  "globalaccelerator.weight": { min: 0, max: 255, unit: "weight", ...accelerator },
  "globalaccelerator.trafficDial": { min: 0, max: 100, unit: "percent", ...accelerator },
  "globalaccelerator.portRanges": { min: 1, max: 10, unit: "count", ...accelerator },
  "globalaccelerator.endpoints": { min: 0, max: 10, unit: "count", ...accelerator },
  "globalaccelerator.healthCheck.threshold": { min: 1, max: 10, unit: "count", ...accelerator },
  "globalaccelerator.healthCheck.path.length": { min: 1, max: 255, unit: "characters", ...accelerator },
  "globalaccelerator.flowLogs.prefix.length": { min: 1, max: 255, unit: "characters", ...accelerator },
} as const satisfies Record<string, Limit>;
