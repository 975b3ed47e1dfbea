import type { Report, SettingsRules, ValidPart } from "../../../model/settings/rule";
import { minute } from "./plan";
import type { SessionsShape } from "./schema";

/** AWS takes minutes. */
function wholeMinutes({ idleTimeout, maxDuration }: ValidPart<SessionsShape>, say: Report): void {
  for (const [option, seconds] of Object.entries({ idleTimeout, maxDuration })) {
    if (seconds === undefined || seconds % minute === 0) continue;
    const fix = `write ${Math.ceil(seconds / minute) * minute}`;
    say([option], { problem: "no whole number of minutes, which is what AWS takes", fix });
  }
}

export const sessionsRules: SettingsRules<SessionsShape> = {
  "session-whole-minutes": wholeMinutes,
  "idle-within-session": ({ idleTimeout, maxDuration }, say) => {
    if (idleTimeout === undefined || maxDuration === undefined || idleTimeout <= maxDuration) return;
    const problem = `longer than the whole session of ${maxDuration} seconds: none would ever end by it`;
    say(["idleTimeout"], { problem, fix: `write ${maxDuration} or less, or raise maxDuration` });
  },
};
