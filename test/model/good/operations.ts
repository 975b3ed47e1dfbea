import type { Accepted } from "./support";

const backup = (changes: object): Record<string, unknown> => ({ "operations.backup": changes });
const daily = (more: object) => ({ rules: { daily: { schedule: "cron(0 3 ? * * *)", ...more } } });
const vaultArn = "arn:aws:backup:eu-central-1:210987654321:backup-vault:shop";

/** Backups that are right, at both ends of what goes. */
export const operated: readonly Accepted[] = [
  ["alb", { "operations.patching": {} }],
  ["alb", { "operations.patching": { durationHours: 1, cutoffHours: 0, approveAfter: 0, nodeGroups: ["web"] } }],
  ["alb", { "operations.patching": { schedule: "cron(0 4 ? * TUE *)" }, ...backup({}) }],
  ["alb", { "operations.sessions": {} }],
  ["alb", { "operations.sessions": { retention: 1, idleTimeout: 3600, maxDuration: 86400 } }],
  ["alb", { "nodeGroups.web.warmPool": {} }],
  ["alb", { "nodeGroups.web.warmPool": { minSize: 1 }, "nodeGroups.web.maxSize": 2 }],
  [
    "alb",
    { "nodeGroups.web.warmPool": {}, "nodeGroups.web.mixedInstances": { instanceTypes: ["t3.small", "t3a.small"] } },
  ],
  [
    "alb",
    {
      "nodeGroups.web.warmPool": {},
      "nodeGroups.web.mixedInstances": { instanceTypes: ["t3.small"], onDemandPercentageAboveBaseCapacity: 50 },
    },
    { "cluster.nodeGroups.web.warmPool": "prepared spot nodes" },
  ],
  ["alb", { "nodeGroups.web.autoscaling.predictive": { metric: "requests", targetValue: 5000 } }],
  ["alb", backup({})],
  ["alb", backup({ ...daily({ startWindow: 60, completionWindow: 120, deleteAfter: 7 }), lock: { minRetention: 7 } })],
  ["alb", backup({ ...daily({ deleteAfter: 90 }), lock: { minRetention: 90, maxRetention: 90, changeableFor: 3 } })],
  ["alb", backup(daily({ copies: { far: { vaultArn, deleteAfter: 365 } }, timeZone: "Europe/Berlin" }))],
  ["alb", backup({ nodeGroups: [], resources: ["arn:aws:s3:::shop-uploads"], restoreTest: {} })],
  ["alb", backup({ nodeGroups: ["web"], selectionTags: { tier: "data" }, restoreTest: { selectionWindow: 1 } })],
  ["alb", backup(daily({ schedule: "cron(0/15 3 ? * 2-6 2027-2030)" }))],
  ["alb", backup(daily({ schedule: "cron(0 3 L * ? *)" }))],
  [
    "alb",
    backup(daily({ schedule: "cron(0 3 ? * SUN#1 *)", deleteAfter: 30 })),
    { "cluster.operations.backup.rules.daily.deleteAfter": "for a while there is none" },
  ],
  [
    "alb",
    backup(daily({ startWindow: 120, completionWindow: 179 })),
    { "cluster.operations.backup.rules.daily.completionWindow": "write 180 or more" },
  ],
  [
    "alb",
    backup({ resources: ["arn:aws:rds:eu-west-1:123456789012:cluster:shop"], restoreTest: {} }),
    { "cluster.operations.backup.resources[0]": "no restore test for this type" },
  ],
];
