import { entriesOf } from "../../../model/settings/entries";
import type { Rules, Say, Sound } from "../../../model/settings/rule";
import type { AutoscalingShape } from "./schema";

type Autoscaling = Sound<AutoscalingShape>;

function scheduleSizes(autoscaling: Autoscaling, say: Say): void {
  for (const [name, { minSize, maxSize, desiredCapacity }] of entriesOf(autoscaling.schedules)) {
    const path = ["schedules", name];
    if (minSize === undefined && maxSize === undefined && desiredCapacity === undefined) {
      say(path, { problem: "changes nothing", fix: "set minSize, maxSize or desiredCapacity" });
    }
    if (minSize !== undefined && maxSize !== undefined && minSize > maxSize) {
      say([...path, "minSize"], { problem: `above maxSize ${maxSize}`, fix: "swap them" });
    }
    if (desiredCapacity === undefined) continue;
    if (minSize !== undefined && desiredCapacity < minSize) {
      say([...path, "desiredCapacity"], { problem: `below minSize ${minSize}`, fix: `write ${minSize} or more` });
    }
    if (maxSize !== undefined && desiredCapacity > maxSize) {
      say([...path, "desiredCapacity"], { problem: `above maxSize ${maxSize}`, fix: `write ${maxSize} or less` });
    }
  }
}

export const autoscalingRules: Rules<AutoscalingShape> = { "schedule-sizes": scheduleSizes };
