import { z } from "zod";
import { formed, key } from "../../../model/settings/primitives";
import { wholeWithin } from "../../../platforms/kubernetes/primitives";
import { autoscalingSettings } from "../autoscaling/settings";
import { workload } from "./workload-schema";

const instanceRefresh = () =>
  z
    .strictObject({
      minHealthyPercentage: wholeWithin("kubernetes.percent")
        .default(100)
        .describe("Percent of the nodes that keep serving while others are replaced."),
      maxHealthyPercentage: wholeWithin("kubernetes.surge")
        .default(150)
        .describe("Percent that the group may grow to while nodes are replaced."),
    })
    .prefault({})
    .describe("How nodes are replaced when their template changes: in waves, new ones first.");

const desiredCapacity = () =>
  z
    .strictObject({
      owner: z
        .enum(["program", "controller"])
        .default("controller")
        .describe(
          "Who owns the number of nodes once the group exists. `program`: every `up` sets `initial`, and nothing scales. `controller`: scaling does, and it is never reverted.",
        ),
      initial: wholeWithin("kubernetes.replicas").describe("Nodes to start with. Default: minSize.").optional(),
    })
    .prefault({})
    .describe("How many nodes there are, and who decides it.");

const pod = () =>
  z
    .strictObject({
      cpuMillis: wholeWithin("kubernetes.cpu")
        .default(250)
        .describe("Thousandths of a processor that a node asks for; CPU targets of scaling are percents of it."),
      memoryMiB: wholeWithin("kubernetes.memory")
        .default(256)
        .describe("MiB of memory that a node asks for and may use at most: beyond it the node is killed."),
      user: wholeWithin("kubernetes.user")
        .default(65532)
        .describe("Number of the user that the image runs as; never root, whatever the image says."),
      readOnlyRootFilesystem: z.boolean().default(true).describe("Whether the image may write below /tmp only."),
      tolerationSeconds: wholeWithin("kubernetes.toleration")
        .default(30)
        .describe(
          "Seconds that a pod stays on a machine which does not answer or is not ready, before another one replaces it. Kubernetes' own default is 300.",
        ),
      imagePullSecret: formed(/^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/, "a Secret's name")
        .describe("Secret in the namespace with the credentials of the image's registry.")
        .optional(),
    })
    .prefault({})
    .describe("What a node is as a pod.");

/** The options of a node group on Kubernetes, each by itself; `nodeGroupSettings` adds the rules between them. */
export const nodeGroupShape = () =>
  z.strictObject({
    targetGroups: z
      .array(key)
      .min(1, "at least one target group's name")
      .describe("Names of the target groups that its nodes serve."),
    minSize: wholeWithin("kubernetes.replicas").default(2).describe("Fewest nodes; they are spread over the zones."),
    maxSize: wholeWithin("kubernetes.replicas")
      .default(4)
      .describe("Most nodes; leave room above minSize for scaling."),
    desiredCapacity: desiredCapacity(),
    workload: workload(),
    bootTime: wholeWithin("vipkit.bootTime")
      .default(30)
      .describe("Seconds from the pod's start until the workload answers its health check."),
    stopTimeout: wholeWithin("vipkit.stopTimeout")
      .describe(
        "Seconds a stopping service may use to finish its requests. Default: the longest drain of its target groups, plus 10.",
      )
      .optional(),
    healthCheckType: z
      .enum(["EC2", "ELB"])
      .default("ELB")
      .describe(
        "Who finds nodes that are to be restarted: `ELB` the health check, as a liveness probe; `EC2` nothing but the end of the process.",
      ),
    healthCheckGracePeriod: wholeWithin("vipkit.bootTime")
      .describe(
        "Seconds after the start in which a failing check restarts nothing. Default: bootTime + healthyThreshold x interval of the slowest target group.",
      )
      .optional(),
    instanceRefresh: instanceRefresh(),
    autoscaling: autoscalingSettings().prefault({}).describe("When and how the number of nodes changes."),
    pod: pod(),
  });

export type NodeGroupShape = z.output<ReturnType<typeof nodeGroupShape>>;
