import { limitText } from "../../model/settings/primitives";
import type { SettingsRules } from "../../model/settings/rule";
import type { Limits } from "./limits";

/** Source: AWS service model elbv2, TagKey and TagValue. */
const characters = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const charactersText = "letters, digits, spaces and _.:/=+-@";

export const tagRules = (limits: Limits): SettingsRules<Record<string, string>> => ({
  "tags-legal": (tags, say) => {
    const [keys, values] = [limits["tag.key.length"], limits["tag.value.length"]];
    for (const [key, value] of Object.entries(tags)) {
      if (key.length < keys.min || key.length > keys.max) {
        say([key], {
          problem: "a tag name of the wrong length",
          received: key,
          allowed: limitText(limits, "tag.key.length"),
        });
      } else if (key.toLowerCase().startsWith("aws:")) {
        say([key], { problem: "names that start with aws: are AWS's own", received: key, fix: "choose another name" });
      } else if (!characters.test(key)) {
        say([key], { problem: "a tag name with other characters", received: key, allowed: charactersText });
      }
      if (value === undefined) continue;
      if (value.length > values.max) {
        say([key], { problem: "a tag value that is too long", allowed: limitText(limits, "tag.value.length") });
      } else if (!characters.test(value)) {
        say([key], { problem: "a tag value with other characters", allowed: charactersText });
      }
    }
    // Some are left for the toolkit's own: Name, component, cluster and what the engine adds.
    const room = limits["tag.count"].max - 10;
    const count = Object.keys(tags).length;
    if (count > room)
      say([], { problem: `${count} tags`, allowed: `at most ${room}: AWS takes 50, and 10 are the toolkit's` });
  },
});
