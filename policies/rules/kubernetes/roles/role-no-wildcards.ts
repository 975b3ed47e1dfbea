import { types } from "../../../../platforms/kubernetes/catalog/types";
import { each } from "../../../evaluate";
import { kubernetesDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const roleNoWildcards: Rule = {
  id: "role-no-wildcards",
  title: "Roles name what they grant",
  why: "A wildcard grants what does not exist yet as well: the next custom resource, the next verb.",
  remediation: "Name verbs and resources.",
  url: kubernetesDocs("concepts/security/rbac-good-practices"),
  severity: "medium",
  controls: { cisKubernetes: ["5.1.3"], checkov: ["CKV_K8S_49"], trivy: ["KSV-0044", "KSV-0045", "KSV-0046"] },
  types: [types.role, types.clusterRole],
  scope: "resource",
  *check(role) {
    yield* each(role.items("rules"), function* (rule) {
      for (const list of ["verbs", "resources"])
        if (rule.texts(list).includes("*")) yield fact(`${rule.path}.${list}`, "has a wildcard; expected names");
    });
  },
};
