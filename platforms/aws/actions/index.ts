import { balancingNeeds } from "./balancing";
import { dataNeeds } from "./data";
import { machineNeeds } from "./machines";
import { type Needs, verbs } from "./needs";
import { networkNeeds } from "./network";
import { reference } from "./reference";

export { dutyActions } from "./duties";
export { verbs } from "./needs";

/**
 * IAM actions that a change of a resource asks for, by its type. Sources: the permissions of CloudFormation's own handlers (registry schemas of
 * 2026-10-20, in cfn-lint 1.58.0) and what is recorded of Terraform's provider, which @pulumi/aws wraps (JamesWoolfenden/pike, 2026-08-21),
 * without what belongs to options that no component here has; read 2026-11-30.
 */
export const needsByType: Readonly<Record<string, Needs>> = {
  ...networkNeeds,
  ...balancingNeeds,
  ...machineNeeds,
  ...dataNeeds,
};

/** What a program's resources ask for: sorted, each once. */
interface ProgramNeeds {
  readonly actions: readonly string[];
  /** Types of which no table says what they need. */
  readonly unknown: readonly string[];
}

/** The actions that resources of these types ask for, by these kinds of calls. */
export function actionsOf(types: Iterable<string>, calls: readonly (keyof Needs)[] = verbs): ProgramNeeds {
  const all = [...new Set(types)].sort();
  const found = all.flatMap((type) => calls.flatMap((call) => needsByType[type]?.[call] ?? []));
  return {
    actions: [...new Set(found)].sort(),
    unknown: all.filter((type) => needsByType[type] === undefined),
  };
}

const withoutResource: ReadonlySet<string> = new Set(
  Object.entries(reference).flatMap(([service, { none }]) => none.split(" ").map((name) => `${service}:${name}`)),
);

/** Whether AWS judges an action without a resource: a policy names `*` then. Of the actions here and no others. */
export const knowsNoResource = (action: string): boolean => withoutResource.has(action);
