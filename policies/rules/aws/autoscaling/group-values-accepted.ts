import { types } from "../../../../platforms/aws/catalog/types";
import { acceptedValues } from "../../../queries/accepted-values";

export const groupValuesAccepted = acceptedValues({
  id: "group-values-accepted",
  title: "Scaling groups, their policies, schedules and hooks have settings that AWS takes",
  remediation: "Write a value inside the range that the finding names; keep minSize <= desiredCapacity <= maxSize.",
  url: "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html",
  types: [types.group, types.scalingPolicy, types.schedule, types.lifecycleHook, types.groupAttachment],
});
