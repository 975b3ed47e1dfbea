import { ruled } from "../../../model/settings/rule";
import { once } from "../once";
import { autoscalingRules } from "./rules";
import { autoscalingShape } from "./schema";

/** When and how the number of nodes of one group changes. */
export const autoscalingSettings = once(() => ruled(autoscalingShape(), autoscalingRules));
