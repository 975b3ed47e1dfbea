import { z } from "zod";
import { formed, limitText } from "../../../model/settings/primitives";
import { checked } from "../../../model/settings/rule";
import type { Limits } from "../../../platforms/aws/limits";

const day = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
const time = "(?:[01]\\d|2[0-3]):[0-5]\\d";
const window = formed(new RegExp(`^${day}:${time}-${day}:${time}$`), "a window in UTC such as Mon:09:00-Mon:17:00");
const dateText = "a date such as 2027-11-26";
/** The months' ends count: JavaScript takes 2027-02-30 for the second of March. */
const date = checked(formed(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, dateText), (text) => {
  const day = new Date(`${text}T00:00:00Z`);
  const isThere = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  return isThere ? undefined : { problem: "no day of the calendar", allowed: dateText };
});

/** The options of zonal autoshift, each by itself; `zonalAutoshiftSettings` adds the rules between them. */
export const zonalAutoshiftShape = (limits: Limits) => {
  const most = limits["arc.windows"].max;
  const upTo = <T extends z.ZodType>(entry: T) =>
    z.array(entry).max(most, limitText(limits, "arc.windows")).default([]);
  return z.strictObject({
    enabled: z
      .boolean()
      .default(true)
      .describe("Whether AWS moves traffic away from a zone by itself. Practice runs are held either way."),
    allowedWindows: upTo(window).describe(
      "When practice runs may begin, in UTC, as in Mon:09:00-Mon:17:00. Default: any time. Not with blockedWindows.",
    ),
    blockedWindows: upTo(window).describe("When none may begin, in UTC: peaks, nights without anyone at hand."),
    blockedDates: upTo(date).describe("Days on which none may begin: sales, freezes."),
  });
};

export type ZonalAutoshiftShape = z.output<ReturnType<typeof zonalAutoshiftShape>>;
