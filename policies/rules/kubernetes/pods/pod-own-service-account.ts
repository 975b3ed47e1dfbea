import { workloadTypes } from "../../../../platforms/kubernetes/catalog/types";
import { podSpec } from "../../../../platforms/kubernetes/objects/pods";
import { accountOf } from "../../../../platforms/kubernetes/objects/references";
import { kubernetesDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const podOwnServiceAccount: Rule = {
  id: "pod-own-service-account",
  title: "Pods that ask the API server run under a service account of their own",
  why: "What is granted to the namespace's default account is granted to every pod that names none.",
  remediation: "Make a ServiceAccount for the workload and name it in serviceAccountName.",
  url: kubernetesDocs("tasks/configure-pod-container/configure-service-account"),
  severity: "low",
  controls: { cisKubernetes: ["5.1.5"], checkov: ["CKV_K8S_41"] },
  decision: "Where the pod carries no token, its account decides nothing, and the rule has nothing to say.",
  types: workloadTypes,
  scope: "resource",
  applies: (workload) => podSpec(workload).flag("automountServiceAccountToken") !== false,
  *check(workload) {
    if (accountOf(workload) === "default")
      yield fact(podSpec(workload).at("serviceAccountName").path, "is default; expected an account of its own");
  },
};
