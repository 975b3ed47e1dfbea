import { types } from "../../../../platforms/kubernetes/catalog/types";
import { each } from "../../../evaluate";
import { kubernetesDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

/** Groups of everything that reaches the API server, and the one that passes all checks. Source: Kubernetes, RBAC good practices. */
const wide = [
  "system:masters",
  "system:anonymous",
  "system:unauthenticated",
  "system:authenticated",
  "system:serviceaccounts",
];

export const bindingSubjectsKnown: Rule = {
  id: "binding-subjects-known",
  title: "Rights are given to subjects that are known, not to all there are",
  why: "Groups of every account, or of callers without a name, hold what the program's owner does not know.",
  remediation: "Name the users, groups and service accounts.",
  url: kubernetesDocs("concepts/security/rbac-good-practices"),
  severity: "high",
  controls: { cisKubernetes: ["5.1.7"] },
  types: [types.clusterRoleBinding, types.roleBinding],
  scope: "resource",
  *check(binding) {
    yield* each(binding.items("subjects"), function* (subject) {
      const name = subject.text("name") ?? "";
      if (subject.text("kind") !== "ServiceAccount" && wide.includes(name))
        yield fact(`${subject.path}.name`, `is ${name}; expected a user, a group or a service account of its own`);
    });
  },
};
