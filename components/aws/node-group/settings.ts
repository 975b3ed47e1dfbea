import type { z } from "zod";
import { ruled } from "../../../model/settings/rule";
import { perLimits, relaxedRules } from "../../../platforms/aws/limits";
import { autoscalingRules } from "../autoscaling/rules";
import { autoscalingShape } from "../autoscaling/schema";
import { nodeGroupCautions, nodeGroupRules } from "./rules";
import { nodeGroupShape } from "./schema";

/** When and how the number of nodes of one group changes. */
export const autoscalingSettings = perLimits((limits) =>
  ruled(autoscalingShape(limits), autoscalingRules, {}, relaxedRules(limits)),
);

/** The settings of one node group. */
export const nodeGroupSettings = perLimits((limits) =>
  ruled(
    nodeGroupShape(limits, autoscalingSettings(limits)),
    nodeGroupRules(limits),
    nodeGroupCautions(limits),
    relaxedRules(limits),
  ),
);

export type NodeGroupSettings = z.output<ReturnType<typeof nodeGroupSettings>>;
export type NodeGroupInput = z.input<ReturnType<typeof nodeGroupSettings>>;
export type AutoscalingSettings = z.output<ReturnType<typeof autoscalingSettings>>;
export type AutoscalingInput = z.input<ReturnType<typeof autoscalingSettings>>;
export type WorkloadSettings = NodeGroupSettings["workload"];
