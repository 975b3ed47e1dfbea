import type { Timers } from "../../../platforms/aws/node-timers";
import type { ServedSettings } from "./served";

/** Seconds that the provider waits by itself for a group to become empty. */
const providerDefault = 600;

/** Seconds for the machines to go away once their service has stopped. */
const shutdown = 300;

/** Seconds within which the group must be empty and gone: every node drains first, then its service stops. */
export function planDeleteTimeout(
  served: readonly Pick<ServedSettings, "deregistrationDelay">[],
  { stopTimeout }: Pick<Timers, "stopTimeout">,
): number {
  const drain = Math.max(0, ...served.map(({ deregistrationDelay }) => deregistrationDelay));
  return Math.max(providerDefault, drain + stopTimeout + shutdown);
}
