import { productionNotWeaker } from "./project/production-not-weaker-than-staging";
import type { RuleHead } from "./rule";
import { rules } from "./rules";

/** Rules about several stacks of a project at once. */
export const projectRules: readonly RuleHead[] = [productionNotWeaker];

export const isProjectRule = (id: string): boolean => projectRules.some((rule) => rule.id === id);

/** Everything that is judged anywhere, in a reader's order. */
export const ruleHeads: readonly RuleHead[] = [...projectRules, ...rules];

export const knownIds: readonly string[] = ruleHeads.map(({ id }) => id);
