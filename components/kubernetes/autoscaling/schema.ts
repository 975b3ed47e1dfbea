import { z } from "zod";
import { formed, key, mapOf } from "../../../model/settings/primitives";
import { wholeWithin } from "../../../platforms/kubernetes/primitives";
import { trigger } from "./trigger-schema";

const disableScaleIn = z.boolean().default(false).describe("Whether nodes are only ever added for it.");

const metric = formed(/^[A-Za-z_][A-Za-z0-9_:/.-]*$/, "a metric's name such as http_requests_per_second");

/** When and how the number of nodes changes, each option by itself. */
export const autoscalingShape = () =>
  z.strictObject({
    cpu: z
      .strictObject({
        targetValue: wholeWithin("kubernetes.utilization").describe(
          "Percent of the CPU that nodes ask for, averaged over the group.",
        ),
        disableScaleIn,
      })
      .describe("Keeps the group's CPU at a target. Absent: no such policy.")
      .optional(),
    requestsPerTarget: z
      .strictObject({
        targetValue: wholeWithin("vipkit.requestsPerTarget").describe("Requests per node and minute."),
        targetGroup: key.describe("Which target group counts, when the node group serves more than one.").optional(),
        metric: metric.describe(
          "Metric of each pod, in requests per second, that an adapter in the cluster serves: without one a cluster counts no requests.",
        ),
        disableScaleIn,
      })
      .describe("Keeps the requests per node at a target. Absent: no such policy.")
      .optional(),
    triggers: mapOf(trigger())
      .default({})
      .describe(
        "What else decides, by name: times, a query, a queue. With one of them KEDA makes the autoscaler, and has to be in the cluster.",
      ),
    scaleInWindow: wholeWithin("kubernetes.drain")
      .default(300)
      .describe("Seconds whose highest need counts before nodes are taken away, so that a short lull takes none."),
  });

export type AutoscalingShape = z.output<ReturnType<typeof autoscalingShape>>;
