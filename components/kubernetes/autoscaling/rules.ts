import type { Report, SettingsRules, ValidPart } from "../../../model/settings/rule";
import type { AutoscalingShape } from "./schema";

/** An autoscaler has one behaviour for all of its metrics. */
function sameDirection({ cpu, requestsPerTarget }: ValidPart<AutoscalingShape>, say: Report): void {
  if (cpu?.disableScaleIn === undefined || requestsPerTarget?.disableScaleIn === undefined) return;
  if (cpu.disableScaleIn === requestsPerTarget.disableScaleIn) return;
  say(["requestsPerTarget", "disableScaleIn"], {
    problem: "an autoscaler takes nodes away for all of its metrics or for none",
    fix: `write ${cpu.disableScaleIn} here too`,
  });
}

export const autoscalingRules: SettingsRules<AutoscalingShape> = { "one-behaviour": sameDirection };
