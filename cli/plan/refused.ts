import { UserError } from "../errors";
import type { Plan } from "./tree";

/** What the vendor refuses is a failure of every command, once it has said what it has to say. Throws UserError. */
export function refuseRefused({ refused = [] }: Pick<Plan, "refused">): void {
  if (refused.length === 0) return;
  throw new UserError(refused.map(({ type, name, reason }) => `${type} "${name}": ${reason}`).join("\n"));
}
