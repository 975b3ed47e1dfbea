import { types } from "../../../../platforms/kubernetes/catalog/types";
import { each } from "../../../evaluate";
import { kubernetesDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const bindingNotDefaultAccount: Rule = {
  id: "binding-not-default-account",
  title: "No rights are given to a namespace's default service account",
  why: "Every pod that names no account runs under it, and would have the rights too.",
  remediation: "Make a ServiceAccount for the workload, and give it the rights.",
  url: kubernetesDocs("concepts/security/rbac-good-practices"),
  severity: "medium",
  controls: { cisKubernetes: ["5.1.5"], checkov: ["CKV_K8S_42"] },
  types: [types.clusterRoleBinding, types.roleBinding],
  scope: "resource",
  *check(binding) {
    yield* each(binding.items("subjects"), function* (subject) {
      if (subject.text("kind") === "ServiceAccount" && subject.text("name") === "default")
        yield fact(`${subject.path}.name`, "is default; expected an account of its own");
    });
  },
};
