import { entryRepeats } from "../../../model/settings/repeats";
import type { Report, SettingsRules, ValidPart } from "../../../model/settings/rule";
import type { PatchingShape } from "./schema";

type Patching = ValidPart<PatchingShape>;

function cutoff({ durationHours, cutoffHours }: Patching, say: Report): void {
  if (durationHours === undefined || cutoffHours === undefined || cutoffHours < durationHours) return;
  const problem = `not below durationHours, ${durationHours}: no node would ever be begun with`;
  say(["cutoffHours"], { problem, fix: `write ${durationHours - 1} or less, or raise durationHours` });
}

export const patchingRules: SettingsRules<PatchingShape> = {
  "cutoff-within-window": cutoff,
  "entries-distinct": ({ nodeGroups }, say) => entryRepeats(nodeGroups ?? [], ["nodeGroups"], say),
};
