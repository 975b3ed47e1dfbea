import { type Constraint, checks, limitedEntries, oneOf, pattern, refused } from "./constraint";
import { list } from "./read";

const window = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun):\d{2}:\d{2}-(Mon|Tue|Wed|Thu|Fri|Sat|Sun):\d{2}:\d{2}$/;

export const autoshiftConstraint = checks(
  oneOf("zonalAutoshiftStatus", ["ENABLED", "DISABLED"]),
  limitedEntries("outcomeAlarms", "arc.alarms", "alarms"),
  limitedEntries("blockingAlarms", "arc.alarms", "alarms"),
  oneOf("outcomeAlarms[].type", ["CLOUDWATCH"]),
  oneOf("blockingAlarms[].type", ["CLOUDWATCH"]),
  limitedEntries("allowedWindows", "arc.windows", "windows"),
  limitedEntries("blockedWindows", "arc.windows", "windows"),
  limitedEntries("blockedDates", "arc.windows", "dates"),
  pattern("allowedWindows[]", window, "a window such as Mon:09:00-Mon:17:00"),
  pattern("blockedWindows[]", window, "a window such as Mon:09:00-Mon:17:00"),
  pattern("blockedDates[]", /^\d{4}-\d{2}-\d{2}$/, "a date such as 2027-11-26"),
);

/** Source: AWS service model arc-zonal-shift, CreatePracticeRunConfiguration, botocore 1.44.8. */
export const autoshiftRefusals: Constraint = (inputs) => {
  const [allowed, blocked] = [list(inputs, "allowedWindows"), list(inputs, "blockedWindows")];
  return [
    ...(list(inputs, "outcomeAlarms").length === 0
      ? refused("ValidationException", "outcomeAlarms", "A practice run needs one outcome alarm or more")
      : []),
    ...(allowed.length > 0 && blocked.length > 0
      ? refused("ValidationException", "blockedWindows", "Allowed and blocked windows exclude each other")
      : []),
  ];
};
