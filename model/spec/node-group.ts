import type { z } from "zod";
import { perLimits, relaxedRules } from "../limits";
import { ruled } from "../rule";
import { autoscalingRules } from "../rules/autoscaling";
import { nodeGroupCautions, nodeGroupRules } from "../rules/node-group";
import { autoscalingShape } from "../shape/autoscaling";
import { nodeGroupShape } from "../shape/node-group";

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
