import type { z } from "zod";
import { parseJson } from "../../model/graph/json";
import { types } from "../../platforms/aws/catalog/types";
import type { ScalingGroup, TargetTrackingPolicy } from "../contract/desired-state";
import type { LaunchTemplate } from "../contract/launch-template";
import {
  applicationPolicyShape,
  containerServiceShape,
  containersShape,
  scalableTargetShape,
  taskDefinitionShape,
} from "./service-shapes";
import { subnetShape } from "./shapes";
import { groupBy, readAll, type Stored } from "./stored";

type Service = z.output<typeof containerServiceShape>;
type Definition = z.output<typeof taskDefinitionShape>;

/** `service/<cluster>/<name>`, as Application Auto Scaling names it. */
const resourceIdOf = ({ id }: Service): string => id.slice(id.indexOf(":service/") + 1);

/** Services of ECS: their tasks are nodes, which are started, checked, replaced and scaled as those of a scaling group are. */
export function deriveServices(stored: Stored): ScalingGroup[] {
  const related = {
    definitions: readAll(stored, types.taskDefinition, taskDefinitionShape),
    subnets: new Map(readAll(stored, types.subnet, subnetShape).map((subnet) => [subnet.id, subnet])),
    targets: readAll(stored, types.scalableTarget, scalableTargetShape),
    policies: groupBy(
      readAll(stored, types.applicationScalingPolicy, applicationPolicyShape),
      ({ resourceId }) => resourceId,
    ),
  };
  return readAll(stored, types.containerService, containerServiceShape).flatMap((service) => {
    const definition = definitionOf(service, related.definitions);
    return definition === undefined ? [] : [toGroup(service, definition, related)];
  });
}

/**
 * The revision that a service names. One that the program has replaced is gone from the store, where AWS still has it as inactive: the newest of
 * the family stands in for what it ran, under its number.
 */
function definitionOf({ taskDefinition }: Service, all: readonly Definition[]): Definition | undefined {
  const [family = "", number] = taskDefinition.slice(taskDefinition.lastIndexOf("/") + 1).split(":");
  const own = all.filter((one) => one.family === family).toSorted((one, other) => other.revision - one.revision);
  const [newest] = own;
  if (newest === undefined || number === undefined) return newest;
  const revision = Number(number);
  return own.find((one) => one.revision === revision) ?? { ...newest, revision };
}

interface Related {
  readonly subnets: ReadonlyMap<string, z.output<typeof subnetShape>>;
  readonly targets: readonly z.output<typeof scalableTargetShape>[];
  readonly policies: ReadonlyMap<string, readonly z.output<typeof applicationPolicyShape>[]>;
}

function toGroup(service: Service, definition: Definition, { subnets, targets, policies }: Related): ScalingGroup {
  const limits = targets.find(({ resourceId }) => resourceId === resourceIdOf(service));
  const minSize = limits?.minCapacity ?? service.desiredCount;
  const maxSize = limits?.maxCapacity ?? service.desiredCount;
  const read = (policies.get(resourceIdOf(service)) ?? []).map(readPolicy);
  const { enable = false, rollback = false } = service.deploymentCircuitBreaker ?? {};
  return {
    name: service.name,
    arn: service.arn,
    minSize,
    maxSize,
    desiredCapacity: Math.min(Math.max(service.desiredCount, minSize), maxSize),
    healthCheckType: "ELB",
    healthCheckGracePeriod: service.healthCheckGracePeriodSeconds,
    defaultInstanceWarmup: 0,
    subnets: (service.networkConfiguration?.subnets ?? []).flatMap((id) => {
      const subnet = subnets.get(id);
      return subnet === undefined ? [] : [{ id, zone: subnet.availabilityZone, cidr: subnet.cidrBlock }];
    }),
    targetGroups: service.loadBalancers.flatMap(({ targetGroupArn }) => targetGroupArn ?? []),
    launchTemplate: templateOf(service, definition),
    hooks: [],
    policies: read.flatMap(({ tracking }) => tracking ?? []),
    steps: [],
    schedules: [],
    skipped: read.flatMap(({ skipped }) => skipped ?? []),
    maxInstanceLifetime: 0,
    maintenance: undefined,
    refresh: {
      minHealthyPercentage: service.deploymentMinimumHealthyPercent,
      maxHealthyPercentage: service.deploymentMaximumPercent,
      autoRollback: enable && rollback,
      instanceWarmup: 0,
      checkpoints: [],
      checkpointDelay: 0,
      bakeTime: 0,
      alarms: [],
      unmeasured: [],
    },
    warmPool: undefined,
    tags: {},
  };
}

/** The container behind the balancer stands for the whole task. */
function templateOf(service: Service, { family, revision, containerDefinitions }: Definition): LaunchTemplate {
  const all = containersShape.safeParse(parseJson(containerDefinitions)).data ?? [];
  const [entry] = service.loadBalancers;
  const container = all.find(({ name }) => name === entry?.containerName) ?? all[0];
  return {
    id: family,
    version: revision,
    floating: false,
    securityGroups: service.networkConfiguration?.securityGroups ?? [],
    userData: "",
    container: {
      environment: {
        ...(entry === undefined ? {} : { PORT: `${entry.containerPort}` }),
        ...Object.fromEntries((container?.environment ?? []).map(({ name, value }) => [name, value] as const)),
      },
      secrets: (container?.secrets ?? []).map(({ name }) => name),
      stopTimeout: container?.stopTimeout ?? 30,
    },
  };
}

interface Read {
  readonly tracking?: TargetTrackingPolicy;
  /** Why the twin does not run it, after its name. */
  readonly skipped?: string;
}

function readPolicy(policy: z.output<typeof applicationPolicyShape>): Read {
  const tracking = policy.targetTrackingScalingPolicyConfiguration;
  if (!tracking)
    return { skipped: `${policy.name}: a policy of type ${policy.policyType} is not run for services of ECS` };
  const metric = tracking.predefinedMetricSpecification?.predefinedMetricType;
  if (metric !== "ECSServiceAverageCPUUtilization")
    return {
      skipped: `${policy.name}: it tracks ${metric ?? "a metric of its own"}, which the twin does not run for services of ECS`,
    };
  const { targetValue, disableScaleIn } = tracking;
  return {
    tracking: {
      name: policy.name,
      metric: "ASGAverageCPUUtilization",
      targetGroup: undefined,
      targetValue,
      disableScaleIn,
    },
  };
}
