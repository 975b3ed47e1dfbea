import { entryRepeats } from "../../../model/settings/repeats";
import type { Report, SettingsRules, ValidPart } from "../../../model/settings/rule";
import type { PatchingShape } from "./schema";

type Patching = ValidPart<PatchingShape>;

function cutoff({ duration, cutoff: hours }: Patching, say: Report): void {
  if (duration === undefined || hours === undefined || hours < duration) return;
  const problem = `not below the duration of ${duration} hours: no node would ever be begun with`;
  say(["cutoff"], { problem, fix: `write ${duration - 1} or less, or raise duration` });
}

export const patchingRules: SettingsRules<PatchingShape> = {
  "cutoff-below-duration": cutoff,
  "entries-distinct": ({ nodeGroups }, say) => entryRepeats(nodeGroups ?? [], ["nodeGroups"], say),
};
