import { z } from "zod";
import { formed, within } from "../../../model/settings/primitives";
import type { Limits } from "../../../platforms/aws/limits";
import { cpuTracking } from "../autoscaling/schema";
import { logRetention } from "../network/schema";
import { desiredCapacity } from "../node-group/schema";
import { containerWorkload } from "../node-group/workload-schema";

const rollout = (limits: Limits) =>
  z
    .strictObject({
      minHealthyPercentage: within(limits, "ecs.rollout.percentage")
        .default(100)
        .describe("Percent of the tasks that keep serving while they are replaced."),
      maxHealthyPercentage: within(limits, "ecs.rollout.percentage")
        .default(200)
        .describe("Percent of the tasks that there may be while they are replaced."),
      autoRollback: z
        .boolean()
        .default(true)
        .describe("Whether a rollout whose tasks do not come up returns to the version before."),
    })
    .prefault({})
    .describe("How tasks are replaced when their definition changes.");

/** The options of a service of ECS on Fargate, each by itself; `containerServiceSettings` adds the rules between them. */
export const containerServiceShape = (limits: Limits) =>
  z.strictObject({
    workload: containerWorkload(limits).describe("The container that each task runs."),
    cpu: within(limits, "ecs.fargate.cpu")
      .default(256)
      .describe("Processor units of a task; 1024 are one processor: 256, 512, 1024, 2048, 4096, 8192 or 16384."),
    memory: within(limits, "ecs.fargate.memory")
      .default(512)
      .describe("MiB of a task. Which go with which `cpu`: Amazon ECS developer guide, task CPU and memory."),
    architecture: z
      .enum(["x86_64", "arm64"])
      .default("x86_64")
      .describe("Processor that the image is made for; arm64 is Graviton."),
    minSize: within(limits, "ecs.size").default(2).describe("Fewest tasks; they are spread over the zones."),
    maxSize: within(limits, "ecs.size").default(4).describe("Most tasks; leave room above minSize for scaling."),
    desiredCapacity: desiredCapacity(limits),
    autoscaling: z
      .strictObject({ cpu: cpuTracking(limits) })
      .prefault({})
      .describe("When the number of tasks changes."),
    rollout: rollout(limits),
    bootTime: within(limits, "vipkit.bootTime")
      .default(60)
      .describe(
        "Seconds from the start of a task until it answers its health check: its network, its image, its program.",
      ),
    healthCheckGracePeriod: within(limits, "ecs.gracePeriod")
      .describe(
        "Seconds after a task's start in which a failing check replaces nothing. Default: bootTime + healthyThreshold x interval of the slowest target group.",
      )
      .optional(),
    stopTimeout: within(limits, "ecs.fargate.stopTimeout")
      .default(30)
      .describe("Seconds that a task has to end once its drain is over; then it is killed."),
    readonlyRootFilesystem: z
      .boolean()
      .default(true)
      .describe("Whether the container cannot write to its image's files; a program that writes to them needs false."),
    user: formed(/^[a-z0-9_-]+(?::[a-z0-9_-]+)?$/i, "a user, or user:group, by name or number")
      .describe("Who the container runs as. Default: the image's own user.")
      .optional(),
    logRetention: logRetention(limits).default(90).describe("Days after which what the tasks wrote is deleted."),
  });

export type ContainerServiceShape = z.output<ReturnType<typeof containerServiceShape>>;
