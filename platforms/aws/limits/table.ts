import type { Limit } from "../../../model/limits";
import { toolkitLimits } from "../../../model/limits";
import { addressLimits } from "./address";
import { autoscalingLimits } from "./autoscaling";
import { ecsLimits } from "./ecs";
import { elbv2Limits } from "./elbv2";
import { networkLimits } from "./network";
import { operationsLimits } from "./operations";
import { wafv2Limits } from "./wafv2";

/** Every limit the toolkit knows, by key. One that the vendor has moved is overridden under `vipkit:limits`. */
export const table = {
  ...elbv2Limits,
  ...autoscalingLimits,
  ...ecsLimits,
  ...networkLimits,
  ...addressLimits,
  ...operationsLimits,
  ...wafv2Limits,
  ...toolkitLimits,
} as const satisfies Record<string, Limit>;
