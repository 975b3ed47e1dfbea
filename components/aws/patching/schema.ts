import { z } from "zod";
import { key, within } from "../../../model/settings/primitives";
import type { Limits } from "../../../platforms/aws/limits";
import { schedule, timeZone } from "../backup/schema";

const hours = (limits: Limits, usual: number) => within(limits, "ssm.association.hours").default(usual);

/** The options of patching, each by itself; `patchingSettings` adds the rules between them. */
export const patchingShape = (limits: Limits) =>
  z.strictObject({
    schedule: schedule
      .default("cron(0 5 ? * TUE *)")
      .describe("When the maintenance window opens, by AWS's cron; one of day-of-month and day-of-week is `?`."),
    timeZone,
    durationHours: within(limits, "ssm.window.durationHours").default(4).describe("Hours that it stays open."),
    cutoffHours: within(limits, "ssm.window.cutoffHours")
      .default(1)
      .describe("Hours before its end from which on no further node is begun with."),
    approveAfter: within(limits, "ssm.patch.approveAfter")
      .default(7)
      .describe("Days after its release from which on a security patch is installed; critical ones at once."),
    associations: z
      .strictObject({
        scan: hours(limits, 24).describe("Hours from one look for missing patches to the next; nothing is installed."),
        inventory: hours(limits, 12).describe("Hours from one list of what is installed on a node to the next."),
        agent: hours(limits, 336).describe("Hours from one update of Systems Manager's agent to the next."),
      })
      .describe(
        "What Systems Manager does on every node between the windows, and on a new one at once. Absent: nothing, and what a node lacks is known after a window alone.",
      )
      .optional(),
    nodeGroups: z.array(key).describe("Node groups that are patched, by name. Default: all of the cluster.").optional(),
  });

export type PatchingShape = z.output<ReturnType<typeof patchingShape>>;
