import { entryRepeats } from "../../../model/settings/repeats";
import type { Report, SettingsRules, ValidPart } from "../../../model/settings/rule";
import type { AddressShape } from "./schema";

type Address = ValidPart<AddressShape>;

/** Route 53 takes a record without others of its name for the answer, whatever a check says. */
function checkDecides({ routing, healthCheck }: Address, say: Report): void {
  if (healthCheck === undefined || routing !== undefined) return;
  say(["healthCheck"], {
    problem: "decides nothing: a record that has its name alone is the answer whether it is healthy or not",
    fix: "set routing, or take it out",
  });
}

function regionsDistinct({ healthCheck }: Address, say: Report): void {
  entryRepeats(healthCheck?.regions ?? [], ["healthCheck", "regions"], say);
}

export const addressRules = (): SettingsRules<AddressShape> => ({
  "check-decides": checkDecides,
  "check-regions-distinct": regionsDistinct,
});
