import type { ResourceReader } from "../model/graph";
import { types } from "../platforms/kubernetes/catalog/types";
import { each } from "./evaluate";
import type { Rule, RuleMetadata } from "./rule";

/** Verbs on resources that no role should grant. */
interface Grant {
  /** Default: the core group. */
  readonly group?: string;
  /** `secrets`, `pods/exec`. */
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/** A rule against what roles grant. */
interface RoleRule extends RuleMetadata, Partial<Pick<Rule, "types">> {
  readonly grants: readonly Grant[];
  /** True where a grant for objects by name is as it should be. Default: false. */
  readonly allowsNamed?: boolean;
}

/** One of `wanted` that a list holds, by its name or by a wildcard. */
const heldIn = (list: readonly string[], wanted: readonly string[]): string | undefined =>
  wanted.find((one) => list.includes(one)) ?? (list.includes("*") ? wanted[0] : undefined);

/** A star holds every resource, and before a part's name that part of every resource. Source: Kubernetes, RBAC, referring to resources. */
function resourceIn(list: readonly string[], resources: readonly string[]): string | undefined {
  return resources.find((resource) => {
    const [, part] = resource.split("/");
    return list.includes(resource) || list.includes("*") || (part !== undefined && list.includes(`*/${part}`));
  });
}

/** What a rule of a role grants of it, in words; undefined where nothing. Throws UnknownValueError. */
function granted(rule: ResourceReader, { group = "", resources, verbs }: Grant): string | undefined {
  const groups = rule.texts("apiGroups");
  if (!groups.includes(group) && !groups.includes("*")) return undefined;
  const resource = resourceIn(rule.texts("resources"), resources);
  const verb = resource === undefined ? undefined : heldIn(rule.texts("verbs"), verbs);
  return verb === undefined ? undefined : `${verb} on ${resource}`;
}

export const roleRule = ({ grants, allowsNamed = false, ...rule }: RoleRule): Rule => ({
  types: [types.role, types.clusterRole],
  ...rule,
  scope: "resource",
  *check(role) {
    yield* each(role.items("rules"), function* (entry) {
      if (allowsNamed && entry.texts("resourceNames").length > 0) return;
      for (const grant of grants) {
        const what = granted(entry, grant);
        if (what === undefined) continue;
        yield { property: `${entry.path}.verbs`, problem: `${entry.path} grants ${what}; expected no such rule` };
        return;
      }
    });
  },
});
