import { z } from "zod";
import type { Limits } from "../limits";
import { key, mapOf, within } from "../shape/primitives";

const workload = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("command"),
    /** Program and arguments; runs as a systemd service with PORT and the node's identity in its environment. */
    command: z.array(z.string().min(1)).min(1),
    environment: z.record(z.string(), z.string()).default({}),
    user: z.string().default("vip"),
  }),
  z.strictObject({
    type: z.literal("container"),
    image: z.string().min(1),
    command: z.array(z.string()).default([]),
    environment: z.record(z.string(), z.string()).default({}),
  }),
]);

export const autoscalingSettings = (limits: Limits) =>
  z.strictObject({
    /** Percent of CPU that the group is kept at; absent: no such policy. */
    cpu: z
      .strictObject({ targetValue: z.number().min(1).max(100), disableScaleIn: z.boolean().default(false) })
      .optional(),
    /** Requests per target and minute that the group is kept at; application load balancers only. */
    requestsPerTarget: z
      .strictObject({
        targetValue: z.number().positive(),
        /** Which target group counts, when the node group serves more than one. */
        targetGroup: key.optional(),
        disableScaleIn: z.boolean().default(false),
      })
      .optional(),
    schedules: mapOf(
      z.strictObject({
        recurrence: z.string(),
        timeZone: z.string().default("UTC"),
        minSize: within(limits, "autoscaling.size").optional(),
        maxSize: within(limits, "autoscaling.size").optional(),
        desiredCapacity: within(limits, "autoscaling.size").optional(),
      }),
    ).default({}),
  });

export const nodeGroupSettings = (limits: Limits) =>
  z.strictObject({
    /** Keys of the target groups its nodes serve. */
    targetGroups: z.array(key).min(1),
    minSize: within(limits, "autoscaling.size").default(2),
    maxSize: within(limits, "autoscaling.size").default(4),
    /** Who owns the number of nodes once the group exists. `program`: every `up` sets `initial`. `controller`: scaling does; it is never reverted. */
    desiredCapacity: z
      .strictObject({
        owner: z.enum(["program", "controller"]).default("controller"),
        initial: within(limits, "autoscaling.size").optional(),
      })
      .prefault({}),
    instanceType: z.string().default("t3.small"),
    architecture: z.enum(["x86_64", "arm64"]).default("x86_64"),
    /** AMI id, or an SSM public parameter that holds one (`resolve:ssm:...`); default: the newest Amazon Linux 2023. */
    imageId: z.string().optional(),
    mixedInstances: z
      .strictObject({
        instanceTypes: z.array(z.string()).min(1).max(40),
        onDemandBaseCapacity: z.int().min(0).default(0),
        onDemandPercentageAboveBaseCapacity: z.int().min(0).max(100).default(100),
        spotAllocationStrategy: z
          .enum(["price-capacity-optimized", "capacity-optimized", "lowest-price"])
          .default("price-capacity-optimized"),
      })
      .optional(),
    volume: z
      .strictObject({
        sizeGiB: within(limits, "ec2.volume.size").default(20),
        iops: z.int().min(3000).max(80000).default(3000),
        throughput: z.int().min(125).max(2000).default(125),
        kmsKeyId: z.string().optional(),
      })
      .prefault({}),
    /** Default: a web server that answers every path, the health check's included, on the port it is given. */
    workload: workload.prefault({
      type: "container",
      image: "public.ecr.aws/nginx/nginx:stable",
      command: [
        "sh",
        "-c",
        "echo \"server { listen $PORT; location / { return 200 '$NODE_ID $NODE_ZONE $NODE_GROUP'; } }\" > /etc/nginx/conf.d/default.conf && exec nginx -g 'daemon off;'",
      ],
    }),
    /** Seconds from launch until the workload answers its health check: machine boot and start of the service. */
    bootTime: z.int().min(0).max(3600).default(90),
    /** Seconds a stopping service may use to finish its requests; default: the longest drain of its target groups, plus 10. */
    stopTimeout: z.int().min(1).max(7200).optional(),
    healthCheckType: z.enum(["EC2", "ELB"]).default("ELB"),
    /** Seconds; default: bootTime + healthyThreshold x interval of the slowest target group. */
    healthCheckGracePeriod: z.int().min(0).max(7200).optional(),
    /** Seconds; default: bootTime. */
    defaultInstanceWarmup: z.int().min(0).max(3600).optional(),
    maxInstanceLifetime: z.union([z.literal(0), z.int().min(86400).max(31536000)]).default(0),
    instanceRefresh: z
      .strictObject({
        minHealthyPercentage: z.int().min(0).max(100).default(100),
        maxHealthyPercentage: z.int().min(100).max(200).default(150),
        autoRollback: z.boolean().default(true),
        checkpoints: z.array(z.int().min(1).max(100)).default([]),
        checkpointDelay: z.int().min(0).max(172800).default(3600),
      })
      .prefault({}),
    lifecycleHooks: mapOf(
      z.strictObject({
        transition: z.enum(["launching", "terminating"]),
        heartbeatTimeout: within(limits, "autoscaling.hook.heartbeat").default(300),
        defaultResult: z.enum(["CONTINUE", "ABANDON"]).default("CONTINUE"),
      }),
    ).default({}),
    autoscaling: autoscalingSettings(limits).prefault({}),
    /** More IAM managed policies for the nodes; SSM and log shipping come by default. */
    managedPolicyArns: z.array(z.string()).default([]),
  });

export type NodeGroupSettings = z.output<ReturnType<typeof nodeGroupSettings>>;
export type NodeGroupInput = z.input<ReturnType<typeof nodeGroupSettings>>;
export type AutoscalingSettings = NodeGroupSettings["autoscaling"];
export type AutoscalingInput = z.input<ReturnType<typeof autoscalingSettings>>;
export type WorkloadSettings = NodeGroupSettings["workload"];
