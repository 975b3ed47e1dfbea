import type { z } from "zod";
import { types } from "../../platforms/aws/catalog/types";
import { vendorGroup } from "../../platforms/aws/defaults";
import type { ScheduledAction } from "../../platforms/aws/scaling/schedules";
import type { ScalingGroup } from "../contract/desired-state";
import type { LaunchTemplate } from "../contract/launch-template";
import { derivePolicies, deriveRefreshAlarms, type PolicyContext } from "./derive-policies";
import { alarmShape, policyShape } from "./scaling-shapes";
import {
  attachmentShape,
  type GroupShape,
  groupShape,
  launchTemplateShape,
  lifecycleHookShape,
  scheduleShape,
  subnetShape,
  targetGroupShape,
} from "./shapes";
import { groupBy, readAll, type Stored } from "./stored";

type Template = z.output<typeof launchTemplateShape>;
type Hook = ScalingGroup["hooks"][number];

const launching = "autoscaling:EC2_INSTANCE_LAUNCHING";

/** Every group that has a launch template to launch from; the vendor stores no other. */
export function deriveScalingGroups(stored: Stored): ScalingGroup[] {
  const related = relatedOf(stored);
  return readAll(stored, types.group, groupShape).flatMap((group) => {
    const launchTemplate = templateOf(group, related.templates);
    return launchTemplate === undefined ? [] : [toScalingGroup(group, launchTemplate, related)];
  });
}

function relatedOf(stored: Stored) {
  const byGroup = (item: { readonly autoscalingGroupName: string }) => item.autoscalingGroupName;
  return {
    templates: readAll(stored, types.launchTemplate, launchTemplateShape),
    subnets: new Map(readAll(stored, types.subnet, subnetShape).map((subnet) => [subnet.id, subnet])),
    targetGroups: readAll(stored, types.targetGroup, targetGroupShape),
    attachments: groupBy(readAll(stored, types.groupAttachment, attachmentShape), byGroup),
    hooks: groupBy(readAll(stored, types.lifecycleHook, lifecycleHookShape), byGroup),
    policies: groupBy(readAll(stored, types.scalingPolicy, policyShape), byGroup),
    alarms: readAll(stored, types.alarm, alarmShape),
    schedules: groupBy(readAll(stored, types.schedule, scheduleShape), byGroup),
  };
}

type Related = ReturnType<typeof relatedOf>;

function toScalingGroup(group: GroupShape, launchTemplate: LaunchTemplate, related: Related): ScalingGroup {
  const desired = group.desiredCapacity ?? group.minSize;
  const targetGroups = targetGroupsOf(group, related);
  const context = { ...related, own: targetGroups };
  return {
    name: group.name,
    arn: group.arn,
    minSize: group.minSize,
    maxSize: group.maxSize,
    // A minimum raised above the live value raises it, a maximum lowered below it lowers it, as the vendor does on update.
    desiredCapacity: Math.min(Math.max(desired, group.minSize), group.maxSize),
    healthCheckType: group.healthCheckType.includes("ELB") ? "ELB" : "EC2",
    healthCheckGracePeriod: group.healthCheckGracePeriod,
    defaultInstanceWarmup: Math.max(group.defaultInstanceWarmup ?? group.defaultCooldown, 0),
    subnets: group.vpcZoneIdentifiers.flatMap((id) => {
      const subnet = related.subnets.get(id);
      return subnet === undefined ? [] : [{ id, zone: subnet.availabilityZone, cidr: subnet.cidrBlock }];
    }),
    targetGroups,
    launchTemplate,
    hooks: hooksOf(group, related),
    ...derivePolicies(related.policies.get(group.name) ?? [], context),
    schedules: (related.schedules.get(group.name) ?? []).map(scheduleOf),
    maxInstanceLifetime: group.maxInstanceLifetime,
    maintenance: maintenanceOf(group),
    refresh: refreshOf(group, context),
    warmPool: warmPoolOf(group),
    tags: Object.fromEntries(group.tags.filter((tag) => tag.propagateAtLaunch).map((tag) => [tag.key, tag.value])),
  };
}

function templateOf(group: GroupShape, templates: readonly Template[]): LaunchTemplate | undefined {
  const mixed = group.mixedInstancesPolicy?.launchTemplate?.launchTemplateSpecification;
  const reference = mixed
    ? { id: mixed.launchTemplateId, name: mixed.launchTemplateName, version: mixed.version }
    : group.launchTemplate;
  if (!reference) return undefined;
  const template = templates.find(({ id, name }) => id === reference.id || name === reference.name);
  if (template === undefined) return undefined;
  const version = versionOf(reference.version, template);
  const contents = template.versions[version] ?? template;
  const onInterface = contents.networkInterfaces.flatMap((networkInterface) => networkInterface.securityGroups);
  return {
    id: template.id,
    version,
    floating: reference.version.startsWith("$"),
    securityGroups: [...new Set([...contents.vpcSecurityGroupIds, ...onInterface])],
    userData: Buffer.from(contents.userData, "base64").toString("utf8"),
  };
}

function versionOf(version: string, template: Template): number {
  if (version === "$Latest") return template.latestVersion;
  return version === "$Default" || version === "" ? template.defaultVersion : Number(version);
}

function targetGroupsOf(group: GroupShape, related: Related): string[] {
  const attached = (related.attachments.get(group.name) ?? []).flatMap(
    (attachment) => attachment.lbTargetGroupArn ?? [],
  );
  const sources = group.trafficSources.filter(({ type }) => type === "elbv2").map(({ identifier }) => identifier);
  return [...new Set([...group.targetGroupArns, ...sources, ...attached])];
}

/** A hook resource takes over the group's initial hook of the same name. */
function hooksOf(group: GroupShape, related: Related): Hook[] {
  const hooks = [...group.initialLifecycleHooks, ...(related.hooks.get(group.name) ?? [])];
  const byName = new Map(hooks.map((hook) => [hook.name, hook]));
  return [...byName.values()].map((hook) => ({
    name: hook.name,
    transition: hook.lifecycleTransition === launching ? "launching" : "terminating",
    heartbeat: hook.heartbeatTimeout,
    result: hook.defaultResult === "CONTINUE" ? "CONTINUE" : "ABANDON",
  }));
}

function scheduleOf(schedule: z.output<typeof scheduleShape>): ScheduledAction {
  return {
    name: schedule.scheduledActionName,
    recurrence: schedule.recurrence,
    timeZone: schedule.timeZone,
    startTime: instant(schedule.startTime),
    endTime: instant(schedule.endTime),
    minSize: schedule.minSize,
    maxSize: schedule.maxSize,
    desiredCapacity: schedule.desiredCapacity,
  };
}

function instant(text: string | undefined): number | undefined {
  const value = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(value) ? undefined : value;
}

/** -1 resets the policy, so it counts as none. */
function maintenanceOf(group: GroupShape): ScalingGroup["maintenance"] {
  const policy = group.instanceMaintenancePolicy;
  return policy && policy.minHealthyPercentage >= 0 && policy.maxHealthyPercentage >= 100 ? policy : undefined;
}

/** -1 stands for no limit of its own. */
function warmPoolOf({ warmPool }: GroupShape): ScalingGroup["warmPool"] {
  if (!warmPool) return undefined;
  const { minSize, maxGroupPreparedCapacity: most } = warmPool;
  return { minSize, maxPreparedCapacity: most === undefined || most < 0 ? undefined : most };
}

function refreshOf(group: GroupShape, context: PolicyContext): ScalingGroup["refresh"] {
  if (!group.instanceRefresh) return undefined;
  const preferences = group.instanceRefresh.preferences;
  const maintenance = maintenanceOf(group);
  return {
    minHealthyPercentage:
      preferences?.minHealthyPercentage ?? maintenance?.minHealthyPercentage ?? vendorGroup.minHealthyPercentage,
    maxHealthyPercentage: preferences?.maxHealthyPercentage ?? maintenance?.maxHealthyPercentage ?? 100,
    autoRollback: preferences?.autoRollback ?? false,
    instanceWarmup: preferences?.instanceWarmup ?? group.defaultInstanceWarmup ?? group.healthCheckGracePeriod,
    checkpoints: preferences?.checkpointPercentages ?? [],
    checkpointDelay: preferences?.checkpointDelay ?? 3600,
    bakeTime: preferences?.bakeTime ?? 0,
    ...deriveRefreshAlarms(preferences?.alarmSpecification?.alarms ?? [], context),
  };
}
