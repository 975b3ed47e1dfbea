import type { z } from "zod";
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

export type NodeGroupSettings = z.output<ReturnType<typeof nodeGroupSettings>>;
export type NodeGroupInput = z.input<ReturnType<typeof nodeGroupSettings>>;
export type WorkloadSettings = NodeGroupSettings["workload"];
