import { z } from "zod";
import { formed, key, limitText, mapOf, textWithin, within } from "../../../model/settings/primitives";
import { checked } from "../../../model/settings/rule";
import { type Limits, wordsOf } from "../../../platforms/aws/limits";
import { wordOf, wordsText } from "../../../platforms/aws/primitives";
import type { autoscalingShape } from "../autoscaling/schema";
import { workload } from "./workload-schema";

const instanceType = formed(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, "an instance type such as m7g.large");

/** A list in one text, as the API has it. */
function healthCheckType(limits: Limits) {
  const checkers = wordsOf(limits, "autoscaling.healthCheckType");
  const allowed = `${wordsText(limits, "autoscaling.healthCheckType")}, or several with commas such as ELB,EBS`;
  return checked(z.string(allowed), (text) => {
    const parts = text.split(",");
    if (parts.every((part) => checkers.includes(part)) && new Set(parts).size === parts.length) return undefined;
    const fix = parts.includes("VPC_LATTICE")
      ? "leave VPC_LATTICE out: AWS has it, this toolkit attaches no VPC Lattice target groups"
      : fittingCheckers(parts, checkers);
    return { problem: "not an accepted value", allowed, ...(fix === undefined ? {} : { fix }) };
  });
}

/** The list that was meant: spaces, lower case and repeats are forgiven. */
function fittingCheckers(parts: readonly string[], checkers: readonly string[]): string | undefined {
  const meant = [...new Set(parts.map((part) => part.trim().toUpperCase()))];
  return meant.every((part) => checkers.includes(part)) ? `write ${meant.join(",")}` : undefined;
}

const lifetimeText = "0 (off), or 86400 (a day) to 31536000 (a year) seconds";

const mixedInstances = (limits: Limits) =>
  z
    .strictObject({
      instanceTypes: z
        .array(instanceType)
        .min(1, "at least one")
        .max(limits["autoscaling.mixed.instanceTypes"].max, `at most ${limits["autoscaling.mixed.instanceTypes"].max}`)
        .describe("Types to choose from, in place of instanceType; more types find more spot capacity."),
      onDemandBaseCapacity: within(limits, "autoscaling.size")
        .default(0)
        .describe("Nodes that are on demand before any spot node."),
      onDemandPercentageAboveBaseCapacity: within(limits, "autoscaling.mixed.onDemandPercentage")
        .default(100)
        .describe(
          "Percent of the remaining nodes that are on demand; the others are spot nodes, which AWS may take back.",
        ),
      spotAllocationStrategy: wordOf(limits, "autoscaling.spotAllocationStrategy")
        .default("price-capacity-optimized")
        .describe(
          "How spot nodes are chosen; lowest-price is interrupted most, capacity-optimized-prioritized prefers types in the order listed.",
        ),
    })
    .describe("Several instance types, on demand and spot. Absent: instanceType, on demand.");

const volume = (limits: Limits) =>
  z
    .strictObject({
      sizeGiB: within(limits, "ec2.volume.size")
        .default(20)
        .describe("Size of the root volume, gp3, always encrypted."),
      iops: within(limits, "ec2.volume.iops").default(3000).describe("Operations per second; at most 500 per GiB."),
      throughput: within(limits, "ec2.volume.throughput")
        .default(125)
        .describe("MiB per second; at most a quarter of iops."),
      kmsKeyId: z
        .string("a key id, ARN or alias")
        .min(1, "a key id, ARN or alias")
        .describe(
          "Key of the encryption. Its policy must admit the role AWSServiceRoleForAutoScaling, or no node starts. Default: the account's own for EBS.",
        )
        .optional(),
    })
    .prefault({})
    .describe("The node's disk.");

const instanceRefresh = (limits: Limits) =>
  z
    .strictObject({
      minHealthyPercentage: within(limits, "autoscaling.refresh.minHealthyPercentage")
        .default(100)
        .describe("Percent of the desired capacity that keeps serving while nodes are replaced."),
      maxHealthyPercentage: within(limits, "autoscaling.refresh.maxHealthyPercentage")
        .default(150)
        .describe("Percent that the group may grow to while nodes are replaced; at most 100 above the minimum."),
      autoRollback: z.boolean().default(true).describe("Whether a failed rollout returns to the version before."),
      checkpoints: z
        .array(within(limits, "autoscaling.refresh.checkpoint"))
        .default([])
        .describe("Percentages at which a rollout pauses, ascending, the last one 100."),
      checkpointDelay: within(limits, "autoscaling.refresh.checkpointDelay")
        .default(3600)
        .describe("Seconds of each pause."),
      alarms: z
        .array(textWithin(limits, "autoscaling.refresh.alarmName.length", "an alarm's name"))
        .max(limits["autoscaling.refresh.alarms"].max, `at most ${limitText(limits, "autoscaling.refresh.alarms")}`)
        .default([])
        .describe(
          "Names of CloudWatch alarms that end a rollout when one of them goes off; with autoRollback it then returns to the version before.",
        ),
    })
    .prefault({})
    .describe("How nodes are replaced when their template changes: in waves, starting by itself.");

const warmPool = (limits: Limits) =>
  z
    .strictObject({
      minSize: within(limits, "autoscaling.size")
        .default(0)
        .describe("Fewest stopped machines that are kept prepared, beyond what maxSize still leaves to grow by."),
      maxPreparedCapacity: within(limits, "autoscaling.size")
        .describe("Most machines of the group, prepared and serving together. Default: maxSize.")
        .optional(),
    })
    .describe(
      "Stopped machines that have booted once and only start when the group grows; their disks cost, they do not. Absent: none.",
    );

const lifecycleHooks = (limits: Limits) =>
  mapOf(
    z.strictObject({
      transition: z.enum(["launching", "terminating"]).describe("What waits: a node's start or its end."),
      heartbeatTimeout: within(limits, "autoscaling.hook.heartbeat")
        .default(300)
        .describe("Seconds until the wait ends by itself."),
      defaultResult: wordOf(limits, "autoscaling.hook.defaultResult")
        .default("CONTINUE")
        .describe("What happens then; an abandoned launch is terminated."),
    }),
  )
    .default({})
    .describe("Pauses in which something else can act on a node, by name.");

/** How many nodes there are at first, and who decides it later. */
export const desiredCapacity = (limits: Limits) =>
  z
    .strictObject({
      owner: z
        .enum(["program", "controller"])
        .default("controller")
        .describe(
          "Who owns the number of nodes once the group exists. `program`: every `up` sets `initial`. `controller`: scaling does, and it is never reverted.",
        ),
      initial: within(limits, "autoscaling.size").describe("Nodes to start with. Default: minSize.").optional(),
    })
    .prefault({})
    .describe("How many nodes there are, and who decides it.");

/** The options of a node group, each by itself; `nodeGroupSettings` adds the rules between them. */
export const nodeGroupShape = (limits: Limits, autoscaling: ReturnType<typeof autoscalingShape>) =>
  z.strictObject({
    targetGroups: z
      .array(key)
      .min(1, "at least one target group's name")
      .describe("Names of the target groups that its nodes serve."),
    minSize: within(limits, "autoscaling.size").default(2).describe("Fewest nodes; they are spread over the zones."),
    maxSize: within(limits, "autoscaling.size")
      .default(4)
      .describe("Most nodes; leave room above minSize for scaling."),
    desiredCapacity: desiredCapacity(limits),
    instanceType: instanceType.default("t3.small").describe("Machine type; its processor must fit `architecture`."),
    architecture: z
      .enum(["x86_64", "arm64"])
      .default("x86_64")
      .describe("Processor of the machine image; arm64 is Graviton."),
    imageId: formed(
      /^(?:ami-[0-9a-f]{8,17}|resolve:ssm:\/?[\w./:-]+)$/,
      "an AMI id such as ami-0a1b2c3d4e5f60718, or resolve:ssm:/path",
    )
      .describe(
        "AMI id, or an SSM public parameter that holds one (`resolve:ssm:...`), of Amazon Linux 2023 or an image made from it. Default: the newest Amazon Linux 2023.",
      )
      .optional(),
    mixedInstances: mixedInstances(limits).optional(),
    volume: volume(limits),
    // A web server that answers every path, the health check's included, on the port it is given.
    workload: workload(limits).prefault({
      type: "container",
      image: "public.ecr.aws/nginx/nginx:stable",
      command: [
        "sh",
        "-c",
        "echo \"server { listen $PORT; location / { return 200 '$NODE_ID $NODE_ZONE $NODE_GROUP'; } }\" > /etc/nginx/conf.d/default.conf && exec nginx -g 'daemon off;'",
      ],
    }),
    bootTime: within(limits, "vipkit.bootTime")
      .default(90)
      .describe(
        "Seconds from launch until the workload answers its health check: machine boot and start of the service.",
      ),
    stopTimeout: within(limits, "vipkit.stopTimeout")
      .describe(
        "Seconds a stopping service may use to finish its requests. Default: the longest drain of its target groups, plus 10.",
      )
      .optional(),
    healthCheckType: healthCheckType(limits)
      .default("ELB")
      .describe(
        "Who finds nodes that are to be replaced: `ELB` the load balancer, `EBS` a disk that does not answer, several as in `ELB,EBS`; `EC2`, the machine's own checks, always counts.",
      ),
    healthCheckGracePeriod: within(limits, "autoscaling.gracePeriod")
      .describe(
        "Seconds after launch in which a failing check replaces nothing. Default: bootTime + healthyThreshold x interval of the slowest target group.",
      )
      .optional(),
    defaultInstanceWarmup: within(limits, "autoscaling.warmup")
      .describe("Seconds until a new node counts in metrics and rollouts. Default: bootTime.")
      .optional(),
    maxInstanceLifetime: z
      .union([z.literal(0), within(limits, "autoscaling.maxInstanceLifetime", lifetimeText)], lifetimeText)
      .default(0)
      .describe("Seconds after which a node is replaced; 0 is off."),
    instanceRefresh: instanceRefresh(limits),
    warmPool: warmPool(limits).optional(),
    lifecycleHooks: lifecycleHooks(limits),
    autoscaling: autoscaling.prefault({}).describe("When and how the number of nodes changes."),
    managedPolicyArns: z
      .array(
        formed(
          /^arn:aws[a-z-]*:iam::(?:aws|\d{12}):policy\/\S+$/,
          "the ARN of an IAM policy such as arn:aws:iam::aws:policy/ReadOnlyAccess",
        ),
      )
      .default([])
      .describe("More IAM managed policies for the nodes; SSM and log shipping come by default."),
  });

export type NodeGroupShape = z.output<ReturnType<typeof nodeGroupShape>>;
