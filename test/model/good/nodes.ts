import type { Accepted } from "./support";

const node = (option: string) => `cluster.nodeGroups.web.${option}`;
const mixed = (spotAllocationStrategy: string): Accepted => [
  "alb",
  {
    "nodeGroups.web.mixedInstances": {
      instanceTypes: ["m7i.large", "m6i.large"],
      onDemandPercentageAboveBaseCapacity: 0,
      spotAllocationStrategy,
    },
  },
];
const checkedBy = (type: string): Accepted => ["alb", { "nodeGroups.web.healthCheckType": type }];
const unseen = { [node("healthCheckType")]: "never replaced" };

/** Node groups and autoscaling. */
export const nodes: readonly Accepted[] = [
  // R8
  ["alb", { "nodeGroups.web.healthCheckGracePeriod": 7200 }],
  [
    "alb",
    { "nodeGroups.web.healthCheckGracePeriod": 7300 },
    { [node("healthCheckGracePeriod")]: "too large, got 7300; 0 to 7200 seconds" },
  ],
  [
    "alb",
    { "nodeGroups.web.defaultInstanceWarmup": 3700 },
    { [node("defaultInstanceWarmup")]: "too large, got 3700; 0 to 3600 seconds" },
  ],
  // R10
  checkedBy("ELB"),
  checkedBy("ELB,EBS"),
  checkedBy("EBS,ELB"),
  checkedBy("EC2,ELB,EBS"),
  ["alb", { "nodeGroups.web.healthCheckType": "EBS" }, unseen],
  ["alb", { "nodeGroups.web.healthCheckType": "EC2,EBS" }, unseen],
  // R11
  mixed("price-capacity-optimized"),
  mixed("capacity-optimized"),
  mixed("capacity-optimized-prioritized"),
  mixed("lowest-price"),
  // Ranges: both ends.
  ["alb", { "nodeGroups.web.maxInstanceLifetime": 86400 }],
  ["alb", { "nodeGroups.web.maxInstanceLifetime": 31536000 }],
  ["alb", { "nodeGroups.web.maxInstanceLifetime": 0 }],
  ["alb", { "nodeGroups.web.volume": { sizeGiB: 65536, iops: 80000, throughput: 2000 } }],
  ["alb", { "nodeGroups.web.volume": { sizeGiB: 8, iops: 3000, throughput: 125 } }],
  ["alb", { "nodeGroups.web.lifecycleHooks": { drain: { transition: "terminating", heartbeatTimeout: 7200 } } }],
  ["alb", { "nodeGroups.web.lifecycleHooks": { drain: { transition: "terminating", heartbeatTimeout: 30 } } }],
  ["alb", { "nodeGroups.web.instanceRefresh": { minHealthyPercentage: 100, maxHealthyPercentage: 200 } }],
  ["alb", { "nodeGroups.web.instanceRefresh": { minHealthyPercentage: 0, maxHealthyPercentage: 100 } }],
  ["alb", { "nodeGroups.web.instanceRefresh": { checkpoints: [1, 100], checkpointDelay: 172800 } }],
  ["alb", { "nodeGroups.web.autoscaling.cpu": { targetValue: 1 } }],
  // Secrets: every way to name one, as ECS and the vendor's consoles show them.
  ...[
    { parameter: "db" },
    { parameter: "/shop/db/password" },
    { parameter: "arn:aws:ssm:eu-west-1:123456789012:parameter/shop/db" },
    { secret: "shop/db" },
    { secret: "shop/db", key: "password" },
    { secret: "arn:aws:secretsmanager:us-east-1:123456789012:secret:shop/db-AbCdEf", key: "password" },
    { secret: "shop/db", kmsKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab" },
    { parameter: "/shop/db", kmsKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/mrk-1234abcd12ab34cd56ef1234567890ab" },
  ].map(
    (place): Accepted => [
      "alb",
      { "nodeGroups.web.workload": { type: "command", command: ["a"], secrets: { DB_PASSWORD: place } } },
    ],
  ),
  ["alb", { "nodeGroups.web.autoscaling.cpu": { targetValue: 100 } }],
];
