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

const predictive = (limits: Limits) =>
  z
    .strictObject({
      metric: z
        .enum(["cpu", "requests"])
        .default("cpu")
        .describe(
          "What is forecast: the group's CPU, or the requests of its target group (application load balancers).",
        ),
      targetValue: numberWithin(limits, "vipkit.requestsPerTarget").describe(
        "Percent of CPU per node, or requests per node and minute: as that of target tracking on the same metric.",
      ),
      mode: z
        .enum(["ForecastAndScale", "ForecastOnly"])
        .default("ForecastAndScale")
        .describe("`ForecastOnly` shows what it would do and does nothing."),
      schedulingBufferTime: within(limits, "autoscaling.predictive.buffer")
        .default(300)
        .describe(
          "Seconds by which nodes are launched before the forecast says that they are needed; bootTime at least.",
        ),
    })
    .describe(
      "Adds nodes ahead of a load that comes back by the day or week; it never removes any. It needs a day of metrics, better two weeks. Absent: none.",
    );

/** Target tracking on the processor. */
export const cpuTracking = (limits: Limits) =>
  z
    .strictObject({
      targetValue: numberWithin(limits, "autoscaling.cpu.target").describe(
        "Percent of CPU, averaged over the group's nodes.",
      ),
      disableScaleIn,
    })
    .describe("Keeps the group's CPU at a target. Absent: no such policy.")
    .optional();

/** When and how the number of nodes changes, each option by itself. */
export const autoscalingShape = (limits: Limits) => {
  const size = within(limits, "autoscaling.size");
  return z.strictObject({
    cpu: cpuTracking(limits),
    requestsPerTarget: z
      .strictObject({
        targetValue: numberWithin(limits, "vipkit.requestsPerTarget").describe("Requests per node and minute."),
        targetGroup: key.describe("Which target group counts, when the node group serves more than one.").optional(),
        disableScaleIn,
      })
      .describe("Keeps the requests per node at a target; application load balancers only. Absent: no such policy.")
      .optional(),
    predictive: predictive(limits).optional(),
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
