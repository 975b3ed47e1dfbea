import { ruled } from "../../../model/settings/rule";
import { perLimits, relaxedRules } from "../../../platforms/aws/limits";
import { autoscalingRules } from "./rules";
import { autoscalingShape } from "./schema";

/** When and how the number of nodes of one group changes. */
export const autoscalingSettings = perLimits((limits) =>
  ruled(autoscalingShape(limits), autoscalingRules, {}, relaxedRules(limits)),
);
