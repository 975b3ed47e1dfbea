import { z } from "zod";
import { activityShape } from "./activities";
import { groupMemoryShape } from "./group-memory";
import { instanceShape } from "./instance";
import { evacuationShape } from "./zones";

/** What the store keeps of the compute side. */
export const computeStateShape = z.object({
  instances: z.array(instanceShape).default([]),
  groups: z.array(groupMemoryShape).default([]),
  activities: z.array(activityShape).default([]),
  failedZones: z.array(z.string()).default([]),
  evacuations: z.array(evacuationShape).default([]),
});
export type ComputeState = z.output<typeof computeStateShape>;
