import { entryRepeats } from "../../../model/settings/repeats";
import type { Report, SettingsRules, ValidPart } from "../../../model/settings/rule";
import type { ZonalAutoshiftShape } from "./schema";

type Autoshift = ValidPart<ZonalAutoshiftShape>;

function windowsLegal({ allowedWindows, blockedWindows, blockedDates }: Autoshift, say: Report): void {
  if ((allowedWindows ?? []).length > 0 && (blockedWindows ?? []).length > 0) {
    const problem = "given beside allowedWindows, which block every other time already";
    say(["blockedWindows"], { problem, fix: "keep one of the two" });
  }
  entryRepeats(allowedWindows ?? [], ["allowedWindows"], say);
  entryRepeats(blockedWindows ?? [], ["blockedWindows"], say);
  entryRepeats(blockedDates ?? [], ["blockedDates"], say);
}

export const zonalAutoshiftRules: SettingsRules<ZonalAutoshiftShape> = { "practice-windows-legal": windowsLegal };
