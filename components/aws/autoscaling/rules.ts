import { entriesOf } from "../../../model/settings/entries";
import type { Report, SettingsRules, ValidPart } from "../../../model/settings/rule";
import type { AutoscalingShape } from "./schema";

type Autoscaling = ValidPart<AutoscalingShape>;

function scheduleSizes(autoscaling: Autoscaling, say: Report): void {
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

/** A percentage of CPU is one. */
function predictedTarget({ predictive }: Autoscaling, say: Report): void {
  if (predictive?.metric !== "cpu" || predictive.targetValue === undefined || predictive.targetValue <= 100) return;
  const problem = "more than 100 percent of CPU";
  say(["predictive", "targetValue"], { problem, fix: "write a percentage, or set metric to requests" });
}

export const autoscalingRules: SettingsRules<AutoscalingShape> = {
  "predicted-target-legal": predictedTarget,
  "schedule-sizes": scheduleSizes,
};
