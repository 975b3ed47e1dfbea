import { productionNotWeaker } from "./project/production-not-weaker-than-staging";
import type { RuleMetadata } from "./rule";
import { rules } from "./rules";

/** Rules about several stacks of a project at once. */
export const projectRules: readonly RuleMetadata[] = [productionNotWeaker];

export const isProjectRule = (id: string): boolean => projectRules.some((rule) => rule.id === id);

/** Everything that is judged anywhere, in a reader's order. */
export const ruleMetadata: readonly RuleMetadata[] = [...projectRules, ...rules];

export const knownIds: readonly string[] = ruleMetadata.map(({ id }) => id);
