import type { Evaluation } from "./evaluate";
import { kubernetesRuleIds } from "./kubernetes-rule-ids";
import { productionNotWeaker } from "./project/production-not-weaker-than-staging";
import type { RuleMetadata } from "./rule";
import { rules } from "./rules";

/** Rules about several stacks of a project at once. */
const projectRules: readonly RuleMetadata[] = [productionNotWeaker];

export const isProjectRule = (id: string): boolean => projectRules.some((rule) => rule.id === id);

/** Everything that is judged in any program, in a reader's order. */
export const ruleMetadata: readonly RuleMetadata[] = [...projectRules, ...rules];

/** Every rule that settings may name. */
export const knownIds: readonly string[] = [...ruleMetadata.map(({ id }) => id), ...kubernetesRuleIds];

const ofObjects: ReadonlySet<string> = new Set(kubernetesRuleIds);

/** What a reader is told of the rules that spoke of some stacks: those of Kubernetes objects only where one of them did. */
export async function metadataFor(
  stacks: readonly Pick<Evaluation, "results" | "notApplicable" | "disabled">[],
): Promise<readonly RuleMetadata[]> {
  const spoke = stacks.some(
    ({ results, notApplicable, disabled }) =>
      notApplicable.some((id) => ofObjects.has(id)) ||
      disabled.some((id) => ofObjects.has(id)) ||
      results.some(({ rule }) => ofObjects.has(rule)),
  );
  return spoke ? [...ruleMetadata, ...(await import("./rules/kubernetes/index.js")).kubernetesRules] : ruleMetadata;
}
