import type { Path } from "../../model/settings/path";
import { limitText } from "../../model/settings/primitives";
import type { Report } from "../../model/settings/rule";
import type { LimitKey, LimitSeverity, Limits } from "./limits";

/** Says when a count is beyond a limit of this severity: fixed limits refuse, default quotas only warn. */
export const quota =
  (limits: Limits, severity: LimitSeverity, say: Report) =>
  (key: LimitKey, count: number, path: Path): void => {
    const limit = limits[key];
    if (limit.severity !== severity || (count >= limit.min && count <= limit.max)) return;
    const problem =
      count < limit.min
        ? `only ${count}`
        : `${count} are more than AWS allows${severity === "warning" ? " by default" : ""}`;
    const fix = severity === "warning" ? `raise vipkit:limits ${key} if your account has more` : undefined;
    say(path, { problem, allowed: limitText(limits, key), ...(fix === undefined ? {} : { fix }) });
  };
