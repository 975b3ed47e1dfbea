import { autoscalingLimits } from "./autoscaling";
import { elbv2Limits } from "./elbv2";
import { networkLimits } from "./network";
import { ownLimits } from "./own";
import type { Limit } from "./types";

/** Every limit the toolkit knows, by key. One that the vendor has moved is overridden under `vipkit:limits`. */
export const table = {
  ...elbv2Limits,
  ...autoscalingLimits,
  ...networkLimits,
  ...ownLimits,
} as const satisfies Record<string, Limit>;
