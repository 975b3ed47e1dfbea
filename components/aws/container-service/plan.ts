import type { Timers } from "../../../platforms/aws/node-timers";
import { planImagePull } from "../node-group/node-policy";
import { type Account, planSecretStatements, valueFromOf } from "../node-group/secrets";
import type { ContainerServiceSettings } from "./resolved";

export const containerName = "workload";

/** What the agent that starts a task may do: pull this image, read these secrets, write this log. */
export function planExecutionPolicy(settings: ContainerServiceSettings, account: Account, logGroupName: string) {
  const { partition, region, accountId } = account;
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "WriteLogs",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: `arn:${partition}:logs:${region}:${accountId}:log-group:${logGroupName}:*`,
      },
      ...planImagePull(settings.workload, partition),
      ...planSecretStatements(settings.workload.secrets, account, "ecs"),
    ],
  };
}

/** The container as ECS takes it, in the API's own names. It listens where its target groups send; PORT is the first of these ports. */
export function planContainer(
  { workload, stopTimeout, readonlyRootFilesystem, user }: ContainerServiceSettings,
  place: {
    readonly ports: readonly number[];
    readonly label: string;
    readonly logGroupName: string;
    readonly account: Account;
  },
) {
  const { ports, label, logGroupName, account } = place;
  const variables = {
    ...workload.environment,
    ...(workload.keepAliveTimeout === undefined ? {} : { KEEP_ALIVE_TIMEOUT: `${workload.keepAliveTimeout}` }),
    HOST: "0.0.0.0",
    PORT: `${ports[0]}`,
    NODE_GROUP: label,
  };
  const byName = <T>(entries: Readonly<Record<string, T>>) =>
    Object.entries(entries).sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    name: containerName,
    image: workload.image,
    essential: true,
    ...(workload.command.length === 0 ? {} : { command: workload.command }),
    ...(user === undefined ? {} : { user }),
    readonlyRootFilesystem,
    stopTimeout,
    portMappings: ports.map((containerPort) => ({ containerPort, protocol: "tcp" })),
    environment: byName(variables).map(([name, value]) => ({ name, value })),
    secrets: byName(workload.secrets).map(([name, secret]) => ({ name, valueFrom: valueFromOf(secret, account) })),
    logConfiguration: {
      logDriver: "awslogs",
      options: { "awslogs-group": logGroupName, "awslogs-region": account.region, "awslogs-stream-prefix": label },
    },
  };
}

/** The size of a task, and the machine that it needs. */
export const planTask = ({ cpu, memory, architecture }: ContainerServiceSettings) => ({
  cpu: `${cpu}`,
  memory: `${memory}`,
  networkMode: "awsvpc",
  requiresCompatibilities: ["FARGATE"],
  runtimePlatform: { cpuArchitecture: architecture === "arm64" ? "ARM64" : "X86_64", operatingSystemFamily: "LINUX" },
});

/** How many tasks there are at first, how they are replaced, and how long a new one is not judged. */
export function planService(
  { minSize, desiredCapacity, rollout }: ContainerServiceSettings,
  { healthCheckGracePeriod }: Pick<Timers, "healthCheckGracePeriod">,
) {
  const { minHealthyPercentage, maxHealthyPercentage, autoRollback } = rollout;
  return {
    desiredCount: desiredCapacity.initial ?? minSize,
    deploymentMinimumHealthyPercent: minHealthyPercentage,
    deploymentMaximumPercent: maxHealthyPercentage,
    deploymentCircuitBreaker: { enable: autoRollback, rollback: autoRollback },
    healthCheckGracePeriodSeconds: healthCheckGracePeriod,
    availabilityZoneRebalancing: "ENABLED",
    enableEcsManagedTags: true,
    propagateTags: "SERVICE",
    // An update is over when the tasks serve, and fails when they do not.
    waitForSteadyState: true,
  };
}

/** What the engine leaves alone: a number of tasks that a controller owns. */
export const planIgnored = ({ desiredCapacity }: ContainerServiceSettings): string[] =>
  desiredCapacity.owner === "controller" ? ["desiredCount"] : [];
