import type { BadInput } from "./support";

const node = (option: string) => `cluster.nodeGroups.web.${option}`;
const set = (option: string) => `nodeGroups.web.${option}`;
const schedule = (more: object) => ({ night: { recurrence: "0 20 * * *", ...more } });

/** A workload with these secrets, and what is said of them by name. */
const fetched = (secrets: unknown, said: Readonly<Record<string, string>>): readonly BadInput[] => [
  [
    "alb",
    { [set("workload")]: { type: "command", command: ["a"], environment: { A: "1" }, secrets } },
    Object.fromEntries(
      Object.entries(said).map(([name, text]) => [node(`workload.secrets${name && `.${name}`}`), text]),
    ),
  ],
];

/** Node groups: sizes, rollouts, machines, schedules. */
export const nodes: readonly BadInput[] = [
  ["alb", { [set("minSize")]: 5 }, { [node("minSize")]: "above maxSize 4" }],
  ["alb", { [set("desiredCapacity")]: { initial: 9 } }, { [node("desiredCapacity.initial")]: "above maxSize 4" }],
  ["alb", { [set("desiredCapacity")]: { initial: 1 } }, { [node("desiredCapacity.initial")]: "below minSize 2" }],
  [
    "alb",
    { [set("desiredCapacity")]: { owner: "program" } },
    { [node("desiredCapacity.initial")]: "owner program sets it at every up, got nothing; write 2" },
  ],
  ["alb", { [set("instanceType")]: "m7g.large" }, { [node("instanceType")]: "set architecture to arm64" }],
  ["alb", { [set("architecture")]: "arm64" }, { [node("instanceType")]: 'got "t3.small" (the default)' }],
  [
    "alb",
    { [set("mixedInstances")]: { instanceTypes: ["m7i.large", "c7gn.large"] } },
    { [node("mixedInstances.instanceTypes[1]")]: "an arm64 machine" },
  ],
  [
    "alb",
    { [set("mixedInstances")]: { instanceTypes: ["m7i.large", "m7i.large"] } },
    { [node("mixedInstances.instanceTypes[1]")]: "listed twice" },
  ],
  [
    "alb",
    { [set("instanceRefresh")]: { minHealthyPercentage: 50, maxHealthyPercentage: 200 } },
    { [node("instanceRefresh.maxHealthyPercentage")]: "write 150 or less" },
  ],
  [
    "alb",
    { [set("instanceRefresh")]: { maxHealthyPercentage: 100 } },
    { [node("instanceRefresh.minHealthyPercentage")]: "leaves no room" },
  ],
  [
    "alb",
    { [set("instanceRefresh")]: { checkpoints: [50, 20, 100] } },
    { [node("instanceRefresh.checkpoints")]: "not ascending" },
  ],
  [
    "alb",
    { [set("instanceRefresh")]: { checkpoints: [20, 50] } },
    { [node("instanceRefresh.checkpoints")]: "end the list with 100" },
  ],
  [
    "alb",
    { [set("imageId")]: "resolve:ssm:/aws/service/x" },
    { [node("instanceRefresh.autoRollback")]: "AWS cannot roll back" },
  ],
  ["alb", { [set("volume")]: { sizeGiB: 4 } }, { [node("volume.sizeGiB")]: "no node would start" }],
  ["alb", { [set("volume")]: { iops: 16000 } }, { [node("volume.iops")]: "raise sizeGiB to 32" }],
  ["alb", { [set("volume")]: { throughput: 1000 } }, { [node("volume.throughput")]: "raise iops to 4000" }],
  [
    "alb",
    { [set("workload")]: { type: "command", command: ["a"], environment: { PORT: "1" } } },
    { [node("workload.environment.PORT")]: "set by the node itself" },
  ],
  ...fetched({ PORT: { parameter: "/shop/port" } }, { PORT: "set by the node itself" }),
  ...fetched({ "DB-PASSWORD": { parameter: "/shop/db" } }, { "DB-PASSWORD": "letters, digits and underscores" }),
  ...fetched({ DB: "hunter2" }, { DB: "where the value lies, never the value: { parameter: /shop/db-password }" }),
  ...fetched(["DB"], { "": "a map of variable names such as DB_PASSWORD: { parameter:" }),
  ...fetched(
    { DB: { valueFrom: "/shop/db" } },
    { "DB.parameter": "missing", "DB.valueFrom": "a map by the variable's name: DB_PASSWORD:" },
  ),
  ...fetched(
    { DB: { arn: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:a" } },
    { "DB.arn": "did you mean parameter, or secret", "DB.parameter": "missing" },
  ),
  ["alb", { [set("secrets")]: { DB: { secret: "a" } } }, { [node("secrets")]: "did you mean workload.secrets" }],
  ...fetched({ DB: { parameter: "/shop/db", secret: "shop/db" } }, { "DB.secret": "unknown option" }),
  ...fetched(
    { DB: { parameter: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:a" } },
    { "DB.parameter": "the name or ARN of an SSM parameter" },
  ),
  ...fetched(
    { DB: { parameter: "/aws/reference/secretsmanager/shop/db" } },
    { "DB.parameter": "asked for through SSM" },
  ),
  ...fetched(
    { DB: { secret: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop-AbCdEf:password::" } },
    { "DB.secret": "what follows it as key" },
  ),
  ...fetched(
    { DB: { secret: "arn:aws:ssm:eu-west-1:123456789012:parameter/db" } },
    { "DB.secret": "no ARN of a secret" },
  ),
  ...fetched({ DB: { parameter: "/shop/db", kmsKeyArn: "alias/shop" } }, { "DB.kmsKeyArn": "the ARN of a KMS key" }),
  ...fetched({ A: { parameter: "/shop/a" } }, { A: "has a plain value under environment too" }),
  ...fetched(
    { DB: { parameter: "arn:aws-cn:ssm:cn-north-1:123456789012:parameter/db" } },
    { "DB.parameter": "an ARN of partition aws-cn, the cluster is in aws" },
  ),
  [
    "alb",
    { [set("workload")]: { type: "command", command: ["a"], keepAliveTimeout: 60 } },
    { [node("workload.keepAliveTimeout")]: "keeps for 60 seconds: clients meet 502, got 60; write 65 or more" },
  ],
  [
    "alb",
    { [set("workload")]: { type: "command", command: ["a"], keepAliveTimeout: 75 }, "loadBalancer.idleTimeout": 120 },
    { [node("workload.keepAliveTimeout")]: "write 125 or more, or set loadBalancer.idleTimeout below 75" },
  ],
  [
    "alb",
    {
      [set("workload")]: {
        ...{ type: "command", command: ["a"], keepAliveTimeout: 75 },
        environment: { KEEP_ALIVE_TIMEOUT: "5" },
      },
    },
    { [node("workload.environment.KEEP_ALIVE_TIMEOUT")]: "set by the node itself" },
  ],
  [
    "alb",
    { [set("lifecycleHooks")]: { warm: { transition: "launching", heartbeatTimeout: 10 } } },
    { [node("lifecycleHooks.warm.heartbeatTimeout")]: "30 to 7200 seconds" },
  ],
  [
    "alb",
    { [set("autoscaling.cpu")]: { targetValue: 120 } },
    { [node("autoscaling.cpu.targetValue")]: "1 to 100 percent" },
  ],
  ["alb", { [set("autoscaling.cpu")]: { targetValue: "50%" } }, { [node("autoscaling.cpu.targetValue")]: "write 50" }],
  [
    "alb",
    { [set("autoscaling.requestsPerTarget")]: { targetValue: 100, targetGroup: "spare" } },
    { [node("autoscaling.requestsPerTarget.targetGroup")]: "not a target group of this node group" },
  ],
  [
    "alb",
    { [set("targetGroups")]: ["web", "spare"], [set("autoscaling.requestsPerTarget")]: { targetValue: 100 } },
    { [node("autoscaling.requestsPerTarget.targetGroup")]: "missing: the group serves several" },
  ],
  [
    "nlb",
    { "nodeGroups.mail.autoscaling.requestsPerTarget": { targetValue: 5, targetGroup: "imap" } },
    { "cluster.nodeGroups.mail.autoscaling.requestsPerTarget": "counts no requests" },
  ],
  [
    "alb",
    { [set("autoscaling.schedules")]: schedule({}) },
    { [node("autoscaling.schedules.night")]: "changes nothing" },
  ],
  [
    "alb",
    { [set("autoscaling.schedules")]: schedule({ minSize: 3, maxSize: 2 }) },
    { [node("autoscaling.schedules.night.minSize")]: "above maxSize 2" },
  ],
  [
    "alb",
    { [set("autoscaling.schedules")]: schedule({ minSize: 9 }) },
    { [node("autoscaling.schedules.night.minSize")]: "above the group's maxSize 4" },
  ],
  [
    "alb",
    { [set("autoscaling.schedules")]: schedule({ desiredCapacity: 9 }) },
    { [node("autoscaling.schedules.night.desiredCapacity")]: "above the group's maxSize 4" },
  ],
  [
    "alb",
    { [set("autoscaling.schedules")]: schedule({ minSize: 1, recurrence: "@daily" }) },
    { [node("autoscaling.schedules.night.recurrence")]: "has 1 fields" },
  ],
  [
    "alb",
    { [set("autoscaling.schedules")]: schedule({ minSize: 1, recurrence: "0 25 * * *" }) },
    { [node("autoscaling.schedules.night.recurrence")]: "a field out of range" },
  ],
  [
    "alb",
    { [set("autoscaling.schedules")]: schedule({ minSize: 1, recurrence: "0 0 L * *" }) },
    { [node("autoscaling.schedules.night.recurrence")]: "signs that AWS does not know" },
  ],
  [
    "alb",
    { [set("autoscaling.schedules")]: schedule({ minSize: 1, timeZone: "Mars/Olympus" }) },
    { [node("autoscaling.schedules.night.timeZone")]: "an IANA name" },
  ],
];
