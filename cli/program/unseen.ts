import { shortType } from "../../model/graph/short-type";
import { UserError } from "../../model/user-error";
import type { Plan, PlannedResource } from "../planned";

/** The components of a plan that a plugin makes elsewhere: what is in them is not known offline. */
export const unseenIn = ({ resources }: Pick<Plan, "resources">): readonly PlannedResource[] =>
  resources.filter(({ remote }) => remote === true);

export const whyUnseen = ({ type }: PlannedResource): string =>
  `made by the plugin ${type.split(":")[0] ?? ""}, which an offline plan does not run: nothing in it is known`;

export const describeUnseen = (component: PlannedResource): string =>
  `${shortType(component.type)} "${component.name}": ${whyUnseen(component)}`;

/** An answer about a program of which a part cannot be seen is none. Throws UserError that names the parts. */
export function refuseUnseen(plan: Pick<Plan, "resources">): void {
  const unseen = unseenIn(plan);
  if (unseen.length > 0) throw new UserError(["not known:", ...unseen.map(describeUnseen)].join("\n"));
}
