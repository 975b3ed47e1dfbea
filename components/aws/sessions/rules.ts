import type { SettingsRules } from "../../../model/settings/rule";
import type { SessionsShape } from "./schema";

export const sessionsRules: SettingsRules<SessionsShape> = {
  "idle-within-session": ({ idleTimeout, maxDuration }, say) => {
    if (idleTimeout === undefined || maxDuration === undefined || idleTimeout <= maxDuration) return;
    const problem = `longer than the whole session of ${maxDuration} minutes: none would ever end by it`;
    say(["idleTimeout"], { problem, fix: `write ${maxDuration} or less, or raise maxDuration` });
  },
};
