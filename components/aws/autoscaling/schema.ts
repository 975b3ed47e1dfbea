import { z } from "zod";
import { cronProblem, isTimeZone } from "../../../model/settings/cron";
import { key, mapOf, numberWithin, within } from "../../../model/settings/primitives";
import { checked } from "../../../model/settings/rule";
import type { Limits } from "../../../platforms/aws/limits";

const disableScaleIn = z.boolean().default(false).describe("Whether nodes are only ever added for it.");

const recurrence = checked(z.string('a schedule such as "0 8 * * MON-FRI"'), (text) => {
  const problem = cronProblem(text);
  if (problem === undefined) return undefined;
  return { problem, allowed: 'five fields, minute hour day month weekday, such as "0 8 * * MON-FRI"' };
});

const timeZone = checked(z.string("a time zone such as Europe/Berlin"), (name) =>
  isTimeZone(name) ? undefined : { problem: "not a time zone", allowed: "an IANA name such as Europe/Berlin" },
);

/** When and how the number of nodes changes, each option by itself. */
export const autoscalingShape = (limits: Limits) => {
  const size = within(limits, "autoscaling.size");
  return z.strictObject({
    cpu: z
      .strictObject({
        targetValue: numberWithin(limits, "autoscaling.cpu.target").describe(
          "Percent of CPU, averaged over the group's nodes.",
        ),
        disableScaleIn,
      })
      .describe("Keeps the group's CPU at a target. Absent: no such policy.")
      .optional(),
    requestsPerTarget: z
      .strictObject({
        targetValue: numberWithin(limits, "vipkit.requestsPerTarget").describe("Requests per node and minute."),
        targetGroup: key.describe("Which target group counts, when the node group serves more than one.").optional(),
        disableScaleIn,
      })
      .describe("Keeps the requests per node at a target; application load balancers only. Absent: no such policy.")
      .optional(),
    schedules: mapOf(
      z.strictObject({
        recurrence: recurrence.describe("When, as five cron fields: minute, hour, day, month, weekday."),
        timeZone: timeZone.default("UTC").describe("IANA time zone that the schedule is in."),
        minSize: size.describe("Fewest nodes from then on.").optional(),
        maxSize: size.describe("Most nodes from then on.").optional(),
        desiredCapacity: size.describe("Nodes from then on, until something else scales.").optional(),
      }),
    )
      .default({})
      .describe("Sizes that change by the clock, by name."),
  });
};

export type AutoscalingShape = z.output<ReturnType<typeof autoscalingShape>>;
