import { types } from "../../../platforms/aws/catalog/types";
import { vendorGroup } from "../../../platforms/aws/defaults";
import {
  type Cloud,
  CloudError,
  type Props,
  type ResourceModel,
  type ServiceTable,
  type StoredResource,
} from "../../contract/resources";
import { admitTargetGroup, groupType, mustBeGroup } from "./autoscaling-admission";
import { balancersOf } from "./load-balancer-data";
import { arnOf, hex, uuid } from "./support/arns";
import { define } from "./support/define";
import { record, text, texts } from "./support/read";

const groupOf = (inputs: Props) => text(inputs, "autoscalingGroupName") ?? "";

/** These names are unique within their group only, so the id names the group too, as it does for an import. */
const within = (inputs: Props, key: string) => `${groupOf(inputs)}/${text(inputs, key) ?? ""}`;

/** `app/<balancer>/<id>/targetgroup/<group>/<id>`: AWS wants the two to be connected, and the group to be the scaling group's. */
function admitResourceLabel(inputs: Props, scaling: StoredResource | undefined, cloud: Cloud): void {
  const tracking = record(inputs, "targetTrackingConfiguration") ?? {};
  const predefined = record(tracking, "predefinedMetricSpecification") ?? {};
  if (text(predefined, "predefinedMetricType") !== "ALBRequestCountPerTarget") return;
  const label = text(predefined, "resourceLabel") ?? "";
  const invalid = (why: string) =>
    new CloudError("ValidationError", `The resource label '${label}' is not valid: ${why}`);
  const [, balancer, target] = /^(app\/[^/]+\/[0-9a-f]+)\/(targetgroup\/[^/]+\/[0-9a-f]+)$/.exec(label) ?? [];
  if (balancer === undefined || target === undefined) throw invalid("expected app/<name>/<id>/targetgroup/<name>/<id>");
  const group = cloud.where(types.targetGroup, "arnSuffix", target)[0];
  const owner = cloud.where(types.balancer, "arnSuffix", balancer)[0];
  if (group === undefined || owner === undefined) {
    if (cloud.unknownReferences === "assumed") return;
    throw invalid("no such load balancer or target group");
  }
  if (!balancersOf(group.id, cloud).includes(owner.id))
    throw invalid("the load balancer does not route traffic to the target group");
  if (scaling === undefined || texts(scaling.outputs, "targetGroupArns").includes(group.id)) return;
  throw invalid(`the target group is not attached to ${scaling.id}`);
}

const policy: ResourceModel = define({
  type: types.scalingPolicy,
  replaceOn: ["name", "autoscalingGroupName"],
  autoname: { property: "name", maxLength: 255 },
  defaults: { enabled: true, policyType: "SimpleScaling" },
  computed: ["metricAggregationType"],
  tagged: false,
  admit: (inputs, cloud) => {
    const scaling = mustBeGroup(groupOf(inputs), cloud);
    admitResourceLabel(inputs, scaling, cloud);
  },
  id: (inputs) => within(inputs, "name"),
  once: (inputs, _id, cloud) => ({
    name: text(inputs, "name") ?? "",
    arn: arnOf(
      cloud,
      "autoscaling",
      `scalingPolicy:${uuid(cloud)}:autoScalingGroupName/${groupOf(inputs)}:policyName/${text(inputs, "name") ?? ""}`,
    ),
    metricAggregationType: "",
  }),
});

function admitSchedule(inputs: Props, cloud: Cloud): void {
  mustBeGroup(groupOf(inputs), cloud);
  const start = Date.parse(text(inputs, "startTime") ?? "");
  if (start < cloud.now().getTime()) throw new CloudError("ValidationError", "Given start time is in the past");
}

const schedule: ResourceModel = define({
  type: types.schedule,
  replaceOn: ["autoscalingGroupName", "scheduledActionName"],
  computed: ["desiredCapacity", "maxSize", "minSize", "recurrence", "startTime", "endTime", "timeZone"],
  tagged: false,
  admit: admitSchedule,
  id: (inputs) => within(inputs, "scheduledActionName"),
  once: (inputs, _id, cloud) => ({
    arn: arnOf(
      cloud,
      "autoscaling",
      `scheduledUpdateGroupAction:${uuid(cloud)}:autoScalingGroupName/${groupOf(inputs)}:scheduledActionName/${text(inputs, "scheduledActionName") ?? ""}`,
    ),
    timeZone: "UTC",
    minSize: -1,
    maxSize: -1,
    desiredCapacity: -1,
  }),
});

const lifecycleHook: ResourceModel = define({
  type: types.lifecycleHook,
  replaceOn: ["name", "autoscalingGroupName"],
  autoname: { property: "name", maxLength: 255 },
  computed: ["defaultResult"],
  tagged: false,
  admit: (inputs, cloud) => void mustBeGroup(groupOf(inputs), cloud),
  id: (inputs) => within(inputs, "name"),
  once: (inputs) => ({
    name: text(inputs, "name") ?? "",
    defaultResult: "ABANDON",
    heartbeatTimeout: vendorGroup.heartbeatTimeout,
  }),
});

/** The scaling group's own list follows, as `DescribeAutoScalingGroups` shows it. */
function relist(scaling: string, cloud: Cloud, change: (arns: readonly string[]) => readonly string[]): void {
  const group = cloud.get(groupType, scaling);
  if (group !== undefined)
    cloud.patch(groupType, scaling, { targetGroupArns: change(texts(group.outputs, "targetGroupArns")) });
}

const attachment: ResourceModel = define({
  type: types.groupAttachment,
  replaceOn: ["autoscalingGroupName", "elb", "lbTargetGroupArn"],
  tagged: false,
  admit: (inputs, cloud) => {
    mustBeGroup(groupOf(inputs), cloud);
    const target = text(inputs, "lbTargetGroupArn");
    if (target !== undefined) admitTargetGroup(target, cloud);
  },
  id: (inputs, cloud) => `${groupOf(inputs)}-${hex(cloud, 16)}`,
  effect: (inputs, _id, cloud) => {
    const target = text(inputs, "lbTargetGroupArn");
    if (target !== undefined) relist(groupOf(inputs), cloud, (arns) => [...new Set([...arns, target])]);
  },
  remove: (old, cloud) => {
    const target = text(old.outputs, "lbTargetGroupArn");
    relist(groupOf(old.outputs), cloud, (arns) => arns.filter((arn) => arn !== target));
  },
});

export const autoscalingPoliciesTable: ServiceTable = {
  service: "autoscaling/policies",
  resources: [policy, schedule, lifecycleHook, attachment],
  functions: [],
};
