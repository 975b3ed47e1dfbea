import { UserError } from "../../model/user-error";
import { isOfRegion } from "../../twin/offline/refusals";
import type { Plan } from "../planned";

/** What is computed of resources in a region that is none says nothing. Throws UserError with all that is refused. */
export function refuseLost(plan: Pick<Plan, "refused">): void {
  if (plan.refused?.some(isOfRegion) === true) refuseRefused(plan);
}

/** What the vendor refuses is a failure of every command, once it has said what it has to say. Throws UserError. */
export function refuseRefused({ refused = [] }: Pick<Plan, "refused">): void {
  if (refused.length === 0) return;
  throw new UserError(refused.map(({ type, name, reason }) => `${type} "${name}": ${reason}`).join("\n"));
}
