import { groupMetrics } from "../../../platforms/aws/metrics/table";
import type { Timers } from "../../../platforms/aws/node-timers";
import { keepAliveTag } from "../../../platforms/aws/readiness";
import type { NodeGroupSettings } from "./resolved";

/** Nodes to start with: what the user said, else the minimum. */
const planInitialCapacity = ({ desiredCapacity, minSize }: NodeGroupSettings): number =>
  desiredCapacity.initial ?? minSize;

/**
 * The group's sizes. With `program` every `up` sets the desired capacity; with `controller` it is only the number to start with, and the
 * component tells the engine to leave later changes alone. Raising the minimum above what is live works either way: AWS follows it.
 */
export function planCapacity(settings: NodeGroupSettings) {
  const { minSize, maxSize } = settings;
  return { minSize, maxSize, desiredCapacity: planInitialCapacity(settings) };
}

const usesSpot = ({ mixedInstances }: NodeGroupSettings): boolean =>
  mixedInstances !== undefined && mixedInstances.onDemandPercentageAboveBaseCapacity < 100;

/** How nodes are replaced, whatever the reason: a new template, a broken node, a rebalanced zone. */
export function planReplacement(settings: NodeGroupSettings) {
  const { minHealthyPercentage, maxHealthyPercentage, autoRollback, checkpoints, checkpointDelay, alarms } =
    settings.instanceRefresh;
  const percentages = { minHealthyPercentage, maxHealthyPercentage };
  return {
    capacityRebalance: usesSpot(settings),
    // Where a zone or type has no spot capacity, AWS tries the next; without this the provider gives up at the first refusal.
    ignoreFailedScalingActivities: usesSpot(settings),
    instanceMaintenancePolicy: percentages,
    instanceRefresh: {
      strategy: "Rolling",
      preferences: {
        ...percentages,
        autoRollback,
        skipMatching: true,
        ...(checkpoints.length === 0
          ? {}
          : { checkpointPercentages: checkpoints, checkpointDelay: `${checkpointDelay}` }),
        ...(alarms.length === 0 ? {} : { alarmSpecification: { alarms } }),
      },
    },
    terminationPolicies: [
      ...(settings.mixedInstances === undefined ? [] : ["AllocationStrategy"]),
      "OldestLaunchTemplate",
      "Default",
    ],
  };
}

/**
 * Machines that are prepared beside the group, stopped. A running one would never boot again and so never report itself ready a second time;
 * the launch hook, which holds it back when it joins the group, would run its whole time.
 */
export function planWarmPool({ warmPool }: Pick<NodeGroupSettings, "warmPool">) {
  if (warmPool === undefined) return undefined;
  const { minSize, maxPreparedCapacity } = warmPool;
  return {
    poolState: "Stopped",
    minSize,
    ...(maxPreparedCapacity === undefined ? {} : { maxGroupPreparedCapacity: maxPreparedCapacity }),
  };
}

/** Which machines, and in what proportion of on-demand and spot; undefined for one type on demand. */
export function planMixedInstances({ mixedInstances }: NodeGroupSettings) {
  if (mixedInstances === undefined) return undefined;
  const { instanceTypes, ...distribution } = mixedInstances;
  return {
    instancesDistribution: distribution,
    overrides: instanceTypes.map((instanceType) => ({ instanceType })),
  };
}

/** Says on the group what no resource else shows, so that policies can judge it. */
export const planKeepAliveTag = ({ workload }: Pick<NodeGroupSettings, "workload">) =>
  workload.keepAliveTimeout === undefined
    ? []
    : [{ key: keepAliveTag, value: `${workload.keepAliveTimeout}`, propagateAtLaunch: false }];

/** What the engine leaves alone: a number of nodes that a controller owns. */
export const planIgnored = ({ desiredCapacity }: NodeGroupSettings): string[] =>
  desiredCapacity.owner === "controller" ? ["desiredCapacity"] : [];

/** Holds a node back until its workload answers. A node that cannot report is let in when the time is over: its targets' checks judge it. */
export const planReadyHook = ({ readyTimeout }: Timers) => ({
  lifecycleTransition: transitions.launching,
  heartbeatTimeout: readyTimeout,
  defaultResult: "CONTINUE",
});

const transitions = {
  launching: "autoscaling:EC2_INSTANCE_LAUNCHING",
  terminating: "autoscaling:EC2_INSTANCE_TERMINATING",
} as const;

export function planLifecycleHook({ transition, ...hook }: NodeGroupSettings["lifecycleHooks"][string]) {
  return { lifecycleTransition: transitions[transition], ...hook };
}

const publicParameter = /^resolve:ssm:(\/.+)$/;

/** Where the image's id comes from: the user, or a public parameter that is read at plan time. */
type ImageSource = { readonly id: string } | { readonly parameter: string };

/**
 * A template must hold a concrete image id, or an instance refresh could not roll back; so a parameter is read before, and a newer image
 * shows in the preview.
 */
export function planImage({ imageId, architecture }: Pick<NodeGroupSettings, "imageId" | "architecture">): ImageSource {
  if (imageId === undefined) {
    return { parameter: `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architecture}` };
  }
  const parameter = publicParameter.exec(imageId)?.[1];
  return parameter === undefined ? { id: imageId } : { parameter };
}

/** The machine's hardening and disk. Hop limit 1: workloads run on the host's network, so nothing legitimate is further away. */
export function planMachine({ volume, instanceType }: NodeGroupSettings) {
  const { sizeGiB, iops, throughput, kmsKeyId } = volume;
  return {
    instanceType,
    metadataOptions: {
      httpEndpoint: "enabled",
      httpTokens: "required",
      httpPutResponseHopLimit: 1,
      instanceMetadataTags: "disabled",
    },
    monitoring: { enabled: true },
    blockDeviceMappings: [
      {
        deviceName: "/dev/xvda",
        ebs: {
          encrypted: "true",
          ...(kmsKeyId === undefined ? {} : { kmsKeyId }),
          volumeType: "gp3",
          volumeSize: sizeGiB,
          iops,
          throughput,
          deleteOnTermination: "true",
        },
      },
    ],
  };
}

/** Group metrics that show a scaling decision and its outcome; free of charge. */
export const enabledMetrics = Object.keys(groupMetrics).filter(
  (name): name is keyof typeof groupMetrics => name in groupMetrics,
);
