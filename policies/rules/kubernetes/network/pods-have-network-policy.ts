import { servingTypes } from "../../../../platforms/kubernetes/catalog/types";
import { podSpec } from "../../../../platforms/kubernetes/objects/pods";
import { networkPoliciesOf } from "../../../../platforms/kubernetes/objects/references";
import { kubernetesDocs } from "../../../queries/links";
import type { Rule } from "../../../rule";

export const podsHaveNetworkPolicy: Rule = {
  id: "pods-have-network-policy",
  title: "A network policy says who may connect to a pod",
  why: "A pod that no policy selects takes connections from every pod of the cluster.",
  remediation: "Make a NetworkPolicy for the namespace that denies all, and one for each connection that is wanted.",
  url: kubernetesDocs("concepts/services-networking/network-policies"),
  severity: "medium",
  controls: { cisKubernetes: ["5.3.2"], checkov: ["CKV2_K8S_6"] },
  types: servingTypes,
  scope: "stack",
  applies: (workload) => podSpec(workload).flag("hostNetwork") !== true,
  *check(workload, graph) {
    if (networkPoliciesOf(workload, graph, "Ingress").length === 0)
      yield { property: "", problem: "no NetworkPolicy for Ingress selects its pods; expected one" };
  },
};
