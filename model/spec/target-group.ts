import type { z } from "zod";
import { perLimits, relaxedRules } from "../limits";
import { ruled } from "../rule";
import { targetGroupCautions, targetGroupRules } from "../rules/target-group";
import { targetGroupShape } from "../shape/target-group";
import { forgetting } from "../written";

/** The settings of one target group. */
export const targetGroupSettings = perLimits((limits) =>
  forgetting(ruled(targetGroupShape(limits), targetGroupRules(limits), targetGroupCautions, relaxedRules(limits))),
);

export type TargetGroupSettings = z.output<ReturnType<typeof targetGroupSettings>>;
export type TargetGroupInput = z.input<ReturnType<typeof targetGroupSettings>>;
