import { types } from "../../../../platforms/kubernetes/catalog/types";
import { kubernetesDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const bindingNoClusterAdmin: Rule = {
  id: "binding-no-cluster-admin",
  title: "The role cluster-admin is given to none of the program's subjects",
  why: "Whatever takes over one of them has the whole cluster.",
  remediation: "Give a role with what is needed, in the namespace where it is needed.",
  url: kubernetesDocs("concepts/security/rbac-good-practices"),
  severity: "high",
  controls: { cisKubernetes: ["5.1.1"], trivy: ["KSV-0111"] },
  types: [types.clusterRoleBinding, types.roleBinding],
  scope: "resource",
  *check(binding) {
    if (binding.text("roleRef.kind") === "ClusterRole" && binding.text("roleRef.name") === "cluster-admin")
      yield fact("roleRef.name", "is cluster-admin; expected a role with what is needed");
  },
};
