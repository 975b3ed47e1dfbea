import { z } from "zod";
import type { ToolkitLimits } from "../limits";
import { limitText, mapOf, within } from "../settings/primitives";

/** Seconds that a fault may hurt, or no objective at all. */
const seconds = (limits: ToolkitLimits, what: string, defaults: string) => {
  const text = `none, or ${limitText(limits, "vipkit.objective.seconds")}`;
  return z
    .union([z.literal("none"), within(limits, "vipkit.objective.seconds", text)], text)
    .describe(`Seconds until requests are safe again after ${what}, worst case; none sets no objective. ${defaults}`)
    .optional();
};

const capacityText = (limits: ToolkitLimits) => `none, or ${limitText(limits, "vipkit.objective.capacity")}`;

/** What the environment promises, each option by itself. Defaults that depend on `class` are in `resolve.ts`. */
export const objectivesShape = (limits: ToolkitLimits) =>
  z
    .strictObject({
      class: z
        .enum(["development", "staging", "production"])
        .default("production")
        .describe(
          "What the environment is for: decides the objectives that are not set. `development` promises nothing. Say so where it is not production.",
        ),
      nodeCrash: seconds(
        limits,
        "a node's port refuses",
        "Default: production 15, staging 30; 60 and 90 behind a network load balancer.",
      ),
      nodeHang: seconds(
        limits,
        "a node goes silent",
        "Default: production 15, staging 30; 60 and 90 behind a network load balancer.",
      ),
      nodeDrain: seconds(limits, "a node is taken out on purpose", "Default: production and staging 0."),
      zoneLoss: seconds(limits, "a zone is lost", "Default: production 180, staging 300; DNS takes most of it."),
      balancerLoss: seconds(
        limits,
        "a node of the balancer itself is lost",
        "Default: production 180, staging 300; DNS takes most of it.",
      ),
      regionLoss: seconds(
        limits,
        "the region is lost",
        "Default: none. A cluster lives in one region: a number here needs another one, and address.routing of both.",
      ),
      capacityAfterZoneLoss: z
        .union(
          [z.literal("none"), within(limits, "vipkit.objective.capacity", capacityText(limits))],
          capacityText(limits),
        )
        .describe(
          "Percent of the nodes needed that every node group with traffic keeps when a zone is lost; none sets no objective. Default: production and staging 50.",
        )
        .optional(),
      nodesNeeded: mapOf(within(limits, "vipkit.objective.nodes"))
        .default({})
        .describe(
          "Nodes that carry the load at the target of target tracking, by node group: what minSize holds beyond it is spare. Default: minSize, no spare.",
        ),
    })
    .describe("What the environment promises when something fails. A budget or capacity that breaks it is a warning.");

/** What can be promised of any program: what a spec alone knows is left out. */
export const promisesShape = (limits: ToolkitLimits) =>
  objectivesShape(limits).omit({ class: true, nodesNeeded: true });
