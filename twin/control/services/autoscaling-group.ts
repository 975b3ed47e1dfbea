import { types } from "../../../platforms/aws/catalog/types";
import { vendorGroup } from "../../../platforms/aws/defaults";
import type { Cloud, Props, ResourceModel, ServiceTable, StoredResource } from "../../contract/resources";
import { admitGroup, groupType } from "./autoscaling-admission";
import { arnOf, globalArnOf, uuid } from "./support/arns";
import { define } from "./support/define";
import { count, isSet, record, text, texts, without } from "./support/read";
import { findTemplate, templateReference } from "./template-lookup";

const refreshDefaults = {
  maxHealthyPercentage: 100,
  minHealthyPercentage: vendorGroup.minHealthyPercentage,
  scaleInProtectedInstances: "Ignore",
  skipMatching: false,
  standbyInstances: "Ignore",
};

/** The provider's defaults inside blocks that the program gives. */
function normalize(inputs: Props): Props {
  const refresh = record(inputs, "instanceRefresh");
  const preferences = record(refresh ?? {}, "preferences");
  if (refresh === undefined || preferences === undefined) return inputs;
  return { ...inputs, instanceRefresh: { ...refresh, preferences: { ...refreshDefaults, ...preferences } } };
}

/** Names of the template beside its id and the other way round, as AWS answers. */
function launchTemplateOf(inputs: Props, cloud: Cloud): Props {
  const given = record(inputs, "launchTemplate");
  const reference = templateReference(inputs);
  if (given === undefined || reference === undefined) return {};
  const template = findTemplate(reference, cloud);
  const id = reference.id ?? template?.id ?? "";
  const name = reference.name ?? text(template?.outputs ?? {}, "name") ?? "";
  return { launchTemplate: { id, name, version: reference.version } };
}

/**
 * The number of nodes after a change. The program's value counts when the program changed it; otherwise what scaling made of it
 * stays. AWS moves it into the new bounds.
 */
function desiredAfter(inputs: Props, self: StoredResource | undefined): number {
  const [min, max] = [count(inputs, "minSize") ?? 0, count(inputs, "maxSize") ?? 0];
  const asked = count(inputs, "desiredCapacity");
  const live = count(self?.outputs ?? {}, "desiredCapacity");
  const isAsked = asked !== undefined && (self === undefined || asked !== count(self.inputs, "desiredCapacity"));
  return Math.min(Math.max(isAsked ? asked : (live ?? min), min), max);
}

function zonesOf(inputs: Props, cloud: Cloud): readonly string[] {
  const subnets = texts(inputs, "vpcZoneIdentifiers").flatMap((id) => cloud.get(types.subnet, id) ?? []);
  const zones = subnets.flatMap(({ outputs }) => text(outputs, "availabilityZone") ?? []);
  return zones.length > 0 ? [...new Set(zones)].sort() : texts(inputs, "availabilityZones");
}

const group: ResourceModel = define({
  type: groupType,
  replaceOn: ["name", "namePrefix", "initialLifecycleHooks"],
  sets: [
    "availabilityZones",
    "enabledMetrics",
    "initialLifecycleHooks",
    "instanceRefresh.triggers",
    "loadBalancers",
    "suspendedProcesses",
    "tags",
    "targetGroupArns",
    "trafficSources",
    "vpcZoneIdentifiers",
  ],
  autoname: { property: "name", maxLength: 255 },
  defaults: {
    forceDelete: false,
    forceDeleteWarmPool: false,
    healthCheckGracePeriod: vendorGroup.healthCheckGracePeriod,
    ignoreFailedScalingActivities: false,
    metricsGranularity: "1Minute",
    protectFromScaleIn: false,
    waitForCapacityTimeout: "10m",
  },
  computed: [
    "availabilityZones",
    "defaultCooldown",
    "desiredCapacity",
    "healthCheckType",
    "launchTemplate",
    "loadBalancers",
    "mixedInstancesPolicy",
    "serviceLinkedRoleArn",
    "targetGroupArns",
    "trafficSources",
    "vpcZoneIdentifiers",
  ],
  tagged: false,
  normalize,
  admit: admitGroup,
  // A bound that passes the live number takes it along, unless the program asks for another one.
  sent: (inputs, before) =>
    inputs["desiredCapacity"] === before["desiredCapacity"] ? without(inputs, ["desiredCapacity"]) : inputs,
  id: (inputs) => text(inputs, "name") ?? "",
  once: (inputs, id, cloud) => ({
    name: id,
    arn: arnOf(cloud, "autoscaling", `autoScalingGroup:${uuid(cloud)}:autoScalingGroupName/${id}`),
    defaultCooldown: 300,
    healthCheckType: "EC2",
    loadBalancers: [],
    targetGroupArns: [],
    trafficSources: [],
    vpcZoneIdentifiers: [],
    maxInstanceLifetime: 0,
    predictedCapacity: 0,
    warmPoolSize: 0,
    serviceLinkedRoleArn: globalArnOf(
      cloud,
      "iam",
      "role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
    ),
    ...(isSet(inputs, "terminationPolicies") ? {} : { terminationPolicies: [] }),
  }),
  derive: (inputs, _id, cloud, self) => ({
    ...launchTemplateOf(inputs, cloud),
    availabilityZones: zonesOf(inputs, cloud),
    desiredCapacity: desiredAfter(inputs, self),
  }),
});

export const autoscalingGroupTable: ServiceTable = { service: "autoscaling/group", resources: [group], functions: [] };
