import { ruled } from "../../../model/settings/rule";
import { forgetting } from "../../../model/settings/written";
import { perLimits, relaxedRules } from "../../../platforms/aws/limits";
import { targetGroupCautions, targetGroupRules } from "./rules";
import { targetGroupShape } from "./schema";

/** The settings of one target group. */
export const targetGroupSettings = perLimits((limits) =>
  forgetting(ruled(targetGroupShape(limits), targetGroupRules(limits), targetGroupCautions, relaxedRules(limits))),
);
