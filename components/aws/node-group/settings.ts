import { ruled } from "../../../model/settings/rule";
import { perLimits, relaxedRules } from "../../../platforms/aws/limits";
import { autoscalingSettings } from "../autoscaling/settings";
import { nodeGroupCautions, nodeGroupRules } from "./rules";
import { nodeGroupShape } from "./schema";

/** The settings of one node group. */
export const nodeGroupSettings = perLimits((limits) =>
  ruled(
    nodeGroupShape(limits, autoscalingSettings(limits)),
    nodeGroupRules(limits),
    nodeGroupCautions(limits),
    relaxedRules(limits),
  ),
);
