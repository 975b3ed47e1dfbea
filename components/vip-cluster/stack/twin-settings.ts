import { z } from "zod";
import { within } from "../../../model/settings/primitives";
import { perLimits } from "../../../platforms/aws/limits";
import { usualBootTime } from "../../../platforms/aws/node-timers";

/** Settings of the twin itself: `vipkit:twin`. */
export const twinSettings = perLimits((limits) =>
  z
    .strictObject({
      bootTime: within(limits, "vipkit.twin.bootTime")
        .default(usualBootTime)
        .describe("Seconds from launch to the start of the node's process, standing for the machine's boot."),
      metricPeriod: within(limits, "vipkit.twin.metricPeriod")
        .default(60)
        .describe("Seconds of one metric datapoint for target tracking; the vendor's is 60."),
      nodeCommand: z
        .array(z.string("text").min(1, "text that is not empty"))
        .default([])
        .describe("Program and arguments of a node when its workload is a container image. Empty: the example server."),
    })
    .describe("The local twin: `provider: twin`. Everything else keeps the spec's own times."),
);
