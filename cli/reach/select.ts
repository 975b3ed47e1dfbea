import { UserError } from "../../model/user-error";
import { endpointsNamed } from "../../platforms/aws/reachability";

import type { AnyFlow, AnyReach } from "./any-reach";

/** The flows between some endpoints. Throws UserError, with exit code 2, when a word names none. */
export function selectFlows(
  reach: AnyReach,
  { from, to }: { readonly from?: string; readonly to?: string },
): readonly AnyFlow[] {
  const [sources, targets] = [namesOf(reach, "--from", from), namesOf(reach, "--to", to)];
  return reach.flows.filter((flow) => sources.has(flow.from) && targets.has(flow.to));
}

function namesOf(reach: AnyReach, option: string, word: string | undefined): ReadonlySet<string> {
  if (word === undefined) return new Set(reach.endpoints.map(({ name }) => name));
  const named = endpointsNamed(reach, word).map(({ name }) => name);
  if (named.length > 0) return new Set(named);
  const known = [...new Set(reach.endpoints.flatMap(({ kind, name }) => [name, kind]))].filter(
    (text) => text !== "range",
  );
  throw new UserError(`${option} ${word}: unknown endpoint; one of ${known.join(", ")}`, 2);
}
